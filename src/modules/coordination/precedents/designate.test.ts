import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, file, firstOf, type GivenCase, must } from '../../../../test/a-case.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { held, open, send } from '../../../../test/residents.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { BodyId, CaseId } from '../../../kernel/ids.ts'
import { plainDate } from '../../../kernel/time.ts'
import { refuseOffer } from '../../cases/answer-offer.ts'
import { designateHolder } from '../../cases/designate-holder.ts'
import { lookAtClock } from '../../cases/look-at-clock.ts'
import { offerHandover } from '../../cases/offer-handover.ts'
import { promiseDate } from '../../cases/promise-date.ts'
import { addDuty } from '../bodies/change-duty.ts'
import type { CoordinationTables } from '../tables.ts'
import { coordinationTasks } from '../tasks.ts'
import { type Precedent, precedentsFor } from './door.ts'
import { hearPrecedent } from './hear-designation.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function refused(given: GivenCase) {
  const { house, here, id, worker } = given
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, worker))
  given.later(30)
  must(await refuseOffer(house)({ id, why: '在保修期，该施工单位管', better: here.bodies.bureau }, worker))
}

const desk = ({ house, here }: GivenCase, staff = here.coordinator) => tableApp(house, staff)

/** The worker runs what the case has announced, twice, as it may. */
async function hear(given: GivenCase, id: CaseId) {
  const n = (await given.journal(id)).length
  const run = coordinationTasks(given.house)['cases.happened']
  for (const _ of [1, 2])
    await run?.({ community: given.here.community, case: id, n, kind: 'case.designated' }, {} as never)
}

const kept = (given: GivenCase, id: CaseId): Promise<Precedent[]> =>
  readCommunity<CoordinationTables, Precedent[]>(t.db, given.here.community, async (tx) => {
    const { topic, place } = await given.read(id)
    return precedentsFor(tx, given.here.community, { topic, place })
  })

const designate = async (given: GivenCase, id: CaseId, to: BodyId, why: string) =>
  must(await designateHolder(given.house)({ id, to, why }, given.coordinator))

test('the coordinator sees who did not take it, when, why, and whose they say it is', async () => {
  const given = await aCase(t)
  await refused(given)

  const { text } = await open(desk(given), `/desk/designate/${given.receipt.ref}`)

  expect(text).toMatch(/恒砚物业.*在保修期，该施工单位管.*房管局.*今天10:00问的.*今天10:30说不接/)
  expect(text).toContain('这类事以前没有定过')
})

test('the responsibility list stands beside them with its paper, and its body is chosen beforehand', async () => {
  const given = await aCase(t)
  await refused(given)
  const at = `/desk/designate/${given.receipt.ref}`
  expect((await open(desk(given), at)).text).toContain('清单上没有写这类事归谁')
  const { topic } = await given.read()
  const paper = { title: '物业合同', datedOn: null, reference: '第3条', link: null }
  const days = { from: plainDate('2025-01-01'), until: null }
  const place = { estate: null, building: null }
  const duty = { ...paper, ...days, topic, place, body: given.here.bodies.owners }
  must(await addDuty(given.house)(duty, given.coordinator))

  const { text, html } = await open(desk(given), at)
  expect(text).toContain('归业委会，凭物业合同第3条，2025-01-01起')
  expect(html).toMatch(new RegExp(`<option value="${given.here.bodies.owners}" selected`))
})

test('an offer that nobody answered stands there as well', async () => {
  const given = await aCase(t)
  const { house, here, id, worker } = given
  must(await offerHandover(house)({ id, to: here.bodies.bureau, why: '归房管局' }, worker))

  given.later(60 * 24 * 5)
  must(await lookAtClock(house)({ community: here.community, case: id }))

  expect((await open(desk(given), `/desk/designate/${given.receipt.ref}`)).text).toMatch(
    /房管局 到今天10:00没回话/,
  )
})

test('the decision with its sentence becomes a precedent, once, and the next case cites it', async () => {
  const given = await aCase(t)
  await refused(given)
  const at = `/desk/designate/${given.receipt.ref}`
  const { html } = await open(desk(given), at)
  const hidden = { once: held(html, 'once') ?? '', seen: held(html, 'seen') ?? '' }

  const done = await send(desk(given), at, {
    ...hidden,
    to: given.here.bodies.bureau,
    why: '保修期归房管局催',
  })
  expect([done.status, done.location]).toEqual([303, `/desk/cases/${given.receipt.ref}`])
  await hear(given, given.id)

  expect(await kept(given, given.id)).toMatchObject([
    { ref: given.receipt.ref, body: given.here.bodies.bureau, why: '保修期归房管局催', near: 'stairwell' },
  ])
  const next = await file(given.house, given.here, '单元门锁又不上了')
  const id = firstOf(next)
  must(
    await offerHandover(given.house)({ id, to: given.here.bodies.property, why: '锁归物业' }, given.worker),
  )
  const says = '2026-11-24 定过：归房管局，因为保修期归房管局催'
  expect((await open(desk(given, given.here.worker), `/desk/cases/${next.ref}`)).text).toContain(says)
  expect((await open(desk(given), `/desk/designate/${next.ref}`)).text).toContain(says)
})

test('a decision that was taken on the case’s own page is a precedent too; of another topic it is none', async () => {
  const given = await aCase(t)
  await designate(given, given.id, given.here.bodies.owners, '门归业委会')
  await hear(given, given.id)
  const other = firstOf(await file(given.house, given.here, '楼上半夜装修太吵了'))

  expect(await kept(given, given.id)).toMatchObject([{ why: '门归业委会' }])
  expect(await kept(given, other)).toEqual([])
})

test('decisions from before there were precedents are read from their journals, once', async () => {
  const given = await aCase(t)
  await designate(given, given.id, given.here.bodies.owners, '以前定的')
  const migration = new URL('../../../../migrations/0029-precedents-of-before.sql', import.meta.url)
  const migrate = () => sql.raw(readFileSync(migration, 'utf8')).execute(t.owner)
  const planned = async () => {
    const { rows } = await sql<{ payload: object }>`select payload from graphile_worker._private_jobs
      where key like ${`precedent:${given.id}:%`}`.execute(t.owner)
    return rows.map(({ payload }) => payload)
  }

  await migrate()
  const [decision, ...more] = await planned()
  expect(more).toEqual([])
  const run = coordinationTasks(given.house)['coordination.hear_precedent']
  for (const _ of [1, 2]) await run?.(decision, {} as never)
  expect(await kept(given, given.id)).toMatchObject([{ why: '以前定的', body: given.here.bodies.owners }])

  await sql`delete from graphile_worker._private_jobs where key like 'precedent:%'`.execute(t.owner)
  await migrate()
  expect(await planned()).toEqual([])
})

test('a day that is promised is heard here and makes no precedent', async () => {
  const given = await aCase(t)
  const on = plainDate('2026-11-27')
  must(await promiseDate(given.house)({ id: given.id, on, why: '等配件' }, given.worker))
  const n = (await given.journal(given.id)).length
  await hearPrecedent(given.house, {
    community: given.here.community,
    case: given.id,
    n,
    kind: 'finish.promised',
  })

  expect(await kept(given, given.id)).toEqual([])
})

test('of two decisions the nearer comes first, and among equals the later', async () => {
  const given = await aCase(t)
  const far = firstOf(await file(given.house, given.here, '单元门锁不上', { home: undefined }))
  await designate(given, given.id, given.here.bodies.owners, '先定的')
  await hear(given, given.id)
  given.later(60)
  await designate(given, far, given.here.bodies.property, '后定的')
  await hear(given, far)

  expect((await kept(given, given.id)).map(({ why }) => why)).toEqual(['后定的', '先定的'])
})

test('an empty form says what to do; a case that changed meanwhile is shown anew', async () => {
  const given = await aCase(t)
  await refused(given)
  const at = `/desk/designate/${given.receipt.ref}`

  const empty = await send(desk(given), at, { to: '', why: '' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('写一句为什么')
  const stale = await send(desk(given), at, { to: given.here.bodies.bureau, why: '归他们', seen: '1' })
  expect(stale.status).toBe(409)
  expect(stale.html).toContain('归他们</textarea>')
})

test('only the coordinator decides; the page is linked where a case waits for it', async () => {
  const given = await aCase(t)
  await refused(given)
  const [at, link] = [`/desk/designate/${given.receipt.ref}`, `href="/desk/designate/${given.receipt.ref}"`]

  expect((await open(desk(given, given.here.worker), at)).status).toBe(404)
  expect(
    (await send(desk(given, given.here.worker), at, { to: given.here.bodies.bureau, why: '我定' })).status,
  ).toBe(404)
  expect((await open(desk(given), `/desk/cases/${given.receipt.ref}`)).html).toContain(link)
  expect((await open(desk(given, given.here.worker), `/desk/cases/${given.receipt.ref}`)).html).not.toContain(
    link,
  )
  expect((await open(desk(given), '/desk/designate/0000000')).status).toBe(404)
})
