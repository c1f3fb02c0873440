import type { Limit } from '../../kernel/calendar.ts'
import { answering } from './answers.ts'
import * as deed from './deeds.ts'
import type { Dice } from './dice.ts'
import { joins, says } from './saying.ts'
import type { Theme } from './sayings.ts'
import type { Scene, Step } from './scene.ts'

/* How matters go, from the first sentence to their end. Days have nine working hours. */

export type Plot = (dice: Dice) => readonly Step[]

type Deed = (scene: Scene) => Promise<unknown>

export function step(wait: Limit, act: Deed): Step {
  return { wait, deed: async (scene) => void (await act(scene)) }
}

export const atOnce: Limit = { amount: 0, unit: 'minute' }
export const hours = (amount: number): Limit => ({ amount, unit: 'workingHour' })
const days = (amount: number): Limit => ({ amount: amount * 9, unit: 'workingHour' })
const minutes = (amount: number): Limit => ({ amount, unit: 'minute' })
const roundTheClock = (amount: number): Limit => ({ amount, unit: 'hour' })

const said = step(atOnce, (scene) => says(scene))

function seen(dice: Dice): readonly Step[] {
  return [
    step(hours(dice.pick([0.5, 1, 2, 3])), deed.looks),
    step(hours(dice.pick([0.3, 1, 2])), deed.tells(dice.chance(0.5) ? 'called' : 'told')),
  ]
}

function answeredFixed(dice: Dice): readonly Step[] {
  return [step(roundTheClock(dice.pick([2, 5, 20, 26])), deed.fixed())]
}

const simple: Plot = (dice) => [
  said,
  ...seen(dice),
  ...(dice.chance(0.25) ? [step(hours(2), deed.notes)] : []),
  ...(dice.chance(0.3) ? [step(hours(1), deed.gives('hand'))] : []),
  step(days(dice.pick([0.3, 0.6, 1, 1.5, 2])), deed.done),
  ...answeredFixed(dice),
]

const handedOver: Plot = (dice) => [
  said,
  ...seen(dice),
  step(hours(0.3), deed.offers),
  step(hours(dice.pick([0.5, 1, 2, 3])), deed.accepts),
  step(days(dice.pick([0.5, 1, 1.5])), deed.tells()),
  step(days(dice.pick([0.3, 0.8, 1.2])), deed.done),
  ...answeredFixed(dice),
]

const refused: Plot = (dice) => [
  said,
  ...seen(dice),
  step(hours(1), deed.offers),
  step(hours(2), deed.refuses),
  step(hours(3), deed.designates),
  step(days(1), deed.promises(dice.pick([3, 5]))),
  step(days(dice.pick([1, 2])), deed.done),
  ...answeredFixed(dice),
]

const lapsed: Plot = (dice) => [
  said,
  ...seen(dice),
  step(hours(1), deed.offers),
  step(days(3), deed.designates),
  step(days(1), deed.tells('called')),
  step(days(1), deed.done),
  ...answeredFixed(dice),
]

const reopened: Plot = (dice) => [
  said,
  ...seen(dice),
  step(days(1), deed.done),
  step(roundTheClock(dice.pick([3, 20])), deed.notYet()),
  step(hours(2), deed.tells('called')),
  step(days(dice.pick([0.5, 1.5])), deed.done),
  ...answeredFixed(dice),
]

const calledBack: Plot = (dice) => [
  said,
  ...seen(dice),
  step(days(dice.pick([0.5, 1])), deed.done),
  ...(dice.chance(0.4) ? [step(days(1), deed.calls('unreached'))] : []),
  step(days(dice.pick([0.5, 1])), deed.calls('fixed')),
]

const joined: Plot = (dice) => [
  said,
  ...Array.from({ length: dice.whole(1, 5) }, () =>
    step(minutes(dice.whole(20, 300)), (scene) => joins(scene)),
  ),
  ...seen(dice),
  ...(dice.chance(0.4) ? [step(hours(3), deed.urges)] : []),
  step(days(dice.pick([0.5, 1, 2])), deed.done),
  step(roundTheClock(3), deed.fixed(1)),
  step(roundTheClock(6), deed.fixed()),
]

const saidTwice: Plot = (dice) => [
  said,
  step(hours(1), deed.isSaidAgain),
  ...seen(dice),
  step(days(1), deed.done),
  ...answeredFixed(dice),
]

const parted: Plot = (dice) => [
  said,
  step(minutes(40), (scene) => joins(scene)),
  ...seen(dice),
  step(hours(2), deed.isSplit),
  step(days(1), deed.done),
  ...answeredFixed(dice),
]

const takenBack: Plot = (dice) => [said, step(minutes(dice.whole(1, 5)), deed.withdraws)]

const referred: Plot = (dice) => [said, ...seen(dice), step(hours(2), deed.refers)]

const explained: Plot = (dice) => [
  said,
  ...seen(dice),
  step(days(1), deed.proposes),
  ...(dice.chance(0.25) ? [step(hours(2), deed.rejects), step(hours(6), deed.proposes)] : []),
  step(hours(3), deed.approves),
]

const byHelper: Plot = (dice) => {
  const who = dice.pick(['helper', 'helper', 'helper2', 'helper3', 'helper4'] as const)
  return [
    said,
    step(hours(1), deed.marks({ isOpenToHelpers: true })),
    step(hours(dice.pick([0.5, 2])), deed.takes(who)),
    step(hours(1), deed.reports(who)),
    step(hours(dice.pick([2, 5])), deed.done),
    ...answeredFixed(dice),
  ]
}

const late: Plot = (dice) => [
  said,
  step(days(dice.pick([2.5, 4])), deed.tells('called')),
  step(hours(2), deed.promises(dice.pick([4, 6]))),
  step(days(2), deed.tells()),
  step(days(dice.pick([2, 5])), deed.done),
  ...answeredFixed(dice),
]

const talkedOver: Plot = (dice) => [
  said,
  step(hours(1), deed.asks),
  step(roundTheClock(2), deed.addsWords),
  ...seen(dice),
  step(roundTheClock(20), deed.addsWords),
  step(days(1), deed.done),
  ...answeredFixed(dice),
]

/** How many of every hundred matters of the past went how. */
export const past: readonly (readonly [share: number, plot: Plot])[] = [
  [27, simple],
  [17, handedOver],
  [6, refused],
  [2, lapsed],
  [6, reopened],
  [8, calledBack],
  [8, joined],
  [3, saidTwice],
  [1, parted],
  [3, takenBack],
  [2, referred],
  [4, explained],
  [6, byHelper],
  [3, late],
  [4, talkedOver],
]

/**
 * For what the post does by itself, the stories in which another body is asked do not fit; what is private is no
 * helper's.
 */
export function fitting(plot: Plot, theme: Theme): Plot {
  if (plot === byHelper && (theme === 'care' || theme === 'quarrel')) return simple
  const hasBody = answering[theme].body !== null
  return hasBody || (plot !== handedOver && plot !== refused && plot !== lapsed) ? plot : simple
}
