import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { aMeeting } from '../../../../test/a-meeting.ts'
import { aLink, aPhone, linksApp } from '../../../../test/body-links.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { testClock } from '../../../../test/given.ts'
import { parseInstant, plainDate } from '../../../kernel/time.ts'
import { meetingsLinkPart } from '../meetings/link-part.tsx'
import { askPart } from '../parts/door.ts'
import { blowWhistle } from '../whistles/door.ts'
import { togetherLinkPart } from './link-part.tsx'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

/** The property company's list: a share of a case that the post leads, a call to the spot, and a meeting. */
async function aList() {
  const given = await aCase(t)
  const { here, house, id, worker } = given
  const { property, bureau } = here.bodies
  must(
    await askPart(house)({ case: id, body: property, what: '先搭雨布', on: plainDate('2026-11-27') }, worker),
  )
  const call = { case: id, at: parseInstant('2026-11-26T01:00:00Z'), place: '楼顶', why: '说好的日子过了' }
  must(await blowWhistle(house)({ ...call, bodies: [property, bureau] }, worker))
  await aMeeting({ here, house, clock: testClock() }, { cases: [id] })
  const app = linksApp(house, { parts: [togetherLinkPart(house), meetingsLinkPart] })
  const { at } = await aLink(given, { body: property, case: null })
  return { ...given, at, own: aPhone(house, app) }
}

/** The number of the first form of a deed on a page. */
function idIn(html: string, deed: string): string {
  const form = html.split('<form').find((part) => part.includes(`/${deed}"`)) ?? ''
  return /name="id" value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
}

test('a body reads what it has to do, where it must come, and what will be talked about: a case by topic and number', async () => {
  const { own, at, receipt: it } = await aList()

  const page = await own.open(at)

  expect(page.text).toContain('先搭雨布')
  expect(page.text).toContain('请您到现场')
  expect(page.text).toContain('请您来坐下谈')
  expect(page.text).toContain(`（${it.ref}）`)
})

test('it says why it is late, that it is done, and that it cannot come; a why that is missing is asked for', async () => {
  const { own, at } = await aList()
  const { html } = await own.open(at)
  const [share, call] = [idIn(html, 'late'), idIn(html, 'answer')]

  const silent = await own.press(at, 'late', { id: share, why: '' })
  expect(silent.status).toBe(409)
  expect(silent.text).toContain('写一句做到哪儿了')
  expect((await own.press(at, 'late', { id: share, why: '雨布没到货' })).status).toBe(303)
  const no = await own.press(at, 'answer', { id: call, answer: 'not_coming', answerWhy: '' })
  expect(no.text).toContain('来不了的话，写一句为什么。')
  expect((await own.press(at, 'answer', { id: call, answer: 'coming' })).status).toBe(303)
  expect((await own.press(at, 'done', { id: share, words: '搭好了' })).status).toBe(303)

  const after = await own.open(at)
  expect(after.text).toContain('您说了会来。')
  expect(after.text).not.toContain('先搭雨布')
})
