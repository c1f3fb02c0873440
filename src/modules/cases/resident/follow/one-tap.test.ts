import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest, by, type Given, press } from '../../../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { deskApp } from '../../../../../test/desk.ts'
import { open } from '../../../../../test/residents.ts'
import { type Lang, langs } from '../../../../kernel/words/lang.ts'
import { oneQuestionWords } from '../../one-question.words.ts'
import { triageCase } from '../../triage-case.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const vague = '那个东西又那样了'
const zh = oneQuestionWords['zh-CN']
const page = ({ app, href }: Given, lang: Lang = 'zh-CN') => open(app, href, { lang })

test.each(langs)('who was not understood is asked one thing on the receipt, in %s', async (lang) => {
  const given = await aRequest(t, vague)
  const words = oneQuestionWords[lang]

  const seen = await page(given, lang)

  for (const says of [words.where, words.hint, ...Object.values(words.places)])
    expect(seen.text).toContain(says)
  expect(seen.text).not.toContain(words.topic)
})

test('who was understood is asked nothing', async () => {
  const { text } = await page(await aRequest(t))

  expect(text).not.toContain(zh.hint)
})

test('one tap is the answer: the worker reads it as the person’s word, and nothing more is asked', async () => {
  const given = await aRequest(t, vague)

  const sent = await press(given, 'words', { words: zh.places.inside })

  expect(sent.status).toBe(303)
  const seen = await page(given)
  expect(seen.text).not.toContain(zh.hint)
  const ref = /编号 (\d+)/.exec(seen.text)?.[1] ?? ''
  const desk = await open(deskApp(given.house, given.here.worker), `/desk/cases/${ref}`)
  expect(desk.text).toContain(zh.places.inside)
})

test('a topic that was tapped is proposed to the worker beside what was read, and decides nothing', async () => {
  const given = await aRequest(t, vague)
  const ref = /编号 (\d+)/.exec((await page(given)).text)?.[1] ?? ''
  const desk = () => open(deskApp(given.house, given.here.worker), `/desk/cases/${ref}`)
  const topicOf = (html: string, key: number) =>
    new RegExp(`value="(\\w+)" data-key="${key}"`).exec(html)?.[1]
  const before = topicOf((await desk()).html, 1)

  await press(given, 'words', { words: zh.is('停车') })

  const { html, text } = await desk()
  expect(text).toContain('报的人自己点了：停车')
  expect([topicOf(html, 1), topicOf(html, 2)]).toEqual([before, 'parking'])
})

test('once a worker has looked, the person is not asked any more', async () => {
  const given = await aRequest(t, vague)
  await triageCase(given.house)({ id: given.id, topic: 'parking' }, by(given.here.worker))

  expect((await page(given)).text).not.toContain(zh.hint)
})
