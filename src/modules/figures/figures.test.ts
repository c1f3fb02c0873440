import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBoard } from '../../../test/a-board.ts'
import { by } from '../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { said } from '../../../test/desk.ts'
import type { CaseId, RequestId } from '../../kernel/ids.ts'
import { monthOf } from '../../kernel/month.ts'
import { hoursAfter, parseInstant, plainDate } from '../../kernel/time.ts'
import type { Topic } from '../../rulebook/categories.ts'
import { acceptOffer, refuseOffer } from '../cases/answer-offer.ts'
import { callBack } from '../cases/call-back.ts'
import { designateHolder } from '../cases/designate-holder.ts'
import { approveExplanation, proposeExplanation, referCase } from '../cases/explain-case.ts'
import { keepApart, mergeCases } from '../cases/merge-cases.ts'
import { offerHandover } from '../cases/offer-handover.ts'
import { promiseDate } from '../cases/promise-date.ts'
import { sayDone } from '../cases/say-done.ts'
import { triageCase } from '../cases/triage-case.ts'
import { withdrawRequest } from '../cases/withdraw-request.ts'
import { tellResident } from '../cases/write-note.ts'
import { hearCase } from '../coordination/promises/hear-case.ts'
import { getCommunity } from '../people/door.ts'
import type { Counted } from './count.ts'
import type { By } from './key.store.ts'
import { type Group, readFigures } from './read-figures.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

/** Monday 2 November 2026, 10:00. The post is open from 8:30 to 17:30. */
const monday = parseInstant('2026-11-02T02:00:00Z')
const day = (n: number) => hoursAfter(monday, n * 24)

/** A post, and what happens there in the words of the tables below. */
async function aMonth() {
  const board = await aBoard(t)
  const { here, house, clock } = board
  const must = async <T>(deed: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> => {
    const done = await deed
    if (!done.ok) throw new Error(done.code)
    return done.value
  }
  const opened = async (topic: Topic) => {
    const receipt = await said(house, here, '有件事请看看')
    const id = receipt.cases[0]?.id
    if (!id) throw new Error('nothing was filed')
    await must(triageCase(house)({ id, topic, urgency: 'normal' }, by(here.worker)))
    return { id, request: receipt.request }
  }
  const told = (id: CaseId) =>
    must(tellResident(house)({ id, words: '这就去', how: 'told' }, by(here.worker)))
  const done = (id: CaseId) => must(sayDone(house)({ id, words: '好了' }, by(here.worker)))
  const answered = (
    { id, request }: { id: CaseId; request: RequestId },
    outcome: 'fixed' | 'not_fixed' | 'unreached',
    rating?: number,
  ) => must(callBack(house)({ id, request, outcome, rating, words: '问过了' }, by(here.worker)))
  const figures = async (way: By = 'all', name = '2026-11') => {
    const calendar = house.rules.calendarOf(await getCommunity(house.db, here.community))
    return readFigures(house)(here.community, monthOf(calendar, clock(), name), way)
  }
  return { ...board, must, opened, told, done, answered, figures }
}

function of({ counted }: Group, id: Counted['id']) {
  const found = counted.find((each) => each.id === id)
  if (!found) throw new Error(id)
  const left = Object.fromEntries([...found.rest, ...found.apart].map(({ verdict, n }) => [verdict, n]))
  return { part: found.part, whole: found.whole, other: found.other, left }
}

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
  const month = await aMonth()
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
      const { clock, opened, done, answered, figures } = await aMonth()
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
    const { clock, opened, done, answered, figures } = await aMonth()
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
    const { clock, opened, done, answered, figures } = await aMonth()
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

  test('asks a household for its mark once: the last one it gave', async () => {
    const { clock, opened, done, answered, figures } = await aMonth()
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

/*
 *      Monday 10:00 - Tuesday 10:00     the post      7.5 h + 1.5 h      = 9 h, 1 day
 *      Tuesday 10:00 - Thursday 10:00   the property  7.5 h + 9 h + 1.5 h = 18 h, 2 days, and still there
 */
test('each body held it as long as the calendar says, in hours of work and in days', async () => {
  const { here, house, clock, must, opened, figures } = await aMonth()
  clock.set(monday)
  const { id } = await opened('building_repair')
  await must(offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, by(here.worker)))
  clock.set(day(1))
  await must(acceptOffer(house)({ id }, by(here.worker)))
  clock.set(day(3))

  const { groups } = await figures('body')
  const held = new Map(groups.map((group) => [group.key, group.held]))
  expect(held.get(here.bodies.post)).toMatchObject({
    hands: 1,
    workingMinutes: 540,
    days: 1,
    oldestDays: null,
  })
  expect(held.get(here.bodies.property)).toMatchObject({
    hands: 1,
    workingMinutes: 1_080,
    days: 2,
    oldestDays: 2,
  })
})

test('a refusal counts for the body that was asked, a designation for the one that was named', async () => {
  const { here, house, clock, must, opened, figures } = await aMonth()
  clock.set(monday)
  const { property, bureau, owners } = here.bodies
  const { id } = await opened('building_repair')
  await must(offerHandover(house)({ id, to: property, why: '归物业' }, by(here.worker)))
  await must(refuseOffer(house)({ id, why: '不归我们', better: bureau }, by(here.worker)))
  await must(designateHolder(house)({ id, to: bureau, why: '就归房管局' }, by(here.coordinator)))
  const other = await opened('heating')
  await must(offerHandover(house)({ id: other.id, to: owners, why: '问业委会' }, by(here.worker)))
  await must(acceptOffer(house)({ id: other.id }, by(here.worker)))
  clock.set(day(1))

  const { all, groups } = await figures('body')
  expect(of(all, 'refused')).toMatchObject({ part: 1, whole: 2 })
  expect(all.designated).toBe(1)
  const keyed = new Map(groups.map((group) => [group.key, group]))
  expect(keyed.get(property)).toMatchObject({ designated: 0 })
  expect(keyed.get(bureau)).toMatchObject({ designated: 1 })
  const asked = keyed.get(property)
  expect(asked && of(asked, 'refused')).toMatchObject({ part: 1, whole: 1 })
})

test('a limit counts for the body that held the matter when it fell', async () => {
  const { here, house, clock, must, opened, figures } = await aMonth()
  clock.set(monday)
  const { id } = await opened('building_repair')
  await must(offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, by(here.worker)))
  // The first contact was due on Tuesday, while the post still held it; the finish on the next Monday.
  clock.set(day(2))
  await must(acceptOffer(house)({ id }, by(here.worker)))
  clock.set(day(14))

  const { groups } = await figures('body')
  const keyed = new Map(groups.map((group) => [group.key, group]))
  const [post, property] = [keyed.get(here.bodies.post), keyed.get(here.bodies.property)]
  expect(post && of(post, 'response')).toMatchObject({ whole: 1 })
  expect(post && of(post, 'resolution').left).toEqual({})
  expect(property && of(property, 'resolution').left).toEqual({ unfinished: 1 })
})

test('a promise kept by its day, one kept late, one that was moved beforehand', async () => {
  const { here, house, clock, must, opened, done, figures } = await aMonth()
  const promised = (id: CaseId, on: string) =>
    must(promiseDate(house)({ id, on: plainDate(on), why: '等配件' }, by(here.worker)))
  clock.set(monday)
  const kept = await opened('building_repair')
  const late = await opened('heating')
  const moved = await opened('parking')
  for (const { id } of [kept, late, moved]) await promised(id, '2026-11-06')
  clock.set(day(2))
  await promised(moved.id, '2026-12-18')
  await done(kept.id)
  clock.set(day(7))
  await done(late.id)
  clock.set(day(14))
  for (const { id } of [kept, late, moved]) await hearCase(house)({ community: here.community, case: id })

  const { all, groups } = await figures('body')
  expect(of(all, 'promises')).toMatchObject({ part: 1, whole: 2, left: { late: 1, moved: 1 } })
  expect(groups.find(({ key }) => key === here.bodies.post)?.counted).toBeDefined()
})

test('another community has its own figures', async () => {
  await november()
  const { clock, figures } = await aMonth()
  clock.set(parseInstant('2026-12-01T02:00:00Z'))

  expect((await figures()).all.counted.every(({ whole }) => whole === 0)).toBe(true)
})
