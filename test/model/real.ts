import { sql } from 'kysely'
import { type AnyDb, readCommunity } from '../../src/kernel/db.ts'
import type { Actor, Staff } from '../../src/kernel/actor.ts'
import type { Caller } from '../../src/kernel/http/contract.ts'
import type { CaseId, RequestId } from '../../src/kernel/ids.ts'
import type { Result } from '../../src/kernel/result.ts'
import type { Case } from '../../src/modules/cases/case.rules.ts'
import { findCase } from '../../src/modules/cases/case.store.ts'
import type { House } from '../../src/modules/cases/house.ts'
import { lookAtClock } from '../../src/modules/cases/look-at-clock.ts'
import { newTally } from '../../src/main/verify-report.ts'
import { verifyQueue } from '../../src/main/verify-queue.ts'
import { verifySets } from '../../src/main/verify-sets.ts'
import { verifyStories } from '../../src/main/verify-stories.ts'
import { aHouse, aPost, type Post, type TestClock, testClock } from '../given.ts'
import { isOpen, type Model, type ModelCase, wanting } from './model.ts'

/** The real thing: a community of its own in a real database, with a clock that we turn. */
export type Real = {
  readonly owner: AnyDb
  readonly house: House
  readonly post: Post
  readonly clock: TestClock
}

export async function aReal({ db, owner }: { readonly db: AnyDb; readonly owner: AnyDb }): Promise<Real> {
  const clock = testClock()
  return { owner, house: aHouse(db, clock), post: await aPost(db), clock }
}

export const as = (actor: Actor): Caller => ({ actor, once: null })
export const asStaff = (staff: Staff): Caller => as(staff)

export function asFollower({ post }: Real, request: RequestId): Caller {
  return as({ as: 'follower', community: post.community, request })
}

export function answerOf(done: Result<unknown, string>): string {
  return done.ok ? 'ok' : done.code
}

export async function readCase({ house, post }: Real, id: CaseId): Promise<Case> {
  const it = await readCommunity(house.db, post.community, (tx) => findCase(tx as never, post.community, id))
  if (!it) throw new Error(`case ${id} is gone`)
  return it
}

/** Takes what the real one did into the model, where two deeds ran at once and either may have won. */
export async function takeOver(model: Model, real: Real): Promise<void> {
  const { rows } = await sql<{ id: CaseId; request: RequestId; ended: boolean }>`
    select case_id as id, request_id as request, ended_at is not null as ended from cases.need
    where community_id = ${real.post.community} order by id`.execute(real.owner)
  for (const said of model.requests.values()) {
    const mine = rows.filter((row) => row.request === said.id)
    said.cases = mine.map((row) => row.id)
    said.withdrawn = mine.every((row) => row.ended)
  }
  for (const known of model.cases.values()) await refresh(known, real)
}

export async function refresh(known: ModelCase, real: Real): Promise<void> {
  if (known.holder !== null) known.last = { holder: known.holder, designated: known.designated }
  const { last: _, sentBack: __, ...seen } = fromReal(await readCase(real, known.id))
  const { rows } = await sql`select from cases.offer where community_id = ${real.post.community}
    and case_id = ${known.id} and state in ('refused', 'lapsed') limit 1`.execute(real.owner)
  Object.assign(known, seen, { sentBack: rows.length > 0 })
}

export function fromReal(it: Case): ModelCase {
  return {
    id: it.id,
    state: it.state,
    holder: it.holder?.body ?? null,
    designated: it.holder?.isDesignated ?? false,
    awaits: it.awaitsDesignation,
    sentBack: false,
    offer: it.offer && { to: it.offer.to, answerBy: it.offer.answerBy },
    helpers: it.isOpenToHelpers,
    hidden: it.isPrivate,
    explanation: it.explanation !== null,
    finish: it.times.finishDue,
    settleBy: it.times.settleDue,
    endedAt: it.times.endedAt,
    into: it.joinedInto,
    last: null,
  }
}

type Due = { readonly id: string; readonly case: CaseId }

/** Runs every job that is due, as the worker would, until none is. */
export async function runDueJobs({ owner, house, post, clock }: Real): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds++) {
    const { rows } = await sql<Due>`delete from graphile_worker._private_jobs
      where run_at <= ${clock()} and payload->>'community' = ${post.community}
      returning id, payload->>'case' as case`.execute(owner)
    if (rows.length === 0) return
    for (const due of rows) await lookAtClock(house)({ community: post.community, case: due.case })
  }
  throw new Error('jobs plan jobs without end')
}

type Row = {
  readonly id: CaseId
  readonly state: string
  readonly holder: string | null
  readonly holdings: number
  readonly designated: boolean
  readonly awaits: boolean
  readonly offers: number
  readonly finish: string
  readonly households: number
  readonly late: boolean
}

/** After every step: what the model says and what the promises say, in one look at the rows. */
export async function compare(model: Model, { owner, post }: Real): Promise<void> {
  const { rows } =
    await sql<Row>`select it.id, it.state, it.holder_body_id as holder, it.is_designated as designated,
      it.awaits_designation as awaits, it.finish_due_at as finish, it.households,
      (select count(*)::int from cases.holding held where held.community_id = it.community_id
        and held.case_id = it.id and held.until is null) as holdings,
      (select count(*)::int from cases.offer offer where offer.community_id = it.community_id
        and offer.case_id = it.id and offer.state = 'offered') as offers,
      it.next_due_at is null as late
    from cases."case" it where it.community_id = ${post.community} order by it.id`.execute(owner)
  if (rows.length !== model.cases.size) throw new Error(`${rows.length} cases, not ${model.cases.size}`)
  for (const row of rows) {
    const it = model.cases.get(row.id)
    if (!it) throw new Error(`the model does not know ${row.id}`)
    const open = isOpen(it)
    const seen = [row.state, row.holder, row.designated, row.awaits, row.offers, row.holdings, row.late]
    const meant = [it.state, it.holder, it.designated, it.awaits, it.offer ? 1 : 0, open ? 1 : 0, !open]
    if (JSON.stringify(seen) !== JSON.stringify(meant))
      throw new Error(`${row.id} is ${JSON.stringify(seen)}, not ${JSON.stringify(meant)}`)
    if (row.finish > it.finish) throw new Error(`its limit was put off from ${it.finish} to ${row.finish}`)
    if (row.households !== wanting(model, row.id).length)
      throw new Error(`${row.households} households, not ${wanting(model, row.id).length}`)
  }
}

/** At the end of a story: everything that `legwork verify` looks at, and the words as they were said. */
export async function verifyAll(model: Model, { owner, house, post }: Real): Promise<void> {
  const { community } = post
  const tally = newTally()
  const broken = await readCommunity(
    owner,
    community,
    async (tx) =>
      (await verifySets(tx, community, tally)) ??
      (await verifyStories(tx, community, {
        tally,
        seen: (cases) => verifyQueue(owner, house.rules, { community, cases, tally, patience: 1 }),
      })),
  )
  if (broken) throw new Error(`${broken.check}: ${broken.says} (${broken.subject})`)
  const { rows } = await sql<{ id: RequestId; words: string }>`select id, words from cases.request
    where community_id = ${community}`.execute(owner)
  for (const { id, words } of rows)
    if (model.requests.get(id)?.words !== words) throw new Error(`the words of ${id} were changed`)
}
