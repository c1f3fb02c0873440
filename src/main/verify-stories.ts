import { sql } from 'kysely'
import type { AnyTx } from '../kernel/db.ts'
import type { CaseId, CommunityId, NoteId } from '../kernel/ids.ts'
import { type Entry, firstBreak } from '../kernel/journal.ts'
import type { Instant } from '../kernel/time.ts'
import type { Case } from '../modules/cases/case.rules.ts'
import { isOpen } from '../modules/cases/case.rules.ts'
import { listCasesAfter } from '../modules/cases/case.store.ts'
import { nextClock } from '../modules/cases/clock.rules.ts'
import type { Break, Tally } from './verify-report.ts'

/* What has to be computed: the hashes of the journal, and what the story says against what the row says. */

const batch = 500

/** Looks at every case of the community, in batches; `seen` gets each batch for what else depends on it. */
export async function verifyStories(
  tx: AnyTx,
  community: CommunityId,
  {
    tally,
    seen,
  }: { readonly tally: Tally; readonly seen: (cases: readonly Case[]) => Promise<Break | null> },
): Promise<Break | null> {
  for (let after: CaseId | null = null; ; ) {
    const cases: Case[] = await listCasesAfter(tx, community, { after, most: batch })
    const last = cases.at(-1)
    if (!last) return null
    after = last.id
    const stories = await readStories(tx, community, cases)
    const promises = await readPromises(tx, community, stories)
    for (const it of cases) {
      const story = stories.get(it.id) ?? []
      const broken = breakOf(it, story, promises)
      if (broken) return { ...broken, community, subject: it.id }
      tally.add('entries', story.length)
    }
    tally.add('cases', cases.length)
    tally.add('openCases', cases.filter(isOpen).length)
    const broken = await seen(cases)
    if (broken) return broken
  }
}

type Told = Pick<Break, 'check' | 'says'>

function breakOf(it: Case, story: readonly Entry[], promises: ReadonlySet<NoteId>): Told | null {
  const n = firstBreak(it.community, story, it.journal)
  if (n !== null) return { check: 'journal.chain', says: `its journal does not hold at entry ${n}` }
  return nextOf(it) ?? finishOf(it, story, promises) ?? designationOf(story)
}

function nextOf(it: Case): Told | null {
  const next = nextClock(it)
  if (next?.clock === it.next?.clock && next?.at === it.next?.at) return null
  return { check: 'clock.next', says: 'its next due time is not that of its earliest running clock' }
}

/** No hand-over, merge or reopening puts a limit off; only a date that was promised and told with its reason. */
function finishOf(it: Case, story: readonly Entry[], promises: ReadonlySet<NoteId>): Told | null {
  const state: { limit: Instant | null } = { limit: null }
  for (const { kind, facts } of story) {
    if (kind === 'case.filed' || kind === 'case.split_off') state.limit = facts['finishDue'] as Instant
    if (kind === 'finish.promised') {
      if (!promises.has(facts['note'] as NoteId))
        return { check: 'clock.promise', says: 'a date was promised and nobody told the people why' }
      state.limit = facts['to'] as Instant
    }
  }
  if (state.limit !== null && it.times.finishDue <= state.limit) return null
  return { check: 'clock.finish', says: 'its finish is due later than its limit, and no promise says so' }
}

/** Whom the coordinator designated does not hand it on, neither by an offer nor by a refusal. */
function designationOf(story: readonly Entry[]): Told | null {
  const from = story.findIndex(({ kind }) => kind === 'case.designated')
  if (from < 0) return null
  const again = story.slice(from).find(({ kind }) => kind === 'offer.made' || kind === 'offer.refused')
  return again
    ? { check: 'offer.designated', says: `after it was designated it was offered again (entry ${again.n})` }
    : null
}

async function readStories(
  tx: AnyTx,
  community: CommunityId,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const { rows } =
    await sql<Entry>`select subject, n, at, "as", "by", kind, facts, prev, hash from journal.entry
    where community_id = ${community} and subject = any (${cases.map((it) => it.id)}) order by subject, n`.execute(
      tx,
    )
  return Map.groupBy(rows, (entry) => entry.subject)
}

// The notes of these stories' promises that were told and still stand.
async function readPromises(
  tx: AnyTx,
  community: CommunityId,
  stories: ReadonlyMap<string, readonly Entry[]>,
): Promise<ReadonlySet<NoteId>> {
  const notes = [...stories.values()].flatMap((story) =>
    story.flatMap(({ kind, facts }) => (kind === 'finish.promised' ? [facts['note']] : [])),
  )
  if (notes.length === 0) return new Set()
  const { rows } = await sql<{ id: NoteId }>`select id from cases.note
    where community_id = ${community} and id = any (${notes}) and kind = 'told'`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
