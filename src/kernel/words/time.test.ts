import { expect, test } from 'vitest'
import { minutesAfter, parseInstant, plainDate } from '../time.ts'
import {
  sayClock,
  sayDate,
  sayDay,
  sayHeld,
  sayHowLong,
  sayLate,
  sayLeft,
  sayMoment,
  sayNthDay,
  saySpan,
  sayTime,
  sayWallClock,
} from './time.ts'

/** Tuesday 24 November 2026, 8:40 in Shanghai. */
const now = parseInstant('2026-11-24T00:40:00Z')
const inMinutes = (minutes: number) => minutesAfter(now, minutes)

test.each([
  [0, '还有不到1分钟'],
  [1, '还有1分钟'],
  [59, '还有59分钟'],
  [60, '还有1小时'],
  [80, '还有1小时20分'],
  [180, '还有3小时'],
  [24 * 60 - 1, '还有23小时59分'],
  [24 * 60, '还有1天'],
  [26 * 60, '还有1天2小时'],
  [26 * 60 + 59, '还有1天2小时'],
  [-5, '还有不到1分钟'],
])('%i minutes before: %s', (minutes, says) => {
  expect(sayLeft('zh-CN', now, inMinutes(minutes))).toBe(says)
})

test.each([
  [0, '过了1分钟'],
  [40, '过了40分钟'],
  [19 * 60 + 59, '过了19小时'],
  [47 * 60, '过了1天'],
  [48 * 60, '过了2天'],
])('%i minutes after: %s', (minutes, says) => {
  expect(sayLate('zh-CN', now, inMinutes(-minutes))).toBe(says)
})

test('a clock says what is left until its moment, and what is over from then on', () => {
  expect(sayClock('zh-CN', now, inMinutes(1))).toBe('还有1分钟')
  expect(sayClock('zh-CN', now, now)).toBe('过了1分钟')
})

test.each([
  ['2026-11-24T10:00:00Z', '今天18:00'],
  ['2026-11-24T15:59:59Z', '今天23:59'],
  ['2026-11-24T16:00:00Z', '明天0:00'],
  ['2026-11-25T10:00:00Z', '明天18:00'],
  ['2026-11-26T10:00:00Z', '11月26日18:00'],
  ['2026-11-23T08:05:00Z', '昨天16:05'],
  ['2026-11-22T01:10:00Z', '11月22日9:10'],
  ['2026-12-31T16:30:00Z', '2027年1月1日0:30'],
])('%s is said as %s', (at, says) => {
  expect(sayMoment('zh-CN', now, parseInstant(at))).toBe(says)
})

test("the day is the community's own: half past midnight in Shanghai is still yesterday in Urumqi's hours", () => {
  const at = parseInstant('2026-11-23T16:30:00Z')

  expect(sayDay('zh-CN', now, at)).toBe('今天')
  expect(sayDay('zh-CN', now, at, 360)).toBe('昨天')
})

test('spans are said in their largest unit', () => {
  expect([0, 59, 60, 1439, 1440, 4320].map((minutes) => saySpan('zh-CN', minutes))).toEqual([
    '1分钟',
    '59分钟',
    '1小时',
    '23小时',
    '1天',
    '3天',
  ])
  expect(sayHowLong('zh-CN', now, inMinutes(40))).toBe('40分钟')
})

test('who got it today has it since today; from the next day on the days are counted', () => {
  expect(sayHeld('zh-CN', parseInstant('2026-11-23T16:00:00Z'), now)).toBe('今天起')
  expect(sayHeld('zh-CN', parseInstant('2026-11-23T15:59:00Z'), now)).toBe('1天')
  expect(sayNthDay('zh-CN', parseInstant('2026-11-23T15:59:00Z'), now)).toBe('第2天')
})

test('dates stand on the wall with their weekday', () => {
  expect(sayWallClock('zh-CN', now)).toBe('11月24日 周二 8:40')
  expect(sayDate('zh-TW', plainDate('2026-11-29'))).toBe('11月29日 週日')
  expect(sayDate('en', plainDate('2026-11-25'))).toBe('Wed 25 Nov')
  expect(sayTime(now)).toBe('8:40')
})

test('the other languages say the same', () => {
  expect(sayLeft('zh-TW', now, inMinutes(40))).toBe('還有40分鐘')
  expect(sayLate('en', now, inMinutes(-2 * 1440))).toBe('2 days late')
  expect(sayLeft('en', now, inMinutes(26 * 60))).toBe('1 day 2 h left')
  expect(sayMoment('en', now, parseInstant('2027-01-02T10:00:00Z'))).toBe('2 Jan 2027 18:00')
  expect(sayMoment('en', now, parseInstant('2026-11-25T10:00:00Z'))).toBe('tomorrow 18:00')
})
