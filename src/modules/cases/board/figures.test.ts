import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBoard } from '../../../../test/a-board.ts'
import { by } from '../../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open } from '../../../../test/residents.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { hoursAfter, parseInstant, plainDate } from '../../../kernel/time.ts'
import { promiseDate } from '../promise-date.ts'
import { tellResident } from '../write-note.ts'
import { readFigures } from './figures.store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

describe('the three figures', () => {
  const november = { from: parseInstant('2026-10-31T16:00:00Z'), until: parseInstant('2026-11-30T16:00:00Z') }

  test('count what fell due in the month, with every exclusion by its reason', async () => {
    const { here, house, clock, say, done, answered } = await aBoard(t)
    const start = parseInstant('2026-11-02T02:00:00Z')
    const day = (n: number) => hoursAfter(start, n * 24)
    const onTime = await say('楼道灯坏了', start)
    await tellResident(house)({ id: onTime, words: '这就去', how: 'told' }, by(here.worker))
    const late = await say('暖气不热', start)
    const silent = await say('垃圾三天没人收', start)
    clock.set(day(1))
    await tellResident(house)({ id: late, words: '这就去', how: 'told' }, by(here.worker))
    await done(onTime)
    await answered(onTime, 'fixed', 5)
    await done(late)
    await answered(late, 'not_fixed')
    clock.set(day(2))
    const unreached = await say('停车把路堵了', day(2))
    await done(unreached)
    await answered(unreached, 'unreached')
    void silent

    const figures = await readCommunity(t.db, here.community, (tx) =>
      readFigures(tx, here.community, november),
    )

    expect(figures.response).toEqual({ due: 4, onTime: 2, late: 1, silent: 1, joined: 0, withdrawn: 0 })
    expect(figures.resolution).toMatchObject({
      due: 4,
      asked: 3,
      answered: 2,
      solved: 1,
      notFixed: 1,
      refiled: 0,
      unfinished: 1,
    })
    expect(figures.satisfaction).toEqual({ rated: 1, happy: 1, middling: 0, unhappy: 0, unrated: 1 })
  })

  test('do not count as solved what was said again within thirty days', async () => {
    const { here, say, done, answered } = await aBoard(t)
    const start = parseInstant('2026-11-02T02:00:00Z')
    const lamp = await say('楼道灯坏了', start)
    await done(lamp)
    await answered(lamp, 'fixed', 4)
    await say('楼道灯又坏了', hoursAfter(start, 24 * 10))

    const figures = await readCommunity(t.db, here.community, (tx) =>
      readFigures(tx, here.community, november),
    )

    expect(figures.resolution).toMatchObject({ answered: 1, solved: 0, refiled: 1 })
  })

  test('take the last word of a household', async () => {
    const { here, clock, say, done, answered } = await aBoard(t)
    const start = parseInstant('2026-11-02T02:00:00Z')
    const lamp = await say('楼道灯坏了', start)
    await done(lamp)
    await answered(lamp, 'not_fixed')
    clock.set(hoursAfter(start, 1))
    await done(lamp)
    await answered(lamp, 'fixed', 3)

    const figures = await readCommunity(t.db, here.community, (tx) =>
      readFigures(tx, here.community, november),
    )

    expect(figures.resolution).toMatchObject({ answered: 1, solved: 1, notFixed: 0 })
    expect(figures.satisfaction).toMatchObject({ rated: 1, middling: 1 })
  })

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
    expect(text).toContain('满意 2/2')
    expect(text).toContain('问到本人 3/4')
    expect(text).toContain('另有1件没问到')
  })
})
