import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { tuesday } from '../../../../../test/given.ts'
import { followWords } from './words.ts'
import { aRequest, type Given, press } from '../../../../../test/a-request.ts'
import { held, open, send } from '../../../../../test/residents.ts'
import { hoursAfter, minutesAfter } from '../../../../kernel/time.ts'
import { type Lang, langs } from '../../../../kernel/words/lang.ts'
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const zh = followWords['zh-CN']
const page = ({ app, href }: Given, lang: Lang = 'zh-CN') => open(app, href, { lang })

describe('the receipt', () => {
  test.each(langs)('has the number, the link, the code, the words and the way back, in %s', async (lang) => {
    const given = await aRequest(t)
    const words = followWords[lang]

    const seen = await open(given.app, `${given.href}?did=new`, { lang })

    expect(seen.status).toBe(200)
    const { rows } = await sql<{ ref: string }>`select ref from cases.request
      where community_id = ${given.here.community}`.execute(t.owner)
    for (const says of [rows[0]?.ref ?? '?', words.did.new, words.withdraw.send, '楼道灯坏了三天了'])
      expect(seen.text).toContain(says)
    expect(seen.text).toContain(`http://localhost${given.href}`)
    expect(seen.html).toContain('class="qr"')
    expect(seen.html).toContain(`data-said="${given.here.code}"`)
  })

  test('takes the request back within ten minutes, and says so from then on', async () => {
    const given = await aRequest(t)
    given.clock.set(minutesAfter(tuesday, 10))

    const sent = await press(given, 'withdraw')

    expect(sent.location).toBe(`${given.href}?did=withdraw`)
    const seen = await page(given)
    expect(seen.text).toContain('您收回了')
    expect(seen.text).not.toContain(zh.urge)
  })

  test('after ten minutes says whom to call instead', async () => {
    const given = await aRequest(t)
    given.clock.set(minutesAfter(tuesday, 11))

    const sent = await press(given, 'withdraw')

    expect(sent.status).toBe(409)
    expect(sent.text).toContain(zh.withdraw.late('0555-0136'))
    expect(sent.text).not.toContain(zh.withdraw.send)
  })

  test('takes a phone number later, once it is one, and never shows it', async () => {
    const given = await aRequest(t)

    const wrong = await press(given, 'phone', { phone: '1380013800' })
    const right = await press(given, 'phone', { phone: '13800138000' })

    expect(wrong.status).toBe(422)
    expect(held(wrong.html, 'phone')).toBe('1380013800')
    expect(right.status).toBe(303)
    const seen = await page(given)
    expect(seen.text).toContain(zh.receipt.hasPhone)
    expect(seen.html).not.toContain('13800138000')
  })
})

describe('a link', () => {
  test.each(langs)('that is forged opens nothing and says what to do, in %s', async (lang) => {
    const given = await aRequest(t)
    const forged = `${given.href.slice(0, -1)}${given.href.endsWith('A') ? 'B' : 'A'}`
    for (const path of [forged, '/r/abc', `${forged}/files/x`]) {
      const seen = await open(given.app, path, { lang })
      expect(seen.status).toBe(404)
      expect(seen.text).toContain(followWords[lang].forged.title)
    }
    expect((await send(given.app, `${forged}/urge`, {}, { lang })).status).toBe(404)
  })

  test('that has expired says whom to call', async () => {
    const given = await aRequest(t)
    given.clock.set(hoursAfter(tuesday, 24 * 402))

    const seen = await page(given)

    expect(seen.status).toBe(410)
    expect(seen.text).toContain(zh.expired.title)
    expect(seen.text).toContain('0555-0136')
  })
})
