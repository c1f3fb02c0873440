import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../../test/a-case.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open, send } from '../../../../test/residents.ts'
import type { AtBody } from '../../../kernel/actor.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import { parseInstant, plainDate } from '../../../kernel/time.ts'
import { referCase } from '../../cases/explain-case.ts'
import { mergeCases } from '../../cases/merge-cases.ts'
import { followCase, lookAtPart } from '../parts/follow-case.ts'
import {
  askPart,
  listParts,
  type Part,
  standingOf,
  takeBackPart,
  tellPartDone,
  tellPartLate,
} from '../parts/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { answerWhistle, blowWhistle, callOffWhistle, endWhistle, tallyWhistles } from '../whistles/door.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const friday = plainDate('2026-11-27')
const afterFriday = parseInstant('2026-11-27T12:00:00Z')
const at = parseInstant('2026-11-25T02:00:00Z')
const later = parseInstant('2026-11-25T04:00:00Z')

async function aLedCase() {
  const clock = testClock()
  const here = await aPost(t.db)
  const house = aHouse(t.db, clock)
  const it = await caseOf(house, here, await said(house, here, '顶楼漏雨，屋里接了三个盆'))
  const worker = { actor: here.worker, once: null }
  const atBody = (body: BodyId) => ({
    actor: { as: 'body', community: here.community, body, link: 'l' } satisfies AtBody,
    once: null,
  })
  const partsNow = () =>
    readCommunity<CoordinationTables, Part[]>(t.db, here.community, (tx) =>
      listParts(tx, here.community, it.id),
    )
  return { clock, here, house, it, worker, atBody, partsNow }
}
type Led = Awaited<ReturnType<typeof aLedCase>>

function askProperty({ house, here, it, worker }: Led, what = '先搭雨布') {
  return askPart(house)({ case: it.id, body: here.bodies.property, what, on: friday }, worker)
}

test('another body has its share with a clock of its own; the case stays with its lead', async () => {
  const led = await aLedCase()

  const part = must(await askProperty(led))

  expect(part).toMatchObject({ state: 'open', due: '2026-11-27T09:30:00.000Z' })
  expect(await caseOf(led.house, led.here, { cases: [{ id: led.it.id }] } as never)).toMatchObject({
    holder: { body: led.here.bodies.post },
  })
})

test('the lead itself, the past, nothing to do, and the same twice are refused', async () => {
  const led = await aLedCase()
  const { house, here, it, worker } = led
  const ask = { case: it.id, body: here.bodies.property, what: '看', on: friday }
  must(await askProperty(led))

  expect(await askPart(house)({ ...ask, body: here.bodies.post }, worker)).toMatchObject({
    code: 'part.to_the_lead',
  })
  expect(await askPart(house)({ ...ask, on: plainDate('2026-11-20') }, worker)).toMatchObject({
    code: 'part.in_the_past',
  })
  expect(await askPart(house)({ ...ask, what: '' }, worker)).toMatchObject({ code: 'part.needs_words' })
  expect(await askProperty(led)).toMatchObject({ code: 'part.asked_already' })
  expect(await askPart(house)(ask, { actor: here.helper, once: null })).toMatchObject({ code: 'not_allowed' })
})

test('a body answers for its own share and for nobody else’s', async () => {
  const led = await aLedCase()
  const { house, here, atBody } = led
  const { id } = must(await askProperty(led))

  expect(await tellPartDone(house)({ id, words: '搭好了' }, atBody(here.bodies.bureau))).toMatchObject({
    code: 'part.not_found',
  })
  expect(await takeBackPart(house)({ id }, atBody(here.bodies.property))).toMatchObject({
    code: 'not_allowed',
  })
  must(await tellPartDone(house)({ id, words: '搭好了' }, atBody(here.bodies.property)))

  expect(await led.partsNow()).toMatchObject([{ state: 'done', report: '搭好了' }])
})

test('late, it is marked once and stands first; with a reason the clock runs on, done late stays late', async () => {
  const led = await aLedCase()
  const { house, here, clock, worker, partsNow } = led
  const { id } = must(await askProperty(led))
  const look = () => lookAtPart(house)({ community: here.community, part: id })
  expect(await look()).toMatchObject({ value: 'nothing' })
  clock.set(afterFriday)

  expect(await look()).toMatchObject({ value: 'overdue' })
  expect(await look()).toMatchObject({ value: 'nothing' })
  const standing = async () => (await partsNow()).map((part) => standingOf(part, afterFriday))
  expect(await standing()).toEqual(['late'])
  must(await tellPartLate(house)({ id, why: '雨布没到货' }, worker))
  expect(await standing()).toEqual(['late_explained'])
  must(await tellPartDone(house)({ id, words: '搭好了' }, worker))
  expect(await standing()).toEqual(['done_late'])
})

test('a case that has ended takes its open shares back; one that joined another takes them along', async () => {
  const [ending, joining] = [await aLedCase(), await aLedCase()]
  must(await askProperty(ending))
  must(await askProperty(joining))
  must(
    await referCase(ending.house)(
      { id: ending.it.id, to: '供电所，电话95598', words: '归供电所' },
      ending.worker,
    ),
  )
  const other = await caseOf(
    joining.house,
    joining.here,
    await said(joining.house, joining.here, '屋顶漏得更大了'),
  )
  must(await mergeCases(joining.house)({ id: joining.it.id, into: other.id }, joining.worker))
  for (const { house, here, it } of [ending, joining])
    await followCase(house, { community: here.community, case: it.id, n: 2, kind: 'case.referred' })

  expect(await ending.partsNow()).toMatchObject([{ state: 'withdrawn' }])
  expect(await joining.partsNow()).toEqual([])
  const moved = await readCommunity<CoordinationTables, Part[]>(t.db, joining.here.community, (tx) =>
    listParts(tx, joining.here.community, other.id),
  )
  expect(moved).toMatchObject([{ state: 'open', what: '先搭雨布' }])
})

test('where both cases asked the same body for the same, the one that goes leaves its share behind', async () => {
  const led = await aLedCase()
  const { house, here, it, worker } = led
  const other = await caseOf(house, here, await said(house, here, '屋顶漏得更大了'))
  must(await askProperty(led))
  must(await askProperty({ ...led, it: other }))
  must(await mergeCases(house)({ id: it.id, into: other.id }, worker))
  await followCase(house, { community: here.community, case: it.id, n: 2, kind: 'case.joined' })

  expect(await led.partsNow()).toMatchObject([{ state: 'withdrawn' }])
  const there = await readCommunity<CoordinationTables, Part[]>(t.db, here.community, (tx) =>
    listParts(tx, here.community, other.id),
  )
  expect(there).toMatchObject([{ state: 'open', what: '先搭雨布' }])
})

test('reported and taken back at once: one of them is, the other is told so', async () => {
  const led = await aLedCase()
  const { house, here, worker, atBody } = led
  const { id } = must(await askProperty(led))
  const both: Promise<Result<unknown, string>>[] = []
  await inCommunity<CoordinationTables, null, never>(t.owner, here.community, async (tx) => {
    await sql`select from coordination.part where id = ${id} for update`.execute(tx)
    both.push(tellPartDone(house)({ id, words: '好了' }, atBody(here.bodies.property)))
    await untilBlocked(t.owner, 1)
    both.push(takeBackPart(house)({ id }, worker))
    await untilBlocked(t.owner, 2)
    return { ok: true, value: null }
  })

  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { code: 'part.ended' }])
})

function blow({ house, here, it, worker }: Led) {
  const { property, bureau } = here.bodies
  return blowWhistle(house)(
    { case: it.id, bodies: [property, bureau], at, place: '3号楼楼顶', why: '说好的日子过了' },
    worker,
  )
}

test('called to the spot: who said it comes, who came, what was agreed; calling and coming are counted', async () => {
  const led = await aLedCase()
  const { house, here, clock, worker, atBody } = led
  const { property, bureau, owners } = here.bodies
  const { id } = must(await blow(led))
  expect(await blow(led)).toMatchObject({ code: 'whistle.called_already' })
  const say = { id, answer: 'not_coming' as const, why: '' }
  expect(await answerWhistle(house)({ ...say, body: bureau }, atBody(bureau))).toMatchObject({
    code: 'whistle.needs_why',
  })
  expect(await answerWhistle(house)({ ...say, body: property }, atBody(bureau))).toMatchObject({
    code: 'not_allowed',
  })
  must(await answerWhistle(house)({ ...say, body: bureau, why: '人手不够' }, atBody(bureau)))
  const came = [{ body: property, who: '屈师傅' }]
  expect(await endWhistle(house)({ id, came, agreed: '先补漏' }, worker)).toMatchObject({
    code: 'whistle.not_yet',
  })
  clock.set(later)
  expect(
    await endWhistle(house)({ id, came: [{ body: owners, who: '' }], agreed: '补' }, worker),
  ).toMatchObject({
    code: 'whistle.not_called',
  })

  const over = must(await endWhistle(house)({ id, came, agreed: '先补漏' }, worker))

  expect(over.bodies).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ body: property, came: true, who: '屈师傅' }),
      expect.objectContaining({ body: bureau, came: false, answer: 'not_coming', answerWhy: '人手不够' }),
    ]),
  )
  const tallies = await readCommunity<CoordinationTables, Awaited<ReturnType<typeof tallyWhistles>>>(
    t.db,
    here.community,
    (tx) => tallyWhistles(tx, here.community),
  )
  expect(tallies).toEqual(
    expect.arrayContaining([
      { body: property, called: 1, answered: 0, came: 1 },
      { body: bureau, called: 1, answered: 1, came: 0 },
    ]),
  )
})

test('called off, it says why, counts for nobody, and another may be blown', async () => {
  const led = await aLedCase()
  const { id } = must(await blow(led))
  expect(await callOffWhistle(led.house)({ id, why: '' }, led.worker)).toMatchObject({
    code: 'whistle.needs_why',
  })
  must(await callOffWhistle(led.house)({ id, why: '昨晚修好了' }, led.worker))

  const tallies = await readCommunity<CoordinationTables, unknown[]>(t.db, led.here.community, (tx) =>
    tallyWhistles(tx, led.here.community),
  )
  expect(tallies).toEqual([])
  expect(await blow(led)).toMatchObject({ ok: true })
})

test('on the page: asked, late with its reason, called to the spot; what is wrong keeps what was typed', async () => {
  const led = await aLedCase()
  const app = tableApp(led.house, led.here.worker)
  const path = `/desk/together/${led.it.ref}`
  const wrong = await send(app, `${path}/ask`, {
    body: led.here.bodies.property,
    what: '先搭雨布',
    on: '下周五',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('写一个日子，像2026-12-01。')
  expect(wrong.html).toContain('value="先搭雨布"')

  await send(app, `${path}/ask`, { body: led.here.bodies.property, what: '先搭雨布', on: '2026-11-27' })
  led.clock.set(afterFriday)
  expect((await open(app, path)).text).toContain('过了日子没回话')
  expect((await open(app, `/desk/cases/${led.it.ref}`)).text).toContain('有1份过了日子')
  const spot = { day: '2026-11-30', time: '9:30', place: '楼顶', whistleWhy: '过了日子' }
  const blown = await send(app, `${path}/blow`, { bodies: led.here.bodies.property, ...spot })
  expect(blown.status).toBe(303)
  expect((await open(app, '/desk/whistles')).text).toContain('过了日子')
  expect((await open(tableApp(led.house, led.here.helper), path)).status).toBe(404)
})

test('however it comes about, a share ends in one state and never runs again', async () => {
  const deed = fc.constantFrom('done', 'late', 'withdraw', 'look', 'wait')
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
      const led = await aLedCase()
      const { id } = must(await askProperty(led))
      const seen: string[] = []
      for (const each of deeds) {
        if (each === 'done') await tellPartDone(led.house)({ id, words: '好了' }, led.worker)
        if (each === 'late') await tellPartLate(led.house)({ id, why: '没货' }, led.worker)
        if (each === 'withdraw') await takeBackPart(led.house)({ id }, led.worker)
        if (each === 'look') await lookAtPart(led.house)({ community: led.here.community, part: id })
        if (each === 'wait') led.clock.set(afterFriday)
        seen.push((await led.partsNow())[0]?.state ?? '')
      }
      const ended = seen.findIndex((state) => state !== 'open')
      if (ended >= 0) expect(new Set(seen.slice(ended)).size).toBe(1)
    }),
    { numRuns: 15 },
  )
})
