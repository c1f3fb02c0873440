import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMonth, day, figureOf as of, monday } from '../../../test/a-month.ts'
import { by } from '../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { RequestId } from '../../kernel/ids.ts'
import { parseInstant } from '../../kernel/time.ts'
import { approveExplanation, proposeExplanation, referCase } from '../cases/explain-case.ts'
import { keepApart, mergeCases } from '../cases/merge-cases.ts'
import { withdrawRequest } from '../cases/withdraw-request.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

/*
 * November by hand. All are said on Monday the 2nd at 10:00, each about a topic of its own, unless it says otherwise:
 *
 *     what happened                                        contact    to finish    who answered, marks
 *  1  told, done, "fixed", 5                                on time    solved       1: satisfied
 *  2  told two days later, done, "not fixed", no mark       late       not fixed    1: not fixed
 *  3  nothing                                               silent     unfinished   -
 *  4  done the same day, nobody reached                     on time    unreached    1 not reached
 *  5  told, explained as impossible                         on time    explained    -
 *  6  told, referred elsewhere                              on time    referred     -
 *  7  taken back within ten minutes                         withdrawn  withdrawn    -
 *  8  told; a second household; done; "fixed" 3, "fixed" 4  on time    solved       2: middling, satisfied
 *  9  what the second household of 8 said, merged into 8    joined     joined       -
 * 10  done, "fixed" 5; on the 5th broken again; done, 4     on time    reopened     1: satisfied
 * 11  done, "fixed" 4                                       on time    refiled      1: satisfied
 * 12  the same as 11, said on the 12th; nothing             silent     unfinished   -
 * 13  done, nobody asked                                    on time    unasked      1 not asked
 */
async function november() {
  const month = await aMonth(t)
  const { here, house, clock, must, opened, told, done, answered } = month
  clock.set(monday)
  const first = await opened('building_repair')
  const second = await opened('heating')
  await opened('sanitation')
  const fourth = await opened('parking')
  const fifth = await opened('noise')
  const sixth = await opened('policy_question')
  const eighth = await opened('water_power_gas')
  const ninth = await opened('water_power_gas')
  const tenth = await opened('safety')
  const eleventh = await opened('greening_space')
  const thirteenth = await opened('roads_lighting')
  const seventh = await opened('property_service')
  await withdrawn(seventh.request)
  for (const { id } of [first, fifth, sixth, eighth]) await told(id)
  await must(mergeCases(house)({ id: ninth.id, into: eighth.id }, by(here.worker)))
  await must(proposeExplanation(house)({ id: fifth.id, words: '要等整体改造' }, by(here.worker)))
  await must(approveExplanation(house)({ id: fifth.id }, by(here.coordinator)))
  await must(referCase(house)({ id: sixth.id, to: '市信访局', words: '这件归信访' }, by(here.worker)))
  for (const { id } of [first, fourth, eighth, tenth, eleventh, thirteenth]) await done(id)
  await answered(first, 'fixed', 5)
  await answered(fourth, 'unreached')
  await answered(eighth, 'fixed', 3)
  await answered({ id: eighth.id, request: ninth.request }, 'fixed', 4)
  await answered(tenth, 'fixed', 5)
  await answered(eleventh, 'fixed', 4)
  clock.set(day(2))
  await told(second.id)
  await done(second.id)
  await answered(second, 'not_fixed')
  clock.set(day(3))
  await answered(tenth, 'not_fixed')
  await done(tenth.id)
  await answered(tenth, 'fixed', 4)
  clock.set(day(10))
  const twelfth = await opened('greening_space')
  clock.set(parseInstant('2026-12-01T02:00:00Z'))
  return { ...month, first, eleventh, twelfth }

  async function withdrawn(request: RequestId) {
    const follower = { as: 'follower', community: here.community, request } as const
    await must(withdrawRequest(house)({ actor: follower, once: null }))
  }
}

describe('November, counted by hand', () => {
  test('of eleven that were to be contacted eight were in time: nine households of twelve', async () => {
    const { figures } = await november()

    expect(of((await figures()).all, 'response')).toEqual({
      part: 8,
      whole: 11,
      other: { part: 9, whole: 12 },
      left: { late: 1, silent: 2, joined: 1, withdrawn: 1 },
    })
  })

  test('of five whose people answered two are solved; broken again and said again count against it', async () => {
    const { figures } = await november()

    expect(of((await figures()).all, 'resolution')).toEqual({
      part: 2,
      whole: 5,
      other: { part: 3, whole: 6 },
      left: {
        not_fixed: 1,
        reopened: 1,
        refiled: 1,
        unreached: 1,
        unasked: 1,
        unfinished: 2,
        explained: 1,
        referred: 1,
        joined: 1,
        withdrawn: 1,
      },
    })
  })

  test('of six households four are satisfied, and of five matters three to everybody', async () => {
    const { figures } = await november()

    expect(of((await figures()).all, 'satisfaction')).toEqual({
      part: 4,
      whole: 6,
      other: { part: 3, whole: 5 },
      left: { middling: 1, not_fixed: 1, unreached: 1, unasked: 1 },
    })
  })

  test('of seven said to be done five were heard; one of eleven was explained', async () => {
    const { figures } = await november()
    const { all } = await figures()

    expect(of(all, 'reached')).toMatchObject({ part: 5, whole: 7, left: { unreached: 1, unasked: 1 } })
    expect(of(all, 'explained')).toMatchObject({ part: 1, whole: 11 })
  })

  test('told apart by topic, the parts add up to the whole', async () => {
    const { figures } = await november()
    const { all, groups } = await figures('topic')

    for (const { id, part, whole } of all.counted) {
      expect(groups.reduce((sum, group) => sum + of(group, id).part, 0)).toBe(part)
      expect(groups.reduce((sum, group) => sum + of(group, id).whole, 0)).toBe(whole)
    }
    const greening = groups.find(({ key }) => key === 'greening_space')
    expect(greening && of(greening, 'resolution')).toMatchObject({ part: 0, whole: 1, left: { refiled: 1 } })
  })

  test('what a worker said is not the same is not said again', async () => {
    const { figures, must, house, here, eleventh, twelfth } = await november()
    await must(keepApart(house)({ id: eleventh.id, other: twelfth.id }, by(here.worker)))

    expect(of((await figures()).all, 'resolution')).toMatchObject({ part: 3, whole: 5 })
  })

  test('October had nothing, and a month to come is the one that runs', async () => {
    const { figures } = await november()

    expect(of((await figures('all', '2026-10')).all, 'response')).toMatchObject({ part: 0, whole: 0 })
    expect(of((await figures('all', '2027-03')).all, 'response')).toMatchObject({ part: 0, whole: 0 })
  })
})

describe('solved', () => {
  test('stands when the same is said again on the thirty-first day, and falls on the twenty-ninth', async () => {
    for (const [days, part] of [
      [31, 1],
      [29, 0],
    ] as const) {
      const { clock, opened, done, answered, figures } = await aMonth(t)
      clock.set(monday)
      const lamp = await opened('building_repair')
      await done(lamp.id)
      await answered(lamp, 'fixed', 5)
      clock.set(day(days))
      await opened('building_repair')

      expect(of((await figures()).all, 'resolution')).toMatchObject({ part, whole: 1 })
    }
  })

  test('is also what was rejected at first and then accepted: that is the way it should go', async () => {
    const { clock, opened, done, answered, figures } = await aMonth(t)
    clock.set(monday)
    const lamp = await opened('building_repair')
    await done(lamp.id)
    await answered(lamp, 'not_fixed', 1)
    await done(lamp.id)
    await answered(lamp, 'fixed', 4)
    clock.set(day(20))

    const { all } = await figures()
    expect(of(all, 'resolution')).toMatchObject({ part: 1, whole: 1 })
    expect(of(all, 'satisfaction')).toMatchObject({ part: 1, whole: 1 })
  })

  test('keeps no mark of a household that says afterwards that it is not fixed', async () => {
    const { clock, opened, done, answered, figures } = await aMonth(t)
    clock.set(monday)
    const lamp = await opened('building_repair')
    await done(lamp.id)
    await answered(lamp, 'fixed', 5)
    await answered(lamp, 'not_fixed')
    clock.set(day(20))

    expect(of((await figures()).all, 'satisfaction')).toMatchObject({
      part: 0,
      whole: 1,
      left: { not_fixed: 1 },
    })
  })

  test('needs every household: one whose last word is "not fixed" outweighs the others, also after it was done again', async () => {
    const { here, house, must, clock, opened, done, answered, figures } = await aMonth(t)
    clock.set(monday)
    const lamp = await opened('building_repair')
    const second = await opened('building_repair')
    await must(mergeCases(house)({ id: second.id, into: lamp.id }, by(here.worker)))
    await done(lamp.id)
    await answered(lamp, 'fixed', 5)
    await answered({ ...second, id: lamp.id }, 'not_fixed')
    await done(lamp.id)
    clock.set(day(20))

    const { all } = await figures()
    expect(of(all, 'resolution')).toMatchObject({ part: 0, whole: 1, other: { part: 1, whole: 2 } })
    expect(of(all, 'resolution').left).toEqual({ not_fixed: 1, joined: 1 })
  })

  test('asks a household for its mark once: the last one it gave', async () => {
    const { clock, opened, done, answered, figures } = await aMonth(t)
    clock.set(monday)
    const lamp = await opened('building_repair')
    await done(lamp.id)
    await answered(lamp, 'fixed', 5)
    await answered(lamp, 'fixed', 2)
    await answered(lamp, 'fixed')
    clock.set(day(20))

    expect(of((await figures()).all, 'satisfaction')).toMatchObject({
      part: 0,
      whole: 1,
      left: { unsatisfied: 1 },
    })
  })
})

test('another community has its own figures', async () => {
  await november()
  const { clock, figures } = await aMonth(t)
  clock.set(parseInstant('2026-12-01T02:00:00Z'))

  expect((await figures()).all.counted.every(({ whole }) => whole === 0)).toBe(true)
})
