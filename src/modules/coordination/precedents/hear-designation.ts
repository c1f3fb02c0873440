import { inCommunity } from '../../../kernel/db.ts'
import type { BodyId, NoteId, PersonId } from '../../../kernel/ids.ts'
import { read } from '../../../kernel/journal.ts'
import { task } from '../../../kernel/jobs.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { findCase, type House } from '../../cases/door.ts'
import type { Heard, Listener } from '../heard.ts'
import type { CoordinationTables } from '../tables.ts'
import { precedentHearing } from './jobs.ts'
import { keepPrecedent } from './precedent.store.ts'

/** A decision to designate becomes a precedent, from whichever page it was taken. */
export const hearPrecedent: Listener = async (house, what) => {
  if (what.kind === 'case.designated') await hear(house, what)
}

/** The job that a migration plans for the decisions of before. */
export function hearPrecedentTask(house: House) {
  return task(precedentHearing, (what) => hear(house, what))
}

function hear(house: House, { community, case: id, n }: Omit<Heard, 'kind'>): Promise<Result<null, never>> {
  return inCommunity<CoordinationTables, null, never>(house.db, community, async (tx) => {
    const it = await findCase(tx, community, id)
    const entry = (await read(tx, community, id)).find((each) => each.n === n)
    const { to, note } = entry?.facts ?? {}
    if (it && entry && entry.by !== null && typeof to === 'string' && typeof note === 'string')
      await keepPrecedent(tx, community, {
        case: id,
        n,
        topic: it.topic,
        place: it.place,
        body: to as BodyId,
        note: note as NoteId,
        by: entry.by as PersonId,
        at: entry.at,
      })
    return ok(null)
  })
}
