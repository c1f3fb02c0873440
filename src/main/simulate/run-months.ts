import { addLimit, closing, isWorkingDay, startOfDay, type WorkingCalendar } from '../../kernel/calendar.ts'
import { afterMillis, dateOfDay, dayNumber, type Instant, type PlainDate } from '../../kernel/time.ts'
import type { Limits } from '../../rulebook/clocks.ts'
import type { Ladder } from '../../rulebook/escalation.ts'
import { type Dice, diceOf } from '../demo/dice.ts'
import { begin, lies, type Lies, type Matter, pass } from './matter.ts'
import { assumed, type Habits, type Rules } from './world.ts'

export type Running = {
  readonly from: PlainDate
  readonly months: number
  readonly seed: number
  readonly rules: Rules
  readonly habits: Habits
  readonly calendar: WorkingCalendar
  readonly ladder: Ladder
  readonly limits: Limits
}

/** How long matters took and where they waited; days are working days. */
export type Outcome = {
  readonly matters: number
  readonly done: number
  /** Still open when the months are over, and those of them older than ninety working days. */
  readonly open: number
  readonly leftOver: number
  /** From intake to done; an open one counts with the days it has had, so that laying aside does not look quick. */
  readonly days: { readonly mean: number; readonly p50: number; readonly p90: number }
  readonly hops: { readonly mean: number; readonly most: number }
  /** Share of matters that came back to a body that had sent them away. */
  readonly cameBack: number
  /** Mean days a matter spent in each place. */
  readonly waits: Readonly<Record<Lies, number>>
}

const oldDays = 90

/** Lets the months pass, half a working day at a time. The same seed gives each matter the same luck in every world. */
export function runMonths(running: Running): Outcome {
  const { seed, habits, rules, calendar, ladder } = running
  // Half days, as the clock of an offer has it in working days.
  const patience = 2 * running.limits.offer.amount
  const arriving = diceOf(seed).for('arrivals')
  const walking: { matter: Matter; readonly dice: Dice }[] = []
  for (const date of workingDays(running)) {
    for (const now of [startOfWork(running, date), afterMillis(startOfWork(running, date), 4 * 3_600_000)]) {
      const open = walking.filter(({ matter }) => !matter.isDone)
      for (const each of open)
        each.matter = pass(each.matter, { now, dice: each.dice, rules, habits, calendar, ladder, patience })
    }
    const due = addLimit(calendar, closing(calendar, date), running.limits.finish)
    const fresh = arriving.whole(0, 2 * assumed.arrivals)
    for (let n = 0; n < fresh; n++) {
      const dice = diceOf(seed).for(`${date}/${n}`)
      walking.push({ matter: begin(dice.for('begin'), due), dice })
    }
  }
  return sum(walking.map(({ matter }) => matter))
}

function workingDays({ from, months, calendar }: Running): PlainDate[] {
  const first = dayNumber(from)
  const all = Array.from({ length: Math.round(months * 30.44) }, (_, n) => dateOfDay(first + n))
  return all.filter((date) => isWorkingDay(calendar, date))
}

function startOfWork({ calendar }: Running, date: PlainDate): Instant {
  return afterMillis(startOfDay(calendar, date), calendar.opens * 60_000)
}

function sum(matters: readonly Matter[]): Outcome {
  const days = matters.map(daysOf).toSorted((a, b) => a - b)
  const open = matters.filter(({ isDone }) => !isDone)
  const at = (share: number) => days[Math.min(days.length - 1, Math.floor(share * days.length))] ?? 0
  return {
    matters: matters.length,
    done: matters.length - open.length,
    open: open.length,
    leftOver: open.filter((it) => daysOf(it) > oldDays).length,
    days: { mean: mean(days), p50: at(0.5), p90: at(0.9) },
    hops: {
      mean: mean(matters.map(({ hops }) => hops)),
      most: Math.max(0, ...matters.map(({ hops }) => hops)),
    },
    cameBack: mean(matters.map(({ cameBack }) => (cameBack > 0 ? 1 : 0))),
    waits: Object.fromEntries(
      lies.map((place) => [place, mean(matters.map(({ spent }) => spent[place] / 2))]),
    ) as Record<Lies, number>,
  }
}

function daysOf({ spent }: Matter): number {
  return lies.reduce((sum, place) => sum + spent[place], 0) / 2
}

function mean(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0)
  return values.length === 0 ? 0 : Math.round((total / values.length) * 100) / 100
}
