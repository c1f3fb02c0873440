import { outranks, type Staff } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { FileId } from '../../../kernel/ids.ts'
import type { Case } from '../case.rules.ts'
import { findCase } from '../case.store.ts'
import { listNotes } from '../note.store.ts'
import type { KeptFile } from '../parts.rules.ts'
import type { CasesTables } from '../tables.ts'
import { mayReadNote, maySee } from './access.rules.ts'
import { listCasesOfFile } from './find.store.ts'

/**
 * Whether a member of the post may look at this photo or hear this voice note. What came with a saying belongs to all
 * the cases of it: a helper who may not see one of them does not see it.
 */
export async function maySeeFile(tx: Tx<CasesTables>, staff: Staff, file: KeptFile): Promise<boolean> {
  const cases = await casesOf(tx, staff, file.id)
  const seen = cases.filter((it) => maySee(staff, it))
  if (seen.length === 0 || outranks(staff.rank, 'worker')) return seen.length > 0
  if (seen.length < cases.length) return false
  if (file.note === null) return true
  const ids = seen.map((it) => it.id)
  const note = (await listNotes(tx, staff.community, ids)).find(({ id }) => id === file.note)
  return note !== undefined && seen.some((it) => it.id === note.case && mayReadNote(staff, it, note))
}

async function casesOf(tx: Tx<CasesTables>, { community }: Staff, id: FileId): Promise<Case[]> {
  const cases: Case[] = []
  for (const each of await listCasesOfFile(tx, community, id)) {
    const it = await findCase(tx, community, each)
    if (it) cases.push(it)
  }
  return cases
}
