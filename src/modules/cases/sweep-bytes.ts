import { readCommunity } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import { listUsedHashes } from './file.store.ts'
import type { House } from './house.ts'
import type { CasesTables } from './tables.ts'

/** Takes bytes from the disk that no row names any more. The same photo may have been sent by two people. */
export async function sweepBytes(
  house: House,
  community: CommunityId,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return
  const used = await readCommunity<CasesTables, ReadonlySet<string>>(house.db, community, (tx) =>
    listUsedHashes(tx, community, hashes),
  )
  for (const hash of new Set(hashes)) if (!used.has(hash)) await house.files.remove(community, hash)
}
