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
  /** What became of each line that is not refused, in the order of the list. */
  readonly lines: readonly { readonly line: number; readonly is: Became }[]
}

export type Became = 'added' | 'changed' | 'same'

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
    const came: { is: Imported } = { is: { added: 0, changed: 0, same: 0, refused: [], lines: [] } }
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
  const now = await listDuties(scene.tx, scene.by.community)
  // A known line may make room for a new one that stands above it.
  const [known, fresh] = [true, false].map((is) =>
    duties.filter((duty) => now.some((other) => isSameLine(other, duty)) === is),
  )
  const refused: { line: number; code: string }[] = []
  const lines: { line: number; is: Became }[] = []
  for (const { line, ...duty } of [...(known ?? []), ...(fresh ?? [])]) {
    const done = await takeLine(scene, duty)
    if (done.ok) lines.push({ line, is: done.value })
    else refused.push({ line, code: done.code })
  }
  const count = (what: Became) => lines.filter(({ is }) => is === what).length
  const byLine = (a: { readonly line: number }, b: { readonly line: number }) => a.line - b.line
  return {
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    refused: refused.toSorted(byLine),
    lines: lines.toSorted(byLine),
  }
}

async function takeLine(scene: Scene, fresh: Omit<Duty, 'id'>): Promise<Result<Became, string>> {
  const { body, topic } = fresh
  const mine = await listDuties(scene.tx, scene.by.community, { body, topic })
  const known = mine.find((other) => isSameLine(other, fresh))
  if (!known) {
    const added = await writeDuty(scene, fresh)
    return added.ok ? ok('added') : added
  }
  if (saysTheSame(known, fresh)) return ok('same')
  const { until, title, datedOn, reference, link } = fresh
  const changed = await writeChange(scene, known, { id: known.id, until, title, datedOn, reference, link })
  return changed.ok ? ok('changed') : changed
}

/** Whose it is, what, where and since when make a line what it is. */
function isSameLine(a: Omit<Duty, 'id'>, b: Omit<Duty, 'id'>): boolean {
  return (
    a.body === b.body &&
    a.topic === b.topic &&
    a.place.estate === b.place.estate &&
    a.place.building === b.place.building &&
    a.from === b.from
  )
}

function saysTheSame(known: Duty, fresh: Omit<Duty, 'id'>): boolean {
  return (['until', 'title', 'datedOn', 'reference', 'link'] as const).every(
    (name) => known[name] === fresh[name],
  )
}
