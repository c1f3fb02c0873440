import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AnyTx } from '../kernel/db.ts'
import type { FileStore } from '../kernel/files/store.ts'
import type { CommunityId } from '../kernel/ids.ts'
import type { Break, Tally } from './verify-report.ts'

/** Every photo and voice note that a row names lies on the disk, with the bytes its name says. */
export async function verifyFiles(
  tx: AnyTx,
  files: FileStore,
  { community, tally }: { readonly community: CommunityId; readonly tally: Tally },
): Promise<Break | null> {
  const { rows } = await sql<{ hash: string; subject: string }>`
    select hash, min(id::text) as subject from (
      select hash, id from cases.file where community_id = ${community}
      union all
      select thumb_hash, id from cases.file where community_id = ${community} and thumb_hash is not null) named
    group by hash order by hash`.execute(tx)
  for (const { hash, subject } of rows) {
    const bytes = await files.read(community, hash)
    const says =
      bytes === null
        ? 'its bytes are not on the disk'
        : createHash('sha256').update(bytes).digest('hex') === hash
          ? null
          : 'its bytes on the disk are not those it was kept with'
    if (says !== null) return { check: 'file.bytes', community, subject, says }
    tally.add('files', 1)
  }
  return null
}
