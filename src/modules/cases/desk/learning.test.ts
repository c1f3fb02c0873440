import { afterAll, beforeAll, expect, test } from 'vitest'
import { cabinets, unseenCabinet } from '../../../../test/cabinets.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, type Post, testClock } from '../../../../test/given.ts'
import { held, open, send } from '../../../../test/residents.ts'
import type { Staff } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { read } from '../../../kernel/journal.ts'
import { parseInstant } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import type { House } from '../house.ts'
import { triageCase } from '../triage-case.ts'
import { understand } from '../understand.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const post = await aPost(t.db)
  const clock = testClock()
  return { post, clock, house: aHouse(t.db, clock) }
}

type Desk = { readonly post: Post; readonly house: House }

async function looked({ post, house }: Desk, words: string, topic?: Topic) {
  const it = await caseOf(house, post, await said(house, post, words))
  const done = await triageCase(house)({ id: it.id, topic }, { actor: post.worker, once: null })
  if (!done.ok) throw new Error(done.code)
  return it
}

async function taught(desk: Desk) {
  for (const words of cabinets) await looked(desk, words, 'greening_space')
}

async function topicRead({ post, house }: Desk, words: string) {
  const place = { estate: null, building: null, stairwell: null }
  const found = await understand(house)(post.community, { words, place, at: house.clock() })
  return found.reading.needs[0].topic
}

function page({ house }: Desk, staff: Staff) {
  return open(deskApp(house, staff), '/desk/learning')
}

/** Presses the button with what the page put into its form. */
async function undo(desk: Desk, staff: Staff, fields: Record<string, string>) {
  const { html } = await page(desk, staff)
  const once = held(html, 'once')
  return send(deskApp(desk.house, staff), '/desk/learning/undo', { ...(once && { once }), ...fields })
}

test('the page counts what was taken as it was of all that was looked at, and what was taken for what', async () => {
  const desk = await aDesk()
  const before = (await looked(desk, '楼道灯坏了')).topic
  await looked(desk, '单元门禁坏了', before === 'noise' ? 'safety' : 'noise')

  const { text } = await page(desk, desk.post.worker)

  expect(text).toContain('11月23日 周一起')
  expect(text).toContain('什么事：2件里猜对1件')
  expect(text).toContain('急不急：2件里猜对2件')
  expect(text).toMatch(/猜成“[^”]+”，其实是“[^”]+”：1回/)
})

test('workers read it and cannot undo; helpers do not see it', async () => {
  const desk = await aDesk()
  await looked(desk, unseenCabinet, 'noise')

  const seen = await page(desk, desk.post.worker)
  const tried = await send(deskApp(desk.house, desk.post.worker), '/desk/learning/undo', {
    since: '2026-11-24',
    why: '试试',
  })
  const helper = await page(desk, desk.post.helper)

  expect(seen.html).not.toContain('/desk/learning/undo')
  expect(seen.text).toContain('要撤回的话，找协调员。')
  expect([tried.status, helper.status]).toEqual([404, 404])
})

test('all since a day are taken back: the next saying is read as before, the cases stay, the journal tells', async () => {
  const desk = await aDesk()
  const before = await topicRead(desk, unseenCabinet)
  await taught(desk)
  expect(await topicRead(desk, unseenCabinet)).toBe('greening_space')

  const done = await undo(desk, desk.post.coordinator, { since: '2026-11-24', why: '那几件是特例' })

  expect(done.status).toBe(303)
  expect(await topicRead(desk, unseenCabinet)).toBe(before)
  const { text } = await page(desk, desk.post.secretary)
  expect(text).toMatch(/贺建民撤回了今天[^：]*起学的\d条：那几件是特例/)
  expect(text).toContain('近来没学什么。')
  const { community, coordinator } = desk.post
  const journal = await readCommunity(t.db, community, (tx) => read(tx, community, community))
  expect(journal.at(-1)).toMatchObject({ kind: 'lessons.undone', as: 'coordinator', by: coordinator.person })
})

test('what was learnt before the day stays learnt', async () => {
  const desk = await aDesk()
  await taught(desk)
  desk.clock.set(parseInstant('2026-11-25T02:00:00Z'))
  await looked(desk, '门禁卡刷不开', 'noise')

  await undo(desk, desk.post.coordinator, { since: '2026-11-25', why: '改错了' })

  expect(await topicRead(desk, unseenCabinet)).toBe('greening_space')
  expect((await page(desk, desk.post.worker)).text).not.toContain('近来没学什么')
})

test('one lesson is taken back by its own button, and only once', async () => {
  const desk = await aDesk()
  await looked(desk, unseenCabinet, 'noise')
  const { html } = await page(desk, desk.post.coordinator)
  const lesson = held(html, 'lesson') ?? ''

  const done = await undo(desk, desk.post.coordinator, { lesson, why: '按错了' })
  const again = await undo(desk, desk.post.coordinator, { lesson, why: '再来' })

  expect([done.status, again.status]).toEqual([303, 409])
  expect(again.text).toContain('这些已经不学了')
  expect((await page(desk, desk.post.worker)).text).toContain('贺建民撤回了一条：按错了')
})

test('without a reason, or with a day to come, nothing is taken back and what was typed stays', async () => {
  const desk = await aDesk()
  await looked(desk, unseenCabinet, 'noise')
  const { coordinator } = desk.post

  const mute = await undo(desk, coordinator, { since: '2026-11-24', why: ' ' })
  const early = await undo(desk, coordinator, { since: '2026-12-24', why: '学偏了' })

  expect([mute.status, early.status]).toEqual([422, 422])
  expect(mute.text).toContain('写一句为什么')
  expect(early.html).toContain('value="学偏了"')
  expect((await page(desk, coordinator)).text).not.toContain('撤回过的')
})

test('lessons of another community cannot be taken back', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  await looked(desk, unseenCabinet, 'noise')
  const lesson = held((await page(desk, desk.post.coordinator)).html, 'lesson') ?? ''

  const tried = await undo(other, other.post.coordinator, { lesson, why: '别人的' })

  expect(tried.status).toBe(409)
  expect((await page(desk, desk.post.coordinator)).text).not.toContain('撤回过的')
})

test('the case page says how sure it is and why, and one press files it under another topic', async () => {
  const desk = await aDesk()
  const receipt = await said(desk.house, desk.post, '电梯又坏了，停在三楼')
  const app = deskApp(desk.house, desk.post.worker)
  const at = `/desk/cases/${receipt.ref}`
  const { html, text } = await open(app, at)
  const form = html.split(`action="${at}/triage"`)[1]?.split('</form>')[0] ?? ''
  const [, second = ''] = [...form.matchAll(/name="topic" value="(\w+)"/g)].map((found) => found[1])
  const fields = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]

  const done = await send(app, `${at}/triage`, {
    ...Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value])),
    topic: second,
  })

  expect(text).toMatch(/多半没错，因为提到了“[^”]*电梯/)
  expect(form).toContain('data-key="1"')
  expect(done.status).toBe(303)
  expect(await caseOf(desk.house, desk.post, receipt)).toMatchObject({ topic: second, state: 'held' })
})

test('a reading that is hardly more than a guess says so', async () => {
  const desk = await aDesk()
  const receipt = await said(desk.house, desk.post, '那个东西又那样了')

  const { text } = await open(deskApp(desk.house, desk.post.worker), `/desk/cases/${receipt.ref}`)

  expect(text).toContain('拿不准')
})

test('the keys for a topic are named only while the page asks for it', async () => {
  const desk = await aDesk()
  const receipt = await said(desk.house, desk.post, '单元门锁不上')
  const app = deskApp(desk.house, desk.post.worker)
  const at = `/desk/cases/${receipt.ref}`

  expect((await open(app, at)).text).toContain('归到哪类')
  expect((await open(app, `${at}?do=note`)).text).not.toContain('归到哪类')
})
