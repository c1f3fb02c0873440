import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open, send } from '../../../../test/residents.ts'
import { acceptOffer } from '../../cases/answer-offer.ts'
import { designateHolder } from '../../cases/designate-holder.ts'
import { offerHandover } from '../../cases/offer-handover.ts'
import { readMinutes, sayMinutes } from './card.rules.ts'
import { addBody, endBody } from './change-body.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const given = await aCase(t)
  const { house, here } = given
  const coordinator = { actor: here.coordinator, once: null }
  const at = `/desk/bodies/${here.bodies.property}`
  return { ...given, coordinator, at, app: tableApp(house, here.coordinator) }
}

test('whom to call, when, and who stands in: written down, shown, and erased when it is over', async () => {
  const { app, at } = await aDesk()
  await send(app, `${at}/contact`, {
    name: '屈师傅',
    role: '工程',
    phone: '13800138000',
    email: 'qu@example.org',
  })
  await send(app, `${at}/contact`, { name: '小万', phone: '13900139000' })
  await send(app, `${at}/hours`, { opens: '8:00', closes: '18:00' })
  const page = await open(app, at)
  const ids = [...page.html.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
  const [absent = '', contact = ''] = ids
  await send(app, `${at}/deputy`, { absent, contact, from: '2026-12-01', until: '2026-12-07' })

  const full = await open(app, at)
  expect(full.text).toContain('屈师傅 · 工程 · 13800138000 · qu@example.org')
  expect(full.text).toContain('8:00 到 18:00')
  expect(full.text).toContain('2026-12-01 到 2026-12-07')
  await send(app, `${at}/end-contact`, { contact: absent })
  expect((await open(app, at)).text).not.toContain('13800138000')
})

test.each([
  ['contact', { name: '' }, '写单位或人的名字'],
  ['contact', { name: '甲', email: 'not a mailbox' }, '邮箱没写对'],
  ['contact', { name: '甲', phone: '12' }, '电话号码没写对'],
  ['hours', { opens: '八点', closes: '18:00' }, '时间写成8:30这样'],
  ['hours', { opens: '18:00', closes: '8:00' }, '下班要比上班晚'],
])('%s %j: says what to do and keeps what was typed', async (deed, fields, says) => {
  const { app, at } = await aDesk()

  const seen = await send(app, `${at}/${deed}`, fields)

  expect([409, 422]).toContain(seen.status)
  expect(seen.text).toContain(says)
  for (const value of Object.values(fields)) if (value !== '') expect(seen.html).toContain(`value="${value}"`)
})

test('a body that holds something, or is asked to, cannot be ended; afterwards it is offered nothing', async () => {
  const { house, here, id, worker, coordinator } = await aDesk()
  const { property, owners } = here.bodies
  must(await offerHandover(house)({ id, to: property, why: '归物业' }, worker))
  expect(await endBody(house)(property, coordinator)).toMatchObject({
    code: 'body.holds_cases',
    facts: { n: 1 },
  })
  must(await acceptOffer(house)({ id }, worker))
  expect(await endBody(house)(property, coordinator)).toMatchObject({ code: 'body.holds_cases' })
  must(await designateHolder(house)({ id, to: owners, why: '物业撤了' }, coordinator))

  must(await endBody(house)(property, coordinator))

  expect(await designateHolder(house)({ id, to: property, why: '再给他' }, coordinator)).toMatchObject({
    code: 'body.not_found',
  })
  expect((await open(tableApp(house, here.coordinator), '/desk/bodies')).text).not.toContain('恒砚物业')
  expect(await endBody(house)(property, coordinator)).toMatchObject({ code: 'body.not_found' })
})

test('the post is one and stays; a name is taken once; only the coordinator changes bodies', async () => {
  const { house, here, coordinator, worker } = await aDesk()
  const fresh = { name: '供热公司', kind: 'utility' as const, phone: null }

  expect(await endBody(house)(here.bodies.post, coordinator)).toMatchObject({ code: 'body.is_the_post' })
  must(await addBody(house)(fresh, coordinator))
  expect(await addBody(house)(fresh, coordinator)).toMatchObject({ code: 'body.name_taken' })
  expect(await addBody(house)({ ...fresh, name: '甲' }, worker)).toMatchObject({ code: 'not_allowed' })
  const app = tableApp(house, here.coordinator)
  const added = await send(app, '/desk/bodies', { name: '自来水公司', kind: 'utility', phone: '' })
  expect(added.status).toBe(303)
  expect((await open(app, '/desk/bodies')).text).toContain('自来水公司')
  expect((await open(tableApp(house, here.worker), '/desk/bodies')).text).not.toContain('加一家单位')
})

test.each([
  ['8:30', 510],
  ['17：05', 1_025],
  ['24:00', 1_440],
  ['24:01', null],
  ['九点', null],
])('%j is %j minutes', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes)
  if (minutes !== null) expect(readMinutes(sayMinutes(minutes))).toBe(minutes)
})
