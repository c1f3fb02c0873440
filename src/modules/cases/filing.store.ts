import { sql } from 'kysely'
import pg from 'pg'
import { type AnyDb, inCommunity, readCommunity, type Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import { specsOf } from '../../kernel/jobs.ts'
import { answerTo } from '../../kernel/once.ts'
import { ok } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { askTogether, type Value } from '../../kernel/together.ts'
import { toRow } from './case-row.store.ts'
import { attachDraft } from './file.store.ts'
import type { Receipt } from './filing-input.ts'
import type { Filing } from './filing.ts'
import type { Need } from './parts.rules.ts'
import { longer, makeRef, shortest } from './ref.ts'
import type { CasesTables } from './tables.ts'

type Write = {
  readonly community: CommunityId
  readonly once: string | null
  readonly now: Instant
  readonly make: (ref: string) => Filing
}

/*
 * The path that a resident waits for, so the rows of those who file at the same moment go in one statement: round
 * trips inside a transaction are what costs, then commits, then statements.
 */
export const filings = {
  name: 'file-requests',
  text: 'select cases.file($1::json, $2::json, $3::json, $4::json, $5::json, $6::json)',
  together: (all: readonly (readonly Value[])[]) =>
    Array.from({ length: 6 }, (_, table) => listOf(all.map((rows) => rows[table]))),
}

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
  await askTogether(db, filings, rowsOf(filing, how))
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
  const lists = rowsOf(filing, how).map((rows) => sql`${listOf([rows])}::json`)
  await sql`select cases.file(${sql.join(lists)})`.execute(tx)
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

/** For each table that `cases.file` fills the rows, as the inside of a JSON list. */
export function rowsOf(filing: Filing, { community, once, now }: How): string[] {
  const of = { community_id: community }
  return [
    once === null ? [] : [{ ...of, key: once, answer: filing.receipt, at: now }],
    [{ ...of, ...requestRow(filing.request) }],
    filing.cases.map(({ search, ...it }) => ({ ...toRow(it), search })),
    filing.needs.map((need) => ({ ...of, ...needRow(need) })),
    filing.entries.map((entry) => ({ ...of, ...entry })),
    specsOf(filing.jobs),
  ].map((rows) => rows.map((row) => JSON.stringify(filled(row))).join(','))
}

// A column that is not named is null, and costs the database nothing to read.
function filled(row: object): object {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) if (value !== null) kept[name] = value
  return kept
}

function listOf(parts: readonly (Value | undefined)[]): string {
  return `[${parts.filter((part) => part !== '').join(',')}]`
}

function requestRow(request: Filing['request']): object {
  const { id, ref, words, lang, channel, phonePrint } = request
  return {
    id,
    ref,
    words,
    lang,
    channel,
    said_at: request.saidAt,
    stairwell_id: request.stairwell,
    home_id: request.home,
    person_id: request.person,
    phone_sealed: request.phoneSealed && `\\x${request.phoneSealed.toString('hex')}`,
    phone_print: phonePrint,
    filed_by: request.filedBy,
  }
}

function needRow(need: Need): object {
  const { id, words, topic, body, urgency, confidence, because } = need
  return {
    id,
    words,
    topic,
    body,
    urgency,
    confidence,
    because,
    request_id: need.request,
    case_id: need.case,
    joined_at: need.joinedAt,
  }
}

/** The receipt that was given to a filing with this key, if there was one. */
export function findReceipt(db: AnyDb, community: CommunityId, once: string): Promise<Receipt | undefined> {
  return readCommunity(db, community, (tx) => answerTo<Receipt>(tx, community, once))
}
