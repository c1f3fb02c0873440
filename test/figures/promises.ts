import { sql } from 'kysely'
import type { AnyDb } from '../../src/kernel/db.ts'
import type { CommunityId } from '../../src/kernel/ids.ts'
import type { Instant } from '../../src/kernel/time.ts'

export type Promised = { readonly due: Instant; readonly body: string; case: string | null; state: string }

type Entry = {
  readonly subject: string
  readonly kind: string
  readonly facts: Readonly<Record<string, never>>
}

/** Every promise of a community and what came of it, from nothing but `journal.entry`. */
export async function promisesOf(owner: AnyDb, community: CommunityId): Promise<Promised[]> {
  const { rows } = await sql<Entry>`select subject, kind, facts from journal.entry
    where community_id = ${community} and kind like 'promise.%' order by subject, n`.execute(owner)
  const all = new Map<string, Promised>()
  for (const { subject, kind, facts } of rows) {
    const { due, body, case: it = null, into = null } = facts
    if (kind === 'promise.made' && due && body) all.set(subject, { due, body, case: it, state: 'open' })
    const promised = all.get(subject)
    if (!promised) continue
    if (kind === 'promise.went_along') promised.case = into
    const said = kind.slice('promise.'.length)
    if (['kept', 'late', 'broken', 'moved'].includes(said)) promised.state = said
    if (said === 'reopened') promised.state = 'open'
  }
  return [...all.values()]
}
