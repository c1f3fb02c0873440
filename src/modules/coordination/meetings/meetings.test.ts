import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../../test/a-case.ts'
import { aMeeting, meetingNow, nextMorning, sitDown, type Table } from '../../../../test/a-meeting.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock, tuesday } from '../../../../test/given.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import { firstBreak, read } from '../../../kernel/journal.ts'
import type { Result } from '../../../kernel/result.ts'
import { hoursAfter, plainDate } from '../../../kernel/time.ts'
import { shippedAgenda } from '../../../rulebook/agenda.ts'
import { offerHandover, refuseOffer } from '../../cases/door.ts'
import { listPromises } from '../promises/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { adjournMeeting, cancelMeeting, moveMeeting } from './change-meeting.ts'
import { closeMeeting, takeAttendance } from './hold-meeting.ts'
import { planMeeting, proposeAgenda } from './plan-meeting.ts'
import { readMeeting } from './read-meeting.ts'
import { listStuck } from './stuck.store.ts'
import { writeItem } from './write-item.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aTable(): Promise<Table> {
  const clock = testClock()
  return { here: await aPost(t.db), house: aHouse(t.db, clock), clock }
}

const by = ({ here }: Table) => ({ actor: here.worker, once: null })
const wrote = { said: '', decided: '', putOff: false }

/** A leak that the property company refused and said to be the bureau's. */
async function aRefusedCase({ here, house }: Table) {
  const it = await caseOf(house, here, await said(house, here, '顶楼漏雨，屋里接了三个盆'))
  const worker = { actor: here.worker, once: null }
  must(await offerHandover(house)({ id: it.id, to: here.bodies.property, why: '屋面归物业' }, worker))
  must(await refuseOffer(house)({ id: it.id, why: '过了保修期', better: here.bodies.bureau }, worker))
  return it
}

test('a refused case is proposed for the table, with those concerned, until a meeting takes it up', async () => {
  const table = await aTable()
  const it = await aRefusedCase(table)
  const agenda = () =>
    readCommunity<CoordinationTables, Awaited<ReturnType<typeof proposeAgenda>>>(
      t.db,
      table.here.community,
      (tx) => proposeAgenda(tx, table.here.community),
    )

  const [proposed] = await agenda()
  await aMeeting(table, { cases: [it.id] })

  expect(proposed).toMatchObject({ id: it.id, why: ['refused'], refusals: 1 })
  const { post, property, bureau } = table.here.bodies
  expect(new Set(proposed?.bodies)).toEqual(new Set([post, property, bureau]))
  expect(await agenda()).toEqual([])
})

test('what is quiet is not asked for', async () => {
  const table = await aTable()
  await said(table.house, table.here, '楼道灯坏了')

  const stuck = await readCommunity<CoordinationTables, unknown[]>(t.db, table.here.community, (tx) =>
    listStuck(tx, table.here.community, shippedAgenda),
  )

  expect(stuck).toEqual([])
})

test('what is settled at the table is promised there, about the case and the meeting', async () => {
  const table = await aTable()
  const it = await aRefusedCase(table)
  const meeting = await aMeeting(table, { cases: [it.id] })
  const { property, bureau } = table.here.bodies
  await sitDown(table, meeting, [property, bureau])

  const promise = { body: bureau, what: '看完屋顶', on: plainDate('2026-12-04') }
  must(
    await writeItem(table.house)(
      { id: meeting.id, n: 1, ...wrote, said: '都说不归自己', decided: '房管局牵头', promise },
      by(table),
    ),
  )
  must(await closeMeeting(table.house)({ id: meeting.id }, by(table)))

  const promises = await readCommunity<CoordinationTables, Awaited<ReturnType<typeof listPromises>>>(
    t.db,
    table.here.community,
    (tx) => listPromises(tx, table.here.community, { meeting: meeting.id }),
  )
  expect(promises).toMatchObject([
    {
      body: bureau,
      what: '看完屋顶',
      state: 'open',
      about: { case: it.id, meeting: meeting.id },
      due: '2026-12-04T09:30:00.000Z',
    },
  ])
  expect(await meetingNow(table, meeting)).toMatchObject({
    state: 'held',
    items: [{ state: 'decided', said: '都说不归自己', decided: '房管局牵头' }],
  })
})

test('a promise in the past takes the minutes of its item back with it', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  const { property, bureau } = table.here.bodies
  await sitDown(table, meeting, [property, bureau])
  const promise = { body: bureau, what: '看完屋顶', on: plainDate('2026-11-20') }

  const done = await writeItem(table.house)(
    { id: meeting.id, n: 1, ...wrote, decided: '修', promise },
    by(table),
  )

  expect(done).toMatchObject({ ok: false, code: 'promise.in_the_past' })
  expect(await meetingNow(table, meeting)).toMatchObject({ items: [{ state: 'open', decided: null }] })
})

test('without a quorum nothing is settled; adjourned, the agenda and all guests go to the other day', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  await sitDown(table, meeting, [table.here.bodies.property])
  const to = hoursAfter(nextMorning, 48)

  expect(
    await writeItem(table.house)({ id: meeting.id, n: 1, ...wrote, decided: '修' }, by(table)),
  ).toMatchObject({
    code: 'meeting.no_quorum',
    facts: { came: 1, quorum: 2 },
  })
  expect(await closeMeeting(table.house)({ id: meeting.id }, by(table))).toMatchObject({
    code: 'meeting.no_quorum',
  })
  must(await adjournMeeting(table.house)({ id: meeting.id, to, why: '房管局没来' }, by(table)))

  const old = await meetingNow(table, meeting)
  expect(old).toMatchObject({ state: 'adjourned', why: '房管局没来' })
  const next = await meetingNow(table, { id: old.next as typeof meeting.id })
  expect(next).toMatchObject({ state: 'planned', at: to, items: [{ title: '屋顶归谁修', state: 'open' }] })
  expect(next.guests).toHaveLength(3)
})

test('what was put off comes back to the agenda of the next meeting, which opens with what was promised', async () => {
  const table = await aTable()
  const it = await aRefusedCase(table)
  const quiet = await caseOf(table.house, table.here, await said(table.house, table.here, '楼道灯坏了'))
  const { property, bureau } = table.here.bodies
  const first = await aMeeting(table, { cases: [it.id, quiet.id] })
  await sitDown(table, first, [property, bureau])
  const promise = { body: property, what: '先搭雨布', on: plainDate('2026-11-27') }
  must(
    await writeItem(table.house)({ id: first.id, n: 1, ...wrote, decided: '先搭雨布', promise }, by(table)),
  )
  must(await writeItem(table.house)({ id: first.id, n: 2, ...wrote, putOff: true }, by(table)))
  must(await closeMeeting(table.house)({ id: first.id }, by(table)))
  const agenda = await readCommunity<CoordinationTables, Awaited<ReturnType<typeof proposeAgenda>>>(
    t.db,
    table.here.community,
    (tx) => proposeAgenda(tx, table.here.community),
  )

  const next = await aMeeting(table, { at: hoursAfter(nextMorning, 24), cases: [it.id, quiet.id] })
  const view = await readMeeting(table.house)(table.here.worker, next.id)

  expect(agenda.find(({ id }) => id === quiet.id)?.why).toEqual(['put_off'])
  expect(view?.last).toMatchObject([{ what: '先搭雨布', state: 'open' }])
  expect(next.items[1]?.reasons).toEqual(['put_off'])
})

test('a moved meeting keeps its id and raises its number; a cancelled one says why and takes no minutes', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  const to = hoursAfter(nextMorning, 5)
  must(await moveMeeting(table.house)({ id: meeting.id, at: to, place: '三楼' }, by(table)))
  expect(await meetingNow(table, meeting)).toMatchObject({ at: to, place: '三楼', sequence: 1 })

  expect(await cancelMeeting(table.house)({ id: meeting.id, why: '' }, by(table))).toMatchObject({
    code: 'meeting.needs_why',
  })
  must(await cancelMeeting(table.house)({ id: meeting.id, why: '已经修好' }, by(table)))

  expect(await meetingNow(table, meeting)).toMatchObject({ state: 'cancelled', sequence: 2 })
  table.clock.set(hoursAfter(to, 1))
  expect(
    await writeItem(table.house)({ id: meeting.id, n: 1, ...wrote, said: '…' }, by(table)),
  ).toMatchObject({
    code: 'meeting.not_planned',
  })
})

test('the past, an ended case, a stranger as guest and a helper who calls it are refused', async () => {
  const table = await aTable()
  const other = await aTable()
  const plan = {
    title: 'x',
    at: nextMorning,
    minutes: 60,
    place: 'y',
    bodies: [table.here.bodies.post],
    cases: [],
    others: ['z'],
  }

  expect(await planMeeting(table.house)({ ...plan, at: tuesday }, by(table))).toMatchObject({
    code: 'meeting.in_the_past',
  })
  expect(
    await planMeeting(table.house)({ ...plan, bodies: [other.here.bodies.post] }, by(table)),
  ).toMatchObject({
    code: 'body.not_found',
  })
  const theirs = await aRefusedCase(other)
  expect(await planMeeting(table.house)({ ...plan, cases: [theirs.id] }, by(table))).toMatchObject({
    code: 'case.not_found',
  })
  expect(await planMeeting(table.house)(plan, { actor: table.here.helper, once: null })).toMatchObject({
    code: 'not_allowed',
  })
})

test('the same form sent twice calls one meeting', async () => {
  const table = await aTable()
  const plan = {
    title: 'x',
    at: nextMorning,
    minutes: 60,
    place: 'y',
    bodies: [table.here.bodies.post],
    cases: [],
    others: ['z'],
  }
  const once = { actor: table.here.worker, once: 'twice-tapped' }

  const [one, two] = [await planMeeting(table.house)(plan, once), await planMeeting(table.house)(plan, once)]

  expect(must(one).id).toBe(must(two).id)
})

test('closed by two at once, it is closed once', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  const { property, bureau } = table.here.bodies
  await sitDown(table, meeting, [property, bureau])
  must(await writeItem(table.house)({ id: meeting.id, n: 1, ...wrote, decided: '修' }, by(table)))
  const both: Promise<Result<unknown, string>>[] = []
  await inCommunity<CoordinationTables, null, never>(t.owner, table.here.community, async (tx) => {
    await sql`select from coordination.meeting where id = ${meeting.id} for update`.execute(tx)
    both.push(closeMeeting(table.house)({ id: meeting.id }, by(table)))
    both.push(closeMeeting(table.house)({ id: meeting.id }, { actor: table.here.coordinator, once: null }))
    await untilBlocked(t.owner, 2)
    return { ok: true, value: null }
  })

  const outcomes = await Promise.all(both)

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ code: 'meeting.not_planned' }])
})

test('its journal tells the whole of it and holds', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  await sitDown(table, meeting, [table.here.bodies.property])
  must(
    await adjournMeeting(table.house)(
      { id: meeting.id, to: hoursAfter(nextMorning, 48), why: '人不够' },
      by(table),
    ),
  )
  const it = await meetingNow(table, meeting)

  const entries = await readCommunity(t.db, table.here.community, (tx) =>
    read(tx, table.here.community, it.id),
  )

  expect(entries.map(({ kind }) => kind)).toEqual(['meeting.called', 'meeting.attended', 'meeting.adjourned'])
  expect(firstBreak(table.here.community, entries, it.journal)).toBeNull()
})

test('another community neither sees a meeting nor touches it', async () => {
  const [table, other] = [await aTable(), await aTable()]
  const meeting = await aMeeting(table)
  table.clock.set(hoursAfter(nextMorning, 1))

  expect(await readMeeting(other.house)(other.here.secretary, meeting.id)).toBeNull()
  const guests = [{ body: other.here.bodies.post, came: true, who: '' }]
  expect(await takeAttendance(other.house)({ id: meeting.id, guests }, by(other))).toMatchObject({
    code: 'meeting.not_found',
  })
})
