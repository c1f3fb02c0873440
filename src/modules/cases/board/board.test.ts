import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBoard } from '../../../../test/a-board.ts'
import { by } from '../../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { tuesday } from '../../../../test/given.ts'
import { open, send } from '../../../../test/residents.ts'
import { inCommunity } from '../../../kernel/db.ts'
import { type BuildingId, newId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { hoursAfter, parseInstant } from '../../../kernel/time.ts'
import { langs } from '../../../kernel/words/lang.ts'
import { insertPlaces } from '../../places/place.store.ts'
import { closeCase } from '../close-case.ts'
import { referCase } from '../explain-case.ts'
import { triageCase } from '../triage-case.ts'
import { tellResident } from '../write-note.ts'
import { boardWords } from './words.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

describe('the board', () => {
  test.each(langs)(
    'shows what runs by what was heard in it, where, who and how long, in %s',
    async (lang) => {
      const { app, base, say, clock } = await aBoard(t)
      await say('楼道灯坏了三天了')
      clock.set(hoursAfter(tuesday, 48))

      const page = await open(app, `${base}/board`, { lang })

      expect(page.status).toBe(200)
      const words = boardWords[lang]
      for (const says of [
        '楼道灯',
        '榆荫里 3号楼',
        '服务站',
        words.heading,
        words.figures.ours,
        words.noPersonal,
      ])
        expect(page.text).toContain(says)
      expect(page.text).not.toContain('楼道灯、楼道')
    },
  )

  test('never shows words, names, doors, numbers, phones, private matters or notes (casework.md test 8)', async () => {
    const { app, here, base, house, say } = await aBoard(t)
    await send(app, `/s/${here.code}`, {
      words: '楼上302老王半夜拉琴，李阿姨睡不着',
      phone: '13911112222',
      isNew: '1',
    })
    const lamp = await say('楼道灯坏了，501张大爷摔了一跤')
    await say('我妈八十二，一个人在家没人照顾')
    const hidden = await say('电梯老停')
    await triageCase(house)({ id: hidden, isPrivate: true, title: '钱家电梯' }, by(here.worker))
    await tellResident(house)({ id: lamp, words: '跟张大爷说过了', how: 'told' }, by(here.worker))
    const { rows } = await sql<{ ref: string }>`select ref from cases.request
      where community_id = ${here.community}`.execute(t.owner)

    for (const path of [`${base}/board`, `${base}/board?show=done`, `${base}/wall`]) {
      const { html, text } = await open(app, path)
      for (const secret of ['老王', '李阿姨', '张大爷', '拉琴', '我妈', '电梯', '13911112222'])
        expect(html).not.toContain(secret)
      for (const number of ['302', '501', ...rows.map(({ ref }) => ref)]) expect(text).not.toContain(number)
    }
  })

  test('shows what was done apart from what was explained or is not ours', async () => {
    const { app, here, base, house, say, done, answered } = await aBoard(t)
    const [fixed, referred] = [await say('楼道灯坏了'), await say('暖气不热')]
    await done(fixed)
    await answered(fixed, 'fixed')
    await closeCase(house)({ id: fixed }, by(here.worker))
    await referCase(house)({ id: referred, to: '热力公司 96777', words: '归他们' }, by(here.worker))

    const page = await open(app, `${base}/board?show=done`)

    expect(page.text).toContain('正在跑的0件，最近30天办好1件。')
    expect(page.text).toContain('办好了')
    expect(page.text).toContain('不归这里，已说明该找谁')
    expect(page.text).not.toContain('96777')
  })

  test('lists further pages by a link, each matter once', async () => {
    const { app, base, say } = await aBoard(t)
    const things = ['楼道灯坏了', '暖气不热', '垃圾三天没人收', '停车把路堵了', '树枝刮窗户']
    for (let n = 0; n < 23; n++) await say(things[n % things.length] ?? '', hoursAfter(tuesday, n))

    const first = await open(app, `${base}/board`)
    const next = /href="([^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await open(app, next)

    const rows = (html: string) => html.match(/在办，一共/g)?.length ?? 0
    expect([rows(first.html), rows(second.html)]).toEqual([20, 3])
    expect(second.text).not.toContain(boardWords['zh-CN'].more)
  })

  test('tells by topic, and by building only where there are five', async () => {
    const { app, here, base, say } = await aBoard(t)
    const few = newId<BuildingId>()
    const made = await inCommunity(t.db, here.community, async (tx) => {
      await insertPlaces(tx, here.community, {
        estates: [],
        buildings: [{ id: few, estate: here.estate, number: 7, label: '7号楼' }],
        stairwells: [],
        homes: [],
      })
      return ok(null)
    })
    expect(made.ok).toBe(true)
    for (const words of ['楼道灯坏了', '暖气不热', '垃圾三天没人收', '停车把路堵了', '树枝刮窗户'])
      await say(words)
    await say('7号楼电梯老停')

    const page = await open(app, `${base}/board`)
    const byTopic = await open(app, `${base}/board?topic=heating`)
    const tooFew = await open(app, `${base}/board?building=${few}`)

    expect(page.html).toContain(`building=${here.building}`)
    expect(page.html).not.toContain(`building=${few}`)
    expect(page.text).toContain('另有1栋楼，每栋不到5件，不单列。')
    expect(byTopic.text).toContain('暖气')
    expect(byTopic.html).not.toContain('垃圾、')
    expect(byTopic.html.match(/在办，一共/g)).toHaveLength(1)
    expect(tooFew.text).toContain('7号楼不到5件，不单列。')
    expect(tooFew.html).not.toContain('在办，一共')
  })

  test('takes an address that makes no sense for the plain board', async () => {
    const { app, base } = await aBoard(t)
    const query = 'show=x&topic=y&building=z&after=1_2&month=2026-13'
    expect((await open(app, `${base}/board?${query}`)).status).toBe(200)
    expect((await open(app, '/c/nowhere/board')).status).toBe(404)
    expect((await open(app, '/board')).status).toBe(200)
  })
})

describe('the wall', () => {
  test.each(langs)(
    'shows the most urgent with their way, the month and the code to scan, in %s',
    async (lang) => {
      const { app, base, say } = await aBoard(t)
      const things = [
        '楼道灯坏了',
        '暖气不热',
        '垃圾三天没人收',
        '停车把路堵了',
        '树枝刮窗户',
        '电梯老停',
        '地下室积水',
      ]
      for (const words of things) await say(words)

      const page = await open(app, `${base}/wall`, { lang })

      expect(page.status).toBe(200)
      expect(page.html.match(/class="ti"/g)).toHaveLength(6)
      expect(page.html).toContain('http-equiv="refresh"')
      for (const says of [boardWords[lang].wall.month, boardWords[lang].wall.scan[0], '0555-0136'])
        expect(page.text).toContain(says)
    },
  )

  test('counts what was done since Monday', async () => {
    const { app, base, house, here, clock, say, done, answered } = await aBoard(t)
    for (const [at, words] of [
      ['2026-11-20T02:00:00Z', '楼道灯坏了'],
      ['2026-11-23T02:00:00Z', '暖气不热'],
    ] as const) {
      const id = await say(words, parseInstant(at))
      await done(id)
      await answered(id, 'fixed')
      await closeCase(house)({ id }, by(here.worker))
    }
    clock.set(tuesday)
    expect((await open(app, `${base}/wall`)).text).toContain('这周办好了1件')
  })
})
