import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { Case } from '../case.rules.ts'
import { findCase } from '../case.store.ts'
import type { CasesTables } from '../tables.ts'
import { findIdByRef } from './find.store.ts'

/** The case with this number, or the one that its words joined; undefined when there is none. */
export async function findCaseByRef(
  tx: Tx<CasesTables>,
  community: CommunityId,
  ref: string,
): Promise<Case | undefined> {
  const id = await findIdByRef(tx, community, ref)
  return id && findCase(tx, community, id)
}
