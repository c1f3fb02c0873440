import type { Limit } from '../../kernel/calendar.ts'
import * as deed from './deeds.ts'
import { atOnce, hours, step } from './plots.ts'
import { joins, says } from './saying.ts'
import type { Theme } from './sayings.ts'
import type { Step } from './scene.ts'
import type { Standing } from './standing.ts'
import { ways } from './ways.ts'

const said = step(atOnce, (scene) => says(scene))
const soon: Limit = { amount: 3, unit: 'minute' }
const forHelpers = deed.marks({ isOpenToHelpers: true })
const told = [step(hours(0.5), deed.looks), step(hours(0.5), deed.tells('called'))] as const

function standing(age: number, theme: Theme, ...steps: readonly Step[]): Standing {
  return { age, clock: 'working', theme, steps: [said, ...steps] }
}

function urgent(age: number, theme: Theme, ...steps: readonly Step[]): Standing {
  return { age, clock: 'wall', theme, steps: [said, step(soon, deed.marks({ urgency: 'now' })), ...steps] }
}

const many = Array.from({ length: 8 }, () => step({ amount: 25, unit: 'minute' }, (scene) => joins(scene)))

export const today: readonly Standing[] = [
  ...ways,
  // Just said; nobody has looked yet.
  standing(0.1, 'lamp'),
  standing(0.2, 'rubbish'),
  standing(0.4, 'parking'),
  standing(0.6, 'question'),
  standing(0.8, 'tree'),
  standing(1, 'drain'),
  standing(1.2, 'other'),
  standing(0.5, 'care'),
  standing(
    0.3,
    'leak',
    step(soon, (scene) => joins(scene)),
  ),
  {
    age: 0.7,
    clock: 'working',
    theme: 'door',
    steps: [step(atOnce, (scene) => says(scene, { withVoice: true }))],
  },
  // Nobody has spoken to the person, and the time for it is over.
  standing(15, 'tree'),
  standing(12, 'papers'),
  // Warned: something urgent whose next word is due within hours.
  urgent(0.9, 'utility', step(soon, deed.tells('called'))),
  urgent(0.7, 'leak', step(soon, deed.tells('called'))),
  // In hand.
  standing(6, 'lamp', ...told),
  standing(7, 'leak', ...told, step(hours(1), deed.notes)),
  standing(9, 'drain', ...told, step(hours(1), deed.gives('hand'))),
  standing(11, 'noise', ...told, step(hours(2), deed.addsWords)),
  standing(12, 'door', ...told, step(hours(1), deed.gives('worker'))),
  standing(13, 'rubbish', ...told, step(hours(2), deed.urges)),
  standing(14, 'lift', ...told, ...many),
  standing(15, 'lamp', ...told, ...many.slice(0, 4), step(hours(2), deed.urges)),
  standing(16, 'safety', ...told, step(hours(2), deed.tells())),
  standing(18, 'heat', ...told, step(hours(3), deed.tells()), step(hours(5), deed.tells('called'))),
  standing(20, 'illegal', ...told, step(hours(12), deed.tells())),
  standing(8, 'care', ...told, step(hours(2), deed.gives('worker'))),
  standing(10, 'quarrel', ...told, step(hours(3), deed.notes)),
  // Asked something back.
  standing(5, 'leak', step(hours(1), deed.asks)),
  standing(9, 'papers', step(hours(2), deed.asks)),
  standing(12, 'noise', ...told, step(hours(4), deed.asks)),
  // Offered to another body, which has not answered yet.
  standing(3, 'lamp', ...told, step(hours(0.3), deed.offers)),
  standing(4, 'drain', ...told, step(hours(1), deed.offers)),
  standing(5, 'parking', ...told, step(hours(2), deed.offers)),
  standing(4, 'noise', ...told, step(hours(1.5), deed.offers)),
  standing(3, 'road', ...told, step(hours(0.5), deed.offers)),
  // Offered and taken back.
  standing(8, 'tree', ...told, step(hours(0.5), deed.offers), step(hours(1), deed.takesOfferBack)),
  standing(9, 'rubbish', ...told, step(hours(0.5), deed.offers), step(hours(1), deed.takesOfferBack)),
  // Refused, or never answered: the coordinator must say whose it is.
  standing(7, 'leak', ...told, step(hours(1), deed.offers), step(hours(2), deed.refuses)),
  standing(9, 'illegal', ...told, step(hours(1), deed.offers), step(hours(3), deed.refuses)),
  standing(12, 'road', ...told, step(hours(1), deed.offers), step(hours(2), deed.refuses)),
  standing(23, 'heat', ...told, step(hours(1), deed.offers), step(hours(18), deed.tells())),
  standing(32, 'property', ...told, step(hours(1), deed.offers), step(hours(20), deed.tells())),
  // With another body, which took it.
  standing(12, 'door', ...told, step(hours(1), deed.offers), step(hours(2), deed.accepts)),
  standing(
    16,
    'lamp',
    ...told,
    step(hours(1), deed.offers),
    step(hours(1), deed.accepts),
    step(hours(5), deed.tells()),
  ),
  standing(
    14,
    'utility',
    ...told,
    step(hours(1), deed.offers),
    step(hours(2), deed.accepts),
    step(hours(6), deed.tells()),
  ),
  standing(18, 'noise', ...told, step(hours(1), deed.offers), step(hours(4), deed.accepts)),
  // Named by the coordinator.
  standing(
    15,
    'drain',
    ...told,
    step(hours(1), deed.offers),
    step(hours(2), deed.refuses),
    step(hours(3), deed.designates),
    step(hours(6), deed.tells()),
  ),
  standing(
    17,
    'road',
    ...told,
    step(hours(1), deed.offers),
    step(hours(2), deed.refuses),
    step(hours(4), deed.designates),
  ),
  standing(
    20,
    'parking',
    ...told,
    step(hours(1), deed.offers),
    step(hours(2), deed.refuses),
    step(hours(4), deed.designates),
    step(hours(6), deed.tells()),
  ),
  // A later date was promised.
  standing(26, 'leak', ...told, step(hours(9), deed.promises(8)), step(hours(14), deed.tells())),
  standing(30, 'tree', ...told, step(hours(12), deed.promises(10)), step(hours(9), deed.notes)),
  standing(22, 'lift', ...told, step(hours(9), deed.promises(12))),
  standing(24, 'heat', ...told, step(hours(9), deed.promises(6)), step(hours(9), deed.tells())),
  // Too late, and the coordinator has heard of it.
  standing(50, 'rubbish', ...told, step(hours(20), deed.tells()), step(hours(22), deed.urges)),
  // An explanation waits for the coordinator.
  standing(12, 'leak', ...told, step(hours(6), deed.proposes)),
  standing(16, 'papers', ...told, step(hours(7), deed.proposes)),
  // Said to be done; the residents are asked.
  standing(9, 'lamp', ...told, step(hours(5), deed.done)),
  standing(10, 'drain', ...told, step(hours(6), deed.done)),
  standing(14, 'rubbish', ...told, step(hours(8), deed.done)),
  standing(18, 'door', ...told, step(hours(9), deed.done)),
  standing(20, 'tree', ...told, ...many.slice(0, 3), step(hours(9), deed.done)),
  standing(22, 'parking', ...told, step(hours(6), deed.done)),
  standing(24, 'safety', ...told, step(hours(6), deed.done)),
  // Confirmed; it closes by itself.
  standing(14, 'lamp', ...told, step(hours(5), deed.done), step(hours(3), deed.fixed())),
  standing(18, 'leak', ...told, step(hours(6), deed.done), step(hours(5), deed.calls('fixed'))),
  standing(20, 'road', ...told, step(hours(9), deed.done), step(hours(4), deed.fixed())),
  // Not fixed after all.
  standing(18, 'drain', ...told, step(hours(6), deed.done), step(hours(4), deed.notYet())),
  standing(
    22,
    'utility',
    ...told,
    step(hours(7), deed.done),
    step(hours(5), deed.notYet()),
    step(hours(2), deed.tells('called')),
  ),
  standing(
    20,
    'lamp',
    ...told,
    step(hours(6), deed.done),
    step(hours(6), deed.calls('not_fixed')),
    step(hours(1), deed.tells()),
  ),
  // Something for a helper, free or in hand.
  standing(3, 'rubbish', step(hours(1), forHelpers)),
  standing(4, 'question', step(hours(1), forHelpers), step(hours(1), deed.tells())),
  standing(5, 'tree', step(hours(1), forHelpers), step(hours(1), deed.tells())),
  standing(6, 'other', step(hours(1), forHelpers), step(hours(1), deed.takes('helper'))),
  standing(
    7,
    'other',
    step(hours(1), forHelpers),
    step(hours(1), deed.takes('helper2')),
    step(hours(1), deed.reports('helper2')),
  ),
  standing(
    8,
    'tree',
    step(hours(1), forHelpers),
    step(hours(1), deed.takes('helper')),
    step(hours(2), deed.reports('helper')),
  ),
]
