import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { type AnyDb, inCommunity, poolOf, readCommunity, type Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import { specsOf } from '../../kernel/jobs.ts'
import { answerTo } from '../../kernel/once.ts'
import { ok } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { toRow } from './case-row.store.ts'
import { attachDraft } from './file.store.ts'
import type { Receipt } from './filing-input.ts'
import type { Filing } from './filing.ts'
import { longer, makeRef, shortest } from './ref.ts'
import type { CasesTables } from './tables.ts'

type Write = {
  readonly community: CommunityId
  readonly once: string | null
  readonly now: Instant
  readonly make: (ref: string) => Filing
}

/*
 * The path that a resident waits for, so it is one prepared statement and one round trip: round trips inside a
 * transaction are what costs. A statement is a transaction of its own; the first part of it names the community
 * for row-level security, and every other part inserts what it reads from that one, so that it runs first.
 */
const text = `
with here as materialized (
  select set_config('app.community', $1, true)::uuid as community_id),
answered as (
  insert into web.answered (community_id, key, answer, at)
  select community_id, $2::text, $3::jsonb, $4::timestamptz from here where $2::text is not null),
request as (
  insert into cases.request (community_id, id, ref, words, lang, channel, said_at, stairwell_id, home_id, person_id,
                             phone_sealed, phone_print, filed_by)
  select community_id, $5::uuid, $6::text, $7::text, $8::text, $9::text, $10::timestamptz, $11::uuid, $12::uuid, $13::uuid,
         $14::bytea, $15::text, $16::uuid
  from here),
made as (
  insert into cases."case"
  select each.* from here, json_populate_recordset(null::cases."case", $17::json) each
  returning community_id, id, holder_body_id, held_since),
need as (
  insert into cases.need (community_id, id, request_id, case_id, words, topic, body, urgency, confidence, because, joined_at)
  select community_id, each.id, $5::uuid, each."case", each.words, each.topic, each.body, each.urgency, each.confidence,
         each.because, each."joinedAt"
  from here, json_to_recordset($18::json) each (id uuid, "case" uuid, words text, topic text, body text, urgency text,
                                                confidence real, because text[], "joinedAt" timestamptz)),
holding as (
  insert into cases.holding (community_id, case_id, n, body_id, how, since)
  select community_id, id, 1, holder_body_id, 'filed', held_since from made),
entry as (
  insert into journal.entry (community_id, subject, n, at, "as", "by", kind, facts, prev, hash)
  select community_id, each.subject, each.n, each.at, each."as", each."by", each.kind, each.facts, each.prev, each.hash
  from here, json_to_recordset($19::json) each (subject uuid, n int, at timestamptz, "as" text, "by" uuid, kind text,
                                                facts jsonb, prev text, hash text))
select jobs.add($20::json) from here`

// The length that last was free, so that a full community does not try the short numbers again.
const lengths = new Map<CommunityId, number>()

/**
 * Writes a filing. A short number that is taken is replaced by another; a repeat with a known key writes nothing
 * and gets the receipt of the first.
 */
export async function writeFiling(db: AnyDb, { community, once, now, make }: Write): Promise<Receipt> {
  try {
    return await withFreeRef(community, async (ref) => {
      const filing = make(ref)
      if (filing.draft === undefined) await writeAtOnce(db, filing, { community, once, now })
      else await writeWithFiles(db, filing, { community, once, now })
      return filing.receipt
    })
  } catch (error) {
    if (clashOf(error) !== 'answered_pkey' || once === null) throw error
    const first = await findReceipt(db, community, once)
    if (!first) throw new Error('a repeated filing left no answer behind', { cause: error })
    return first
  }
}

type How = Omit<Write, 'make'>

async function writeAtOnce(db: AnyDb, filing: Filing, how: How): Promise<void> {
  await poolOf(db).query({ name: 'file-request', text, values: valuesOf(filing, how) })
}

// Rows that are there already are read under the policy, so the community must be known before the statement is.
async function writeWithFiles(db: AnyDb, filing: Filing, how: How): Promise<void> {
  await inCommunity<CasesTables, null, never>(db, how.community, async (tx) => {
    await writeFilingIn(tx, filing, how)
    return ok(null)
  })
}

/** The same rows, and the files of the draft, within a transaction that may also do something else. */
export async function writeFilingIn(tx: Tx<CasesTables>, filing: Filing, how: How): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(text, valuesOf(filing, how)))
  await attachDraft(tx, how.community, filing.draft, { request: filing.request.id })
}

/** Tries short numbers until the write meets no other of the same; a clash ends the write's own transaction. */
export async function withFreeRef<T>(community: CommunityId, write: (ref: string) => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 12; tries++) {
    const digits = lengths.get(community) ?? shortest
    try {
      return await write(makeRef(digits))
    } catch (error) {
      const clash = clashOf(error)
      if (clash !== 'request_community_id_ref_key' && clash !== 'case_community_id_ref_key') throw error
      // Two misses at one length mean that it is filling up.
      if (tries % 2 === 1) lengths.set(community, longer(digits))
    }
  }
  throw new Error(`no free number in community ${community}`)
}

function clashOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code === '23505' ? error.constraint : undefined
}

function valuesOf(filing: Filing, { community, once, now }: How): unknown[] {
  const { request, receipt } = filing
  return [
    community,
    once,
    JSON.stringify(receipt),
    now,
    request.id,
    request.ref,
    request.words,
    request.lang,
    request.channel,
    request.saidAt,
    request.stairwell,
    request.home,
    request.person,
    request.phoneSealed,
    request.phonePrint,
    request.filedBy,
    JSON.stringify(filing.cases.map(({ search, ...it }) => ({ ...toRow(it), search }))),
    JSON.stringify(filing.needs),
    JSON.stringify(filing.entries),
    specsOf(filing.jobs),
  ]
}

/** The receipt that was given to a filing with this key, if there was one. */
export function findReceipt(db: AnyDb, community: CommunityId, once: string): Promise<Receipt | undefined> {
  return readCommunity(db, community, (tx) => answerTo<Receipt>(tx, community, once))
}
