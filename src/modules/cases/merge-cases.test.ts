import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, file, firstOf, follower, must, readCase, sayingOf } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import { readCommunity } from '../../kernel/db.ts'
import { type CaseId, newId } from '../../kernel/ids.ts'
import { addWords, sayNotFixed, urgeCase } from './follow-request.ts'
import { joinCase } from './join-case.ts'
import { keepApart, mergeCases, splitCase } from './merge-cases.ts'
import { listApart } from './near.store.ts'
import { offerHandover } from './offer-handover.ts'
import { promiseDate } from './promise-date.ts'
import { listNeedsFor } from './request.store.ts'
import { sayDone } from './say-done.ts'
import { withdrawRequest } from './withdraw-request.ts'
import { tellResident } from './write-note.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function two() {
  const given = await aCase(t)
  given.later(30)
  const second = await file(given.house, given.here, '单元门的锁坏了没人修')
  const other = firstOf(second)
  const readOther = () => readCase(given.house, given.here, other)
  return { ...given, second, other, readOther }
}

const needsFor = ({ house, here }: Pick<Awaited<ReturnType<typeof two>>, 'house' | 'here'>, id: CaseId) =>
  readCommunity(house.db, here.community, (tx) => listNeedsFor(tx as never, here.community, id))

test('everybody who asked goes along, and is asked when it is done', async () => {
  const given = await two()
  must(await mergeCases(given.house)({ id: given.other, into: given.id }, given.worker))
  must(await sayDone(given.house)({ id: given.id, words: '换了锁' }, given.worker))

  // The second one's page still shows the number it began with.
  must(
    await sayNotFixed(given.house)(
      { id: given.other, words: '还是打不开' },
      follower(given.here, given.second.request),
    ),
  )

  expect(await given.readOther()).toMatchObject({ state: 'joined', joinedInto: given.id, households: 0 })
  expect(await given.read()).toMatchObject({ state: 'held', reopened: 1, households: 2 })
})

test('the limit of the earlier is the limit of both, whatever was promised to the other', async () => {
  const given = await two()
  const { finishDue } = (await given.read()).times
  must(
    await promiseDate(given.house)(
      { id: given.other, on: '2027-01-15' as never, why: '等配件' },
      given.worker,
    ),
  )

  must(await mergeCases(given.house)({ id: given.id, into: given.other }, given.worker))

  expect((await given.readOther()).times).toMatchObject({ finishDue, promisedAt: null })
})

test('an open offer of the one that goes falls away', async () => {
  const given = await two()
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )

  must(await mergeCases(given.house)({ id: given.id, into: given.other }, given.worker))

  const { rows } = await sql`select state from cases.offer where case_id = ${given.id}`.execute(t.owner)
  expect(rows).toEqual([{ state: 'withdrawn' }])
})

test('two merges that cross do not wait for each other: one is done, the other told', async () => {
  const given = await two()
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id in (${given.id}, ${given.other}) for update`.execute(holding)
    const merges = [
      mergeCases(given.house)({ id: given.id, into: given.other }, given.worker),
      mergeCases(given.house)({ id: given.other, into: given.id }, given.worker),
    ]
    await untilBlocked(t.owner, 2)
    return merges
  })

  const answers = (await Promise.all(both)).map((each) => (each.ok ? 'ok' : each.code)).toSorted()
  expect(answers).toEqual(['case.ended', 'ok'])
})

test('kept apart from both sides at once: no wait in a circle', async () => {
  const given = await two()
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id in (${given.id}, ${given.other}) for update`.execute(holding)
    const deeds = [
      keepApart(given.house)({ id: given.id, other: given.other }, given.worker),
      keepApart(given.house)({ id: given.other, other: given.id }, given.worker),
    ]
    await untilBlocked(t.owner, 2)
    return deeds
  })

  for (const done of await Promise.all(both)) must(done)
  const apart = await readCommunity(given.house.db, given.here.community, (tx) =>
    listApart(tx as never, given.here.community, given.id),
  )
  expect([...apart]).toEqual([given.other])
})

test('nothing is merged with itself, with nothing, or with what has ended', async () => {
  const given = await two()
  const merge = (id: CaseId, into: CaseId) => mergeCases(given.house)({ id, into }, given.worker)

  expect(await merge(given.id, given.id)).toMatchObject({ code: 'case.same' })
  expect(await merge(given.id, newId<CaseId>())).toMatchObject({ code: 'case.not_found' })
  must(await withdrawRequest(given.house)(follower(given.here, given.second.request)))
  expect(await merge(given.id, given.other)).toMatchObject({ code: 'case.ended' })
  expect(await keepApart(given.house)({ id: given.id, other: newId<CaseId>() }, given.worker)).toMatchObject({
    code: 'case.not_found',
  })
})

test('nothing is told where nobody listens any more', async () => {
  const given = await two()
  must(await mergeCases(given.house)({ id: given.other, into: given.id }, given.worker))

  expect(
    await tellResident(given.house)({ id: given.other, words: '明天来', how: 'told' }, given.worker),
  ).toMatchObject({ code: 'case.ended', facts: { state: 'joined' } })
})

test('what a page still calls by its old number lands where it went', async () => {
  const given = await two()
  must(await mergeCases(given.house)({ id: given.other, into: given.id }, given.worker))
  const theirs = follower(given.here, given.second.request)

  must(await addWords(given.house)({ id: given.other, words: '晚上进不了门' }, theirs))
  must(await urgeCase(given.house)({ id: given.other }, theirs))

  expect((await given.read()).urges).toBe(1)
  const { rows } = await sql`select case_id as id from cases.note where words = '晚上进不了门'
    and community_id = ${given.here.community}`.execute(t.owner)
  expect(rows).toEqual([{ id: given.id }])
})

async function joined() {
  const given = await aCase(t)
  const saying = await sayingOf(given.house, given.here, '我家厨房漏水，楼上滴下来')
  const visitor = by({ as: 'visitor', community: given.here.community })
  const receipt = must(await joinCase(given.house)({ ...saying, into: given.id }, visitor))
  const needs = await needsFor(given, given.id)
  const mine = needs.find((need) => need.request === receipt.request)
  if (!mine) throw new Error('it was not joined')
  return { ...given, mine, joinedReceipt: receipt }
}

test('a part that is split off is a case of its own, and the number says where it came from', async () => {
  const given = await joined()

  must(
    await splitCase(given.house)({ id: given.id, needs: [given.mine.id], title: '厨房漏水' }, given.worker),
  )

  const [moved] = (await needsFor(given, given.id)).filter((need) => need.id === given.mine.id)
  expect(moved).toBeUndefined()
  const { rows } = await sql<{ id: CaseId; ref: string }>`select it.id, it.ref from cases."case" it
    join cases.need need on need.case_id = it.id where need.id = ${given.mine.id}`.execute(t.owner)
  const [part] = rows
  expect(part?.ref).toBe(`${given.receipt.ref}-2`)
  expect(part && (await given.read(part.id))).toMatchObject({
    title: '厨房漏水',
    households: 1,
    state: 'held',
    times: { openedAt: (await given.read()).times.openedAt, finishDue: (await given.read()).times.finishDue },
  })
  expect(await given.read()).toMatchObject({ households: 1 })
})

test('two of one home that are split off together are one household', async () => {
  const given = await joined()
  const [home] = given.here.homes
  const visitor = by({ as: 'visitor', community: given.here.community })
  for (const words of ['厨房还在漏', '卫生间也漏']) {
    const saying = await sayingOf(given.house, given.here, words)
    must(await joinCase(given.house)({ ...saying, home, into: given.id }, visitor))
  }
  const ours = (await needsFor(given, given.id)).slice(-2).map((need) => need.id)

  must(await splitCase(given.house)({ id: given.id, needs: ours, title: '漏水' }, given.worker))

  const { rows } = await sql<{ n: number }>`select households as n from cases."case"
    where community_id = ${given.here.community} order by ref`.execute(t.owner)
  expect(rows.map(({ n }) => n)).toEqual([2, 1])
})

test('something stays, and something is chosen', async () => {
  const given = await joined()
  const all = (await needsFor(given, given.id)).map((need) => need.id)
  const split = (needs: typeof all) =>
    splitCase(given.house)({ id: given.id, needs, title: '漏水' }, given.worker)

  expect(await split(all)).toMatchObject({ code: 'case.nothing_left' })
  expect(await split([])).toMatchObject({ code: 'need.not_found' })
})

test('what was withdrawn is not split off: nobody would want the part', async () => {
  const given = await joined()
  must(await withdrawRequest(given.house)(follower(given.here, given.joinedReceipt.request)))

  expect(
    await splitCase(given.house)({ id: given.id, needs: [given.mine.id], title: '漏水' }, given.worker),
  ).toMatchObject({ code: 'need.not_found' })
})

test('two parts of one number, split off two cases at once, get two numbers', async () => {
  const given = await joined()
  const visitor = by({ as: 'visitor', community: given.here.community })
  must(await splitCase(given.house)({ id: given.id, needs: [given.mine.id], title: '漏水' }, given.worker))
  const { rows } = await sql<{
    id: CaseId
  }>`select case_id as id from cases.need where id = ${given.mine.id}`.execute(t.owner)
  const part = rows[0]?.id ?? given.id
  for (const into of [given.id, part])
    must(
      await joinCase(given.house)(
        { ...(await sayingOf(given.house, given.here, '我家也是')), into },
        visitor,
      ),
    )
  const splitLast = async (id: CaseId) => {
    const last = (await needsFor(given, id)).at(-1)
    return splitCase(given.house)({ id, needs: last ? [last.id] : [], title: '又一件' }, given.worker)
  }

  for (const done of await Promise.all([splitLast(given.id), splitLast(part)])) must(done)
  const { rows: refs } = await sql<{ ref: string }>`select ref from cases."case"
    where community_id = ${given.here.community} order by ref`.execute(t.owner)
  expect(refs.map(({ ref }) => ref.split('-')[1])).toEqual([undefined, '2', '3', '4'])
})
