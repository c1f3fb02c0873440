import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, type GivenCase, must } from '../../../test/a-case.ts'
import { freshDatabase, plannedFor, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import { hoursAfter, minutesAfter } from '../../kernel/time.ts'
import { acceptOffer } from './answer-offer.ts'
import { sayFixed } from './follow-request.ts'
import { clockLook } from './jobs.ts'
import { lookAtClock, lookAtClockTask } from './look-at-clock.ts'
import { offerHandover } from './offer-handover.ts'
import { sayDone } from './say-done.ts'
import { tellResident } from './write-note.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const look = async ({ house, here, id }: GivenCase) =>
  must(await lookAtClock(house)({ community: here.community, case: id }))

const planned = ({ id }: GivenCase) => plannedFor(t.owner, `clock:${id}`)

async function plannedOf(given: GivenCase) {
  const at = await planned(given)
  if (!at) throw new Error('nothing is planned')
  return at
}

test('the clock of a fresh case is looked at fifteen minutes before first contact is due', async () => {
  const given = await aCase(t)

  expect(await planned(given)).toBe(minutesAfter((await given.read()).times.contactDue, -15))
})

test('each look plans the next: warned, then the coordinator, the secretary, the street, then none', async () => {
  const given = await aCase(t)
  const seen: unknown[] = []

  for (const raisedTo of [null, 'coordinator', 'secretary', 'street']) {
    given.clock.set(await plannedOf(given))
    await look(given)
    seen.push((await given.read()).raisedTo)
    expect(seen.at(-1)).toBe(raisedTo)
  }

  await sql`delete from graphile_worker._private_jobs where key = ${`clock:${given.id}`}`.execute(t.owner)
  expect(await look(given)).toBe('nothing')
  expect((await given.journal()).map((entry) => entry.kind)).toEqual([
    'case.filed',
    'clock.warned',
    'clock.raised',
    'clock.raised',
    'clock.raised',
  ])
})

test('a look before its time changes nothing and leaves the plan as it was', async () => {
  const given = await aCase(t)
  const before = await planned(given)

  expect(await look(given)).toBe('nothing')
  expect(await planned(given)).toBe(before)
  expect(await given.journal()).toHaveLength(1)
})

test('when the queue was ahead of our clock the look is planned again', async () => {
  const given = await aCase(t)
  await sql`delete from graphile_worker._private_jobs where key = ${`clock:${given.id}`}`.execute(t.owner)

  await look(given)

  expect(await planned(given)).toBeDefined()
})

test('two looks at once write one entry', async () => {
  const given = await aCase(t)
  given.clock.set(await plannedOf(given))
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const looks = [look(given), look(given)]
    await untilBlocked(t.owner, 2)
    return looks
  })

  expect((await Promise.all(both)).toSorted()).toEqual(['changed', 'nothing'])
  expect(await given.journal()).toHaveLength(2)
})

test('whoever speaks to the resident quiets the alarm', async () => {
  const given = await aCase(t)
  given.later(60 * 24 * 30)
  await look(given)
  expect((await given.read()).raisedTo).toBe('street')

  must(await tellResident(given.house)({ id: given.id, words: '今天就来', how: 'called' }, given.worker))

  expect(await given.read()).toMatchObject({ next: { clock: 'finish' }, alarms: 0, raisedTo: null })
})

test('an offer that nobody answers comes back to the coordinator, though first contact is overdue as well', async () => {
  const given = await aCase(t)
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  const answerBy = (await given.read()).offer?.answerBy
  if (!answerBy) throw new Error('no offer')
  given.clock.set(hoursAfter(answerBy, 24 * 14))

  await look(given)
  await look(given)

  expect(await given.read()).toMatchObject({
    offer: null,
    awaitsDesignation: true,
    raisedTo: 'street',
    holder: { body: given.here.bodies.post },
  })
  const { rows } = await sql`select state, answered_at is not null as answered from cases.offer
    where community_id = ${given.here.community}`.execute(t.owner)
  expect(rows).toEqual([{ state: 'lapsed', answered: true }])
})

test('accepted just before it lapses: the look comes too late and finds nothing', async () => {
  const given = await aCase(t)
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  given.clock.set((await given.read()).offer?.answerBy ?? given.clock())
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const accepting = acceptOffer(given.house)({ id: given.id }, given.worker)
    await untilBlocked(t.owner, 1)
    const looking = look(given)
    await untilBlocked(t.owner, 2)
    return { accepting, looking }
  })

  must(await both.accepting)
  await both.looking
  expect(await given.read()).toMatchObject({
    awaitsDesignation: false,
    holder: { body: given.here.bodies.property, how: 'accepted' },
  })
})

test('what nobody answers after "done" is raised, and stays unconfirmed however long', async () => {
  const given = await aCase(t)
  must(await sayDone(given.house)({ id: given.id, words: '换了锁' }, given.worker))
  given.later(60 * 24 * 60)

  await look(given)

  expect(await given.read()).toMatchObject({
    state: 'done_claimed',
    raisedTo: 'street',
    next: { clock: 'callback' },
  })
})

test('what was confirmed closes by itself, and nothing more is planned', async () => {
  const given = await aCase(t)
  must(await sayDone(given.house)({ id: given.id, words: '换了锁' }, given.worker))
  must(await sayFixed(given.house)({ id: given.id, rating: 5 }, given.follower))
  given.clock.set(await plannedOf(given))

  await look(given)

  expect(await given.read()).toMatchObject({ state: 'closed', holder: null, next: null })
  expect((await given.journal()).at(-1)).toMatchObject({ kind: 'case.closed', as: 'machine', by: null })
  expect(await planned(given)).toBeUndefined()
})

test('the job reads its payload, and a case that is not there is no error', async () => {
  const given = await aCase(t)
  const run = lookAtClockTask(given.house)[clockLook.name]

  await expect(
    run?.({ community: given.here.community, case: given.here.community }),
  ).resolves.toBeUndefined()
  await expect(run?.({ community: 'x', case: given.id })).rejects.toThrow()
})
