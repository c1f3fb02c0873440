import { expect, test } from 'vitest'
import { newId, type BuildingId } from '../../../kernel/ids.ts'
import { monthOf } from '../../../kernel/month.ts'
import { parseInstant } from '../../../kernel/time.ts'
import { calendarFor, chinaHolidays } from '../../../rulebook/holidays.ts'
import { sumsOf } from './board.rules.ts'
import { heardAbout } from './heard.ts'

test('a building with fewer than five is counted in all and told nowhere', () => {
  const [many, few] = [newId<BuildingId>(), newId<BuildingId>()]

  const sums = sumsOf([
    { topic: 'noise', building: many, running: 2, done: 2 },
    { topic: 'heating', building: many, running: 1, done: 0 },
    { topic: 'noise', building: few, running: 4, done: 0 },
    { topic: 'noise', building: null, running: 9, done: 0 },
  ])

  expect(sums.all).toEqual({ running: 16, done: 2 })
  expect(sums.buildings).toEqual([{ building: many, running: 3, done: 2 }])
  expect(sums.fewBuildings).toBe(1)
  expect(sums.topics[0]).toEqual({ topic: 'noise', running: 15, done: 2 })
})

test('a matter is called by the things heard in it, each once', () => {
  expect(heardAbout('building_repair', ['楼道灯', '楼道', '坏了'])).toEqual(['楼道灯'])
  expect(heardAbout('building_repair', ['单元门', '扶手', '坏了'])).toEqual(['单元门', '扶手'])
  expect(heardAbout('greening_space', ['树枝', '树'])).toEqual(['树枝'])
})

test('what is no thing is no name: asking, an injury, an insult', () => {
  expect(heardAbout('policy_question', ['想问'])).toEqual([])
  expect(heardAbout('safety', ['砸到人', '危险'])).toEqual([])
  expect(heardAbout('sanitation', ['狗屎', '卫生'])).toEqual([])
})

test('nothing is told of what is about a person', () => {
  expect(heardAbout('care_welfare', ['我妈', '八十'])).toEqual([])
  expect(heardAbout('education_health', ['化疗'])).toEqual([])
})

const calendar = calendarFor(chinaHolidays, { opens: 510, closes: 1_050 })
const now = parseInstant('2027-01-05T02:00:30Z')

test('a month begins at midnight of the place and ends, while it runs, with the minute', () => {
  expect(monthOf(calendar, now, null)).toEqual({
    year: 2027,
    month: 1,
    name: '2027-01',
    period: { from: '2026-12-31T16:00:00.000Z', until: '2027-01-05T02:00:00.000Z' },
    earlier: '2026-12',
    later: null,
  })
})

test('an earlier month is whole, and one to come is the one that runs', () => {
  expect(monthOf(calendar, now, '2026-12')).toMatchObject({
    period: { from: '2026-11-30T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' },
    earlier: '2026-11',
    later: '2027-01',
  })
  expect(monthOf(calendar, now, '2027-02')).toMatchObject({ year: 2027, month: 1, later: null })
})
