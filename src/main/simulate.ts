import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { plainDate } from '../kernel/time.ts'
import { limitsFrom, shippedClocks } from '../rulebook/clocks.ts'
import { shippedLadder } from '../rulebook/escalation.ts'
import { calendarFor, chinaHolidays } from '../rulebook/holidays.ts'
import type { Io } from './io.ts'
import { type Bar, chartOf } from './simulate/chart.ts'
import { runMonths, type Running } from './simulate/run-months.ts'
import { assumed, type Habits, type Rules, usualHabits } from './simulate/world.ts'

const from = plainDate('2026-01-01')

/** The worlds that are compared: no rule, each alone, all. The whistle needs the ladder that calls for it. */
const worlds: readonly { readonly name: string; readonly rules: Rules }[] = [
  { name: 'no rules', rules: { designation: false, ladder: false, whistle: false } },
  { name: 'designation', rules: { designation: true, ladder: false, whistle: false } },
  { name: 'ladder', rules: { designation: false, ladder: true, whistle: false } },
  { name: 'designation + ladder', rules: { designation: true, ladder: true, whistle: false } },
  { name: 'all, whistle too', rules: { designation: true, ladder: true, whistle: true } },
]

/**
 * `legwork simulate coordination`: how long matters take and where they wait among bodies that refuse, delay and
 * forget, with and without the rules. Prints JSON; needs no database.
 */
export function runSimulate(args: readonly string[], { out, err }: Io): number {
  const asked = read(args)
  if (typeof asked === 'string') {
    err(asked)
    return 2
  }
  const { seed, months, habits, chart } = asked
  const bars = worlds.map(({ name, rules }): Bar & { readonly rules: Rules } => ({
    name,
    rules,
    outcome: runMonths({ ...setting, seed, months, habits, rules }),
  }))
  const compared = Object.fromEntries(bars.map(({ name, rules, outcome }) => [name, { rules, ...outcome }]))
  out(JSON.stringify({ seed, months, habits, assumed, worlds: compared }, null, 2))
  if (chart !== undefined) writeFileSync(chart, chartOf(bars))
  return 0
}

const calendar = calendarFor(chinaHolidays, { opens: 8 * 60 + 30, closes: 17 * 60 + 30 })
const setting: Pick<Running, 'from' | 'calendar' | 'ladder' | 'limits'> = {
  from,
  calendar,
  ladder: shippedLadder,
  limits: limitsFrom(shippedClocks)('building_repair', 'normal', from),
}

type Asked = {
  readonly seed: number
  readonly months: number
  readonly habits: Habits
  readonly chart: string | undefined
}

function read(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const
  const options = { seed: text, months: text, refuse: text, delay: text, forget: text, chart: text }
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [what, ...more] = positionals
    if (what !== 'coordination' || more.length > 0)
      return 'simulate what? There is one simulation: simulate coordination'
    const number = (name: 'seed' | 'months' | keyof Habits, usual: number, most: number) => {
      const value = Number(values[name] ?? usual)
      if (values[name] === '' || !(value >= 0 && value <= most))
        throw new RangeError(`--${name} takes a number from 0 to ${most}`)
      return value
    }
    return {
      seed: number('seed', 1, 2 ** 32 - 1),
      months: number('months', 12, 60),
      habits: {
        refuse: number('refuse', usualHabits.refuse, 1),
        delay: number('delay', usualHabits.delay, 60),
        forget: number('forget', usualHabits.forget, 1),
      },
      chart: values.chart,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
