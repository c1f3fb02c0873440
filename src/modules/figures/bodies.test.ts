import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMonth, day, figureOf as of, monday } from '../../../test/a-month.ts'
import { by } from '../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { plainDate } from '../../kernel/time.ts'
import { acceptOffer, refuseOffer } from '../cases/answer-offer.ts'
import { designateHolder } from '../cases/designate-holder.ts'
import { offerHandover } from '../cases/offer-handover.ts'
import { promiseDate } from '../cases/promise-date.ts'
import { hearCase } from '../coordination/promises/hear-case.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

/*
 *      Monday 10:00 - Tuesday 10:00     the post      7.5 h + 1.5 h      = 9 h, 1 day
 *      Tuesday 10:00 - Thursday 10:00   the property  7.5 h + 9 h + 1.5 h = 18 h, 2 days, and still there
 */
test('each body held it as long as the calendar says, in hours of work and in days', async () => {
  const { here, house, clock, must, opened, figures } = await aMonth(t)
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

test('of what came in an earlier month only the part that falls into this one counts, but its whole age', async () => {
  const { here, clock, opened, figures } = await aMonth(t)
  clock.set(monday)
  await opened('building_repair')
  // Wednesday 2 December, 10:00: Tuesday's nine hours and one and a half of today.
  clock.set(day(30))

  const { groups } = await figures('body', '2026-12')
  expect(groups.find(({ key }) => key === here.bodies.post)?.held).toEqual({
    key: here.bodies.post,
    hands: 1,
    workingMinutes: 630,
    days: 34 / 24,
    oldestDays: 30,
  })
})

test('a refusal counts for the body that was asked, a designation for the one that was named', async () => {
  const { here, house, clock, must, opened, figures } = await aMonth(t)
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
  const { here, house, clock, must, opened, figures } = await aMonth(t)
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
  const { here, house, clock, must, opened, done, figures } = await aMonth(t)
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
