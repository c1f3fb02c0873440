import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { tuesday } from '../../../../../test/given.ts'
import { closeCase } from '../../close-case.ts'
import { followWords } from './words.ts'
import { aPhoto, aRequest, by, type Given, press, saidDone } from '../../../../../test/a-request.ts'
import { held, open } from '../../../../../test/residents.ts'
import { hoursAfter } from '../../../../kernel/time.ts'
import { type Lang } from '../../../../kernel/words/lang.ts'
import { askResident } from '../../write-note.ts'
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const zh = followWords['zh-CN']
const page = ({ app, href }: Given, lang: Lang = 'zh-CN') => open(app, href, { lang })

describe('what may be done', () => {
  test('an answer to the post’s question ends the question', async () => {
    const given = await aRequest(t)
    await askResident(given.house)({ id: given.id, words: '哪一层？' }, by(given.here.worker))
    expect((await page(given)).text).toContain(zh.question.heading)

    const sent = await press(given, 'words', { words: '三层' })

    expect(sent.location).toBe(`${given.href}?did=words`)
    const { text } = await page(given)
    expect(text).not.toContain(zh.question.heading)
    expect(text).toContain('三层')
  })

  test('more words and photos', async () => {
    const given = await aRequest(t)

    const sent = await press(given, 'words', { words: '四楼也黑', photo: [await aPhoto()] })

    expect(sent.status).toBe(303)
    const { html } = await page(given)
    expect(html).toContain('四楼也黑')
    expect(html).toMatch(/\/files\/[\w-]+\?thumb=1/)
  })

  test('nothing written comes back with what to do', async () => {
    const sent = await press(await aRequest(t), 'words', { words: ' ' })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(zh.wrong.words)
  })

  test('urging says who sees it, and a second time at once that it was done', async () => {
    const given = await aRequest(t)
    const [first, second] = [await press(given, 'urge'), await press(given, 'urge')]

    expect(first.location).toBe(`${given.href}?did=urge`)
    expect((await open(given.app, first.location ?? '')).text).toContain('催了，服务站看到了')
    expect(second.status).toBe(409)
  })

  test('"fixed", and then a mark', async () => {
    const given = await aRequest(t)
    await saidDone(given)
    const asked = await page(given)
    for (const says of ['等您回话', '弄好了吗？', '换了新灯管']) expect(asked.text).toContain(says)

    await press(given, 'fixed')
    const thanked = await page(given)
    await press(given, 'fixed', { rating: '5' })
    const rated = await page(given)

    expect(thanked.text).toContain('您说好了，谢谢您说一声。')
    expect(thanked.html).toContain('name="rating"')
    expect(rated.text).toContain('您打的是“很满意”。')
    expect(rated.html).not.toContain('name="rating"')
  })

  test('"not fixed" wants to know why, and goes back to the same holder', async () => {
    const given = await aRequest(t)
    await saidDone(given)

    const without = await press(given, 'not-fixed', { words: '' })
    const sent = await press(given, 'not-fixed', { words: '还是一闪一闪' })

    expect(without.status).toBe(422)
    expect(without.text).toContain(zh.wrong.why)
    expect(sent.location).toBe(`${given.href}?did=not-fixed`)
    const { text } = await page(given)
    expect(text).toContain('正在办')
    expect(text).toContain('还是一闪一闪')
  })

  test('after it was closed, "not fixed" for thirty days', async () => {
    const given = await aRequest(t)
    await saidDone(given)
    await press(given, 'fixed')
    await closeCase(given.house)({ id: given.id }, by(given.here.worker))
    expect((await page(given)).text).toContain(zh.done.again)

    given.clock.set(hoursAfter(tuesday, 24 * 31))
    const late = await page(given)
    const refused = await press(given, 'not-fixed', { words: '又坏了' })
    given.clock.set(hoursAfter(tuesday, 24 * 29))
    const sent = await press(given, 'not-fixed', { words: '又坏了' })

    expect(late.text).toContain(zh.done.tooLate)
    expect(refused.status).toBe(409)
    expect(sent.status).toBe(303)
    expect((await page(given)).text).toContain('正在办')
  })

  test('twice with one key is once', async () => {
    const given = await aRequest(t)
    const fields = { words: '四楼也黑', once: 'twice-twice-twice' }
    await press(given, 'words', fields)
    await press(given, 'words', fields)
    const { text } = await page(given)
    expect(text.split('四楼也黑')).toHaveLength(2)
  })

  test('nothing with a need of another request', async () => {
    const [mine, theirs] = [await aRequest(t), await aRequest(t)]
    const need = held((await page(theirs)).html, 'need') ?? ''
    expect((await press(mine, 'urge', { need })).status).toBe(404)
  })
})
