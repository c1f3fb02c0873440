import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBoard } from '../../../../test/a-board.ts'
import { by } from '../../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open } from '../../../../test/residents.ts'
import { hoursAfter, parseInstant, plainDate } from '../../../kernel/time.ts'
import { promiseDate } from '../promise-date.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

describe('the three figures', () => {
  test('leave out a limit that is still to come, and one of another month', async () => {
    const { app, here, base, house, clock, say, done, answered } = await aBoard(t)
    const now = parseInstant('2026-11-24T02:00:00Z')
    const lamp = await say('楼道灯坏了', now)
    await promiseDate(house)({ id: lamp, on: plainDate('2026-12-05'), why: '等配件' }, by(here.worker))
    await done(lamp)
    await answered(lamp, 'fixed')
    clock.set(hoursAfter(now, 1))

    const [november2, october] = [
      await open(app, `${base}/board`),
      await open(app, `${base}/board?month=2026-10`),
    ]

    expect(november2.text).toContain('2026年11月的三个数')
    expect(november2.text).toContain('说办好了 还没有')
    expect(october.text).toContain('2026年10月的三个数')
    expect(october.text).toContain('下一个月')
  })

  test('print numerator and denominator as they were counted', async () => {
    const { app, base, clock, say, done, answered } = await aBoard(t)
    const start = parseInstant('2026-11-02T02:00:00Z')
    for (const [words, outcome] of [
      ['楼道灯坏了', 'fixed'],
      ['暖气不热', 'fixed'],
      ['垃圾三天没人收', 'not_fixed'],
      ['停车把路堵了', 'unreached'],
    ] as const) {
      const id = await say(words, start)
      await done(id)
      await answered(id, outcome, outcome === 'fixed' ? 4 : undefined)
    }
    clock.set(parseInstant('2026-11-28T02:00:00Z'))

    const { text } = await open(app, `${base}/board`)

    expect(text).toContain('按时联系上 4/4')
    expect(text).toContain('说办好了 2/3')
    expect(text).toContain('1件本人说没好')
    expect(text).toContain('满意 2/3')
    expect(text).toContain('1户说没好、没打分')
    expect(text).toContain('问到本人 3/4')
    expect(text).toContain('1件说办完了，没问到本人')
  })
})
