import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '../kernel/time.ts'
import { limitsFrom, shippedClocks } from '../rulebook/clocks.ts'
import { shippedLadder } from '../rulebook/escalation.ts'
import { calendarFor, chinaHolidays } from '../rulebook/holidays.ts'
import { type Outcome, runMonths } from './simulate/run-months.ts'
import { type Habits, type Rules, usualHabits } from './simulate/world.ts'
import { runSimulate } from './simulate.ts'

const none: Rules = { designation: false, ladder: false, whistle: false }
const all: Rules = { designation: true, ladder: true, whistle: true }

function year(rules: Rules, habits: Partial<Habits> = {}, seed = 1): Outcome {
  const from = plainDate('2026-01-01')
  return runMonths({
    from,
    months: 6,
    seed,
    rules,
    habits: { ...usualHabits, ...habits },
    calendar: calendarFor(chinaHolidays, { opens: 510, closes: 1050 }),
    ladder: shippedLadder,
    limits: limitsFrom(shippedClocks)('building_repair', 'normal', from),
  })
}

function run(...args: string[]) {
  const said = { out: '', err: '' }
  const code = runSimulate(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  })
  return { code, ...said }
}

const seeds = fc.integer({ min: 0, max: 1_000_000 })
const shares = fc.record({
  refuse: fc.double({ min: 0, max: 1, noNaN: true }),
  delay: fc.double({ min: 0, max: 10, noNaN: true }),
  forget: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('every matter is done or open, and its days are those of the places where it lay', () => {
  fc.assert(
    fc.property(seeds, shares, fc.constantFrom(none, all), (seed, habits, rules) => {
      const { matters, done, open, days, waits } = year(rules, habits, seed)
      expect(done + open).toBe(matters)
      const lain = Object.values(waits).reduce((sum, each) => sum + each, 0)
      expect(Math.abs(lain - days.mean)).toBeLessThan(0.05)
    }),
    { numRuns: 12 },
  )
})

test('with designation nothing is passed on twice and nothing comes back, however bodies behave', () => {
  fc.assert(
    fc.property(seeds, shares, (seed, habits) => {
      const { hops, cameBack } = year({ ...none, designation: true }, habits, seed)
      expect(hops.most).toBeLessThanOrEqual(2)
      expect(cameBack).toBe(0)
    }),
    { numRuns: 12 },
  )
})

test('without it matters come back to bodies that sent them away', () => {
  expect(year(none, { refuse: 0.5 }).cameBack).toBeGreaterThan(0.1)
})

test('where nobody forgets, nothing lies forgotten', () => {
  expect(year(none, { forget: 0 }).waits.forgotten).toBe(0)
})

test('a ladder shortens what lies forgotten; the whistle ends what the ladder could not', () => {
  const [still, climbing] = [year(none), year({ ...none, ladder: true })]
  const hard = { forget: 0.9 }
  const [alone, called] = [year({ ...all, whistle: false }, hard), year(all, hard)]

  expect(climbing.waits.forgotten).toBeLessThan(still.waits.forgotten / 2)
  expect(called.days.mean).toBeLessThan(alone.days.mean)
})

test('the same seed tells the same year, another seed another', () => {
  expect(year(all)).toEqual(year(all))
  expect(year(all, {}, 2)).not.toEqual(year(all))
})

test('the command compares five worlds and draws a bar for each', () => {
  const folder = mkdtempSync(join(tmpdir(), 'legwork-simulate-'))
  const chart = join(folder, 'chart.svg')
  try {
    const { code, out } = run('coordination', '--seed', '7', '--months', '3', '--chart', chart)
    const told = JSON.parse(out) as { worlds: Record<string, Outcome> }
    const svg = readFileSync(chart, 'utf8')

    expect(code).toBe(0)
    expect(Object.keys(told.worlds)).toHaveLength(5)
    expect(svg.match(/ days<\/text>/g)).toHaveLength(5)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([
  [[], 'simulate coordination'],
  [['lifts'], 'simulate coordination'],
  [['coordination', '--refuse', '2'], '--refuse takes a number from 0 to 1'],
  [['coordination', '--months', 'many'], '--months takes a number from 0 to 60'],
  [['coordination', '--speed', '3'], '--speed'],
])('%j is not understood, and what to say instead is told', (args, says) => {
  const { code, out, err } = run(...args)

  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(says)
})
