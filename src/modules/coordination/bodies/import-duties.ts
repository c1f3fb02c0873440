import type { Machine, Staff } from '../../../kernel/actor.ts'
import { isAtLeast } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { doDeed, type Scene } from '../deed.ts'
import { holdCard } from './card.store.ts'
import { writeChange, writeDuty } from './change-duty.ts'
import type { Duty } from './duty.rules.ts'
import type { SheetDuty } from './duty-sheet.rules.ts'
import { listDuties } from './duty.store.ts'

/** What came of a list: how many lines are new, changed, or known already; and what the house refuses, by line. */
export type Imported = {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: readonly { readonly line: number; readonly code: string }[]
}

type Wanted = {
  readonly duties: readonly SheetDuty[]
  /** Looks only: nothing is kept. */
  readonly dry: boolean
}

/**
 * Takes a list: all its lines, or none where one is refused. A line that is known (whose, what, where, since when) is
 * changed to what the list says; what the list does not name stays as it is. Taken twice it is as taken once.
 */
export function importDuties(house: House) {
  return async (
    { duties, dry }: Wanted,
    by: Caller<Staff | Machine>,
  ): Promise<Result<Imported, 'not_allowed'>> => {
    const { actor } = by
    if (actor.as !== 'machine' && !isAtLeast(actor, 'coordinator')) return refuse('not_allowed')
    const came: { is: Imported } = { is: { added: 0, changed: 0, same: 0, refused: [] } }
    await doDeed<null, 'undone', Staff | Machine>(house, actor, {
      by,
      deed: 'duties.import',
      input: [duties, dry],
      work: async (scene) => {
        came.is = await takeAll(scene, duties)
        return dry || came.is.refused.length > 0 ? refuse('undone') : ok(null)
      },
    })
    return ok(came.is)
  }
}

async function takeAll(scene: Scene, duties: readonly SheetDuty[]): Promise<Imported> {
  // Two who import at once take hold of the bodies in the same order.
  for (const body of [...new Set(duties.map((duty) => duty.body))].toSorted())
    await holdCard(scene.tx, scene.by.community, body)
  const counts = { added: 0, changed: 0, same: 0 }
  const refused: { line: number; code: string }[] = []
  for (const duty of duties) {
    const done = await takeLine(scene, dutyIn(duty))
    if (done.ok) counts[done.value]++
    else refused.push({ line: duty.line, code: done.code })
  }
  return { ...counts, refused }
}

async function takeLine(
  scene: Scene,
  fresh: Omit<Duty, 'id'>,
): Promise<Result<'added' | 'changed' | 'same', string>> {
  const mine = await listDuties(scene.tx, scene.by.community, { body: fresh.body, topic: fresh.topic })
  const known = mine.find(
    ({ place, from }) =>
      place.estate === fresh.place.estate && place.building === fresh.place.building && from === fresh.from,
  )
  if (!known) {
    const added = await writeDuty(scene, fresh)
    return added.ok ? ok('added') : added
  }
  if (saysTheSame(known, fresh)) return ok('same')
  const { until, title, datedOn, reference, link } = fresh
  const changed = await writeChange(scene, known, { id: known.id, until, title, datedOn, reference, link })
  return changed.ok ? ok('changed') : changed
}

function dutyIn({ topic, body, place, from, until, title, datedOn, reference, link }: SheetDuty) {
  return { topic, body, place, from, until, title, datedOn, reference, link }
}

function saysTheSame(known: Duty, fresh: Omit<Duty, 'id'>): boolean {
  return (['until', 'title', 'datedOn', 'reference', 'link'] as const).every(
    (name) => known[name] === fresh[name],
  )
}
