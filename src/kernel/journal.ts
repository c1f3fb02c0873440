import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, signature } from './actor.ts'
import type { AnyTx } from './db.ts'
import type { CommunityId } from './ids.ts'
import type { Instant } from './time.ts'

/**
 * What happened to one subject, in order. The application may add entries, never change or remove one;
 * each carries the hash of the one before, and the subject's own row keeps the last (its head).
 * Facts hold ids, dates and codes; people's words live in rows of their own, so that they can be erased.
 */
export type Entry = {
  readonly subject: string
  readonly n: number
  readonly at: Instant
  readonly as: string
  readonly by: string | null
  readonly kind: string
  readonly facts: Facts
  readonly prev: string
  readonly hash: string
}

export type Facts = { readonly [name: string]: string | number | boolean | null | readonly string[] }

/** The end of a subject's chain so far: how many entries, and the hash of the last. */
export type Head = { readonly n: number; readonly hash: string }

export const start: Head = { n: 0, hash: '' }

export type Happening = {
  readonly kind: string
  readonly facts: Facts
  readonly at: Instant
  readonly by: Actor
}

/** The next entry of a subject's chain, and the head after it. */
export function chain(community: CommunityId, subject: string, head: Head, what: Happening): Entry {
  const { as, id } = signature(what.by)
  const open = {
    subject,
    n: head.n + 1,
    at: what.at,
    as,
    by: id,
    kind: what.kind,
    facts: what.facts,
    prev: head.hash,
  }
  return { ...open, hash: hashOf(community, open) }
}

/** SHA-256 over every field of the entry, base64url. Recomputed by `legwork verify`. */
export function hashOf(community: CommunityId, entry: Omit<Entry, 'hash'>): string {
  const { subject, n, at, as, by, kind, facts, prev } = entry
  const text = JSON.stringify([community, subject, n, at, as, by, kind, sorted(facts), prev])
  return createHash('sha256').update(text).digest('base64url')
}

/** Writes entries in the caller's transaction. Two writers of one subject meet at the primary key. */
export async function write(tx: AnyTx, community: CommunityId, entries: readonly Entry[]): Promise<void> {
  for (const { subject, n, at, as, by, kind, facts, prev, hash } of entries)
    await sql`insert into journal.entry (community_id, subject, n, at, "as", "by", kind, facts, prev, hash)
      values (${community}, ${subject}, ${n}, ${at}, ${as}, ${by}, ${kind}, ${JSON.stringify(facts)}, ${prev}, ${hash})`.execute(
      tx,
    )
}

/** A subject's whole story, oldest first. */
export async function read(tx: AnyTx, community: CommunityId, subject: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select subject, n, at, "as", "by", kind, facts, prev, hash
    from journal.entry where community_id = ${community} and subject = ${subject} order by n`.execute(tx)
  return rows
}

/** One entry of a subject's story. */
export async function readEntry(
  tx: AnyTx,
  community: CommunityId,
  { subject, n }: { readonly subject: string; readonly n: number },
): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`select subject, n, at, "as", "by", kind, facts, prev, hash
    from journal.entry where community_id = ${community} and subject = ${subject} and n = ${n}`.execute(tx)
  return rows[0]
}

/** Where a chain first breaks: the number of the entry, or null when every hash and link holds. */
export function firstBreak(community: CommunityId, entries: readonly Entry[], head: Head): number | null {
  let before = start
  for (const entry of entries) {
    const linked = entry.n === before.n + 1 && entry.prev === before.hash
    if (!linked || hashOf(community, entry) !== entry.hash) return entry.n
    before = { n: entry.n, hash: entry.hash }
  }
  return before.n === head.n && before.hash === head.hash ? null : before.n + 1
}

// jsonb does not keep the order of keys, so the hash must not depend on it.
function sorted(facts: Facts): readonly (readonly [string, Facts[string]])[] {
  return Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)) as [string, Facts[string] & {}][]
}
