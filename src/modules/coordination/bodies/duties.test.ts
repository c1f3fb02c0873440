import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, type GivenCase, must } from '../../../../test/a-case.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open, send } from '../../../../test/residents.ts'
import { plainDate } from '../../../kernel/time.ts'
import { addDuty, changeDuty, type NewDuty } from './change-duty.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const desk = ({ house, here }: GivenCase, staff = here.coordinator) => tableApp(house, staff)

async function aDuty(given: GivenCase, over: Partial<NewDuty> = {}): Promise<NewDuty> {
  const { topic } = await given.read()
  const paper = { title: '物业合同', datedOn: null, reference: '第3条', link: null }
  const days = { from: plainDate('2025-01-01'), until: null }
  const place = { estate: null, building: null }
  return { ...paper, ...days, topic, place, body: given.here.bodies.property, ...over }
}

test('the list says beside a case whose it is, and by which paper', async () => {
  const given = await aCase(t)
  must(await addDuty(given.house)(await aDuty(given), given.coordinator))

  const { text } = await open(desk(given), `/desk/cases/${given.receipt.ref}`)
  expect(text).toContain('责任清单：物业合同第3条，2025-01-01起')
})

test('one body answers for a topic and place once at a time; a worker changes nothing', async () => {
  const given = await aCase(t)
  const duty = await aDuty(given)
  must(await addDuty(given.house)(duty, given.coordinator))

  expect(await addDuty(given.house)(duty, given.coordinator)).toMatchObject({ code: 'duty.twice' })
  expect(await addDuty(given.house)(duty, given.worker)).toMatchObject({ code: 'not_allowed' })
})

test('a line may end early, but not before it began, nor go on into another of the same', async () => {
  const given = await aCase(t)
  const { house, coordinator } = given
  const duty = await aDuty(given)
  const { id } = must(await addDuty(house)({ ...duty, until: plainDate('2025-12-31') }, coordinator))
  must(await addDuty(house)({ ...duty, from: plainDate('2026-01-01') }, coordinator))
  const { title, datedOn, reference, link } = duty
  const end = (until: string) =>
    changeDuty(house)({ id, title, datedOn, reference, link, until: plainDate(until) }, coordinator)

  expect(await end('2024-12-31')).toMatchObject({ code: 'duty.ends_before' })
  expect(await end('2026-01-01')).toMatchObject({ code: 'duty.twice' })
  must(await end('2025-06-30'))
})

test('the coordinator adds a line by the form; a form half filled says what is wrong', async () => {
  const given = await aCase(t)
  const { topic, body, title } = await aDuty(given)
  const fields = {
    topic,
    body,
    title,
    place: 'all',
    from: '2025-01-01',
    until: '',
    datedOn: '',
    reference: '',
    link: '',
  }

  expect((await send(desk(given), '/desk/duties', { ...fields, title: '' })).text).toContain('写文件名称')
  expect((await send(desk(given), '/desk/duties', fields)).status).toBe(303)
  expect((await open(desk(given), '/desk/duties')).text).toMatch(/恒砚物业 ?物业合同/)
  expect((await open(desk(given), '/desk/bodies')).text).toContain('恒砚物业')
})
