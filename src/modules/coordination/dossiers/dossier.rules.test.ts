import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDay, plainDate } from '../../../kernel/time.ts'
import {
  daysSince,
  type Dossier,
  householdsWord,
  mayCloseDossier,
  nextReport,
  sinceWith,
} from './dossier.rules.ts'
import { readDay } from '../read-day.rules.ts'
import { readFen, readLedger } from './old-paper.rules.ts'

const days = fc.integer({ min: 7_000, max: 25_000 }).map(dateOfDay)

test('whatever becomes known, the clock never begins later, and nobody can shorten the years', () => {
  fc.assert(
    fc.property(days, fc.array(days), fc.array(days), (since, first, second) => {
      const once = sinceWith(since, first)
      const twice = sinceWith(once, second)
      expect(once <= since).toBe(true)
      expect(twice <= once).toBe(true)
      expect(daysSince({ since: twice }, since)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('the households’ word: half must be heard, and one who says no is enough', () => {
  const said = (...all: (boolean | null)[]) => householdsWord(all.map((isSettled) => ({ isSettled })))

  expect(said()).toBe('not_asked')
  expect(said(true, null, null)).toBe('not_asked')
  expect(said(true, null)).toBe('given')
  expect(said(true, true, true, false)).toBe('not_content')
})

const open = { state: 'open', evidence: null, closedAt: null } as unknown as Dossier
const content = [{ isSettled: true }]

test('it closes only with evidence, the households’ word and no case left open', () => {
  const shown = { ...open, evidence: '验收单' }

  expect(mayCloseDossier(open, { homes: content, openCases: 0 })).toMatchObject({
    code: 'dossier.no_evidence',
  })
  expect(mayCloseDossier(shown, { homes: [], openCases: 0 })).toMatchObject({
    code: 'dossier.households_not_asked',
  })
  expect(mayCloseDossier(shown, { homes: content, openCases: 2 })).toMatchObject({
    code: 'dossier.cases_open',
  })
  expect(mayCloseDossier(shown, { homes: [...content, { isSettled: false }], openCases: 0 })).toMatchObject({
    code: 'dossier.households_not_content',
  })
  expect(mayCloseDossier(shown, { homes: content, openCases: 0 })).toMatchObject({ ok: true })
  expect(mayCloseDossier({ ...shown, state: 'closed' }, { homes: content, openCases: 0 })).toMatchObject({
    code: 'dossier.closed',
  })
})

test('a report is due again after its days', () => {
  expect(nextReport({ reportEvery: 30 }, plainDate('2026-12-15'))).toBe('2027-01-14')
})

test.each([
  ['2019-05-06', '2019-05-06'],
  ['2019/5/6', '2019-05-06'],
  ['2019.5.6', '2019-05-06'],
  ['2019年5月6日', '2019-05-06'],
  ['2019年5月', '2019-05-01'],
  ['2019年', '2019-01-01'],
  [' 2019 ', '2019-01-01'],
  ['2019-02-29', null],
  ['2020-02-29', '2020-02-29'],
  ['2019-13-01', null],
  ['去年夏天', null],
  ['1848-01-01', null],
])('the day %j is read as %j', (text, day) => {
  expect(readDay(text)).toBe(day)
})

test.each([
  ['1,200.50元', 120_050],
  ['￥3', 300],
  ['0.5', 50],
  ['-200', -20_000],
  ['', null],
  ['三百', 'wrong'],
  ['1.234', 'wrong'],
])('%j is %j fen', (text, fen) => {
  expect(readFen(text)).toBe(fen)
})

test('an old ledger is read by what its columns are called', () => {
  const read = readLedger(
    ['时间', '反映情况', '责任单位', '费用（元）', '文号', '类型'],
    [
      ['2016年7月', '顶层六户反映漏水', '物业', '', '', '反映'],
      ['2018/3/1', '修过一次', '物业', '12,000', '合同2018-3', ''],
    ],
  )

  expect(read).toMatchObject({
    ok: true,
    value: [
      { on: '2016-07-01', kind: 'said', words: '顶层六户反映漏水', body: '物业', fen: null },
      { on: '2018-03-01', kind: 'money', fen: 1_200_000, source: '合同2018-3' },
    ],
  })
})

test('a ledger without days or words says so, and every line that cannot be read is named', () => {
  expect(readLedger(['甲', '内容'], [['1', 'x']])).toMatchObject({ code: 'ledger.no_day' })
  expect(readLedger(['日期', '乙'], [['2019', 'x']])).toMatchObject({ code: 'ledger.no_words' })
  expect(
    readLedger(
      ['日期', '内容', '金额'],
      [
        ['2019', '好', ''],
        ['去年', '坏', ''],
        ['2019', '', ''],
        ['2019', '坏', '很多'],
      ],
    ),
  ).toMatchObject({ code: 'ledger.wrong_lines', facts: { lines: '3、4、5' } })
})
