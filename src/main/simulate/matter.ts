import type { WorkingCalendar } from '../../kernel/calendar.ts'
import type { Instant } from '../../kernel/time.ts'
import { type AlarmLevel, type Ladder, nextAlarm } from '../../rulebook/escalation.ts'
import type { Dice } from '../demo/dice.ts'
import { assumed, type Habits, type Rules } from './world.ts'

/** Where a matter lies on one half day. */
export const lies = ['asked', 'deciding', 'forgotten', 'worked'] as const
export type Lies = (typeof lies)[number]

/** One matter on its way. `own` is whose it truly is, which nobody knows for sure. */
export type Matter = {
  readonly own: number
  readonly at: number
  readonly lies: Lies
  /** Half days of work that are left, were it the right body's. */
  readonly left: number
  readonly hops: number
  readonly had: readonly number[]
  readonly cameBack: number
  readonly isDesignated: boolean
  readonly alarms: number
  /** Half days until everybody stands on the spot; null while nobody was called. */
  readonly calledIn: number | null
  readonly spent: Readonly<Record<Lies, number>>
  readonly finishDue: Instant
  readonly isDone: boolean
}

export type Day = {
  readonly now: Instant
  readonly dice: Dice
  readonly rules: Rules
  readonly habits: Habits
  readonly calendar: WorkingCalendar
  readonly ladder: Ladder
  /** How long an offer waits before it goes to the coordinator unanswered. */
  readonly patience: number
}

/** A matter as it comes in: the post has it and asks the body that it thinks right. */
export function begin(dice: Dice, finishDue: Instant): Matter {
  const own = dice.whole(0, assumed.bodies.length - 1)
  const at = dice.chance(assumed.rightGuess) ? own : another(dice, own)
  return {
    own,
    at,
    lies: 'asked',
    left: halfDays(dice, assumed.work),
    hops: 1,
    had: [at],
    cameBack: 0,
    isDesignated: false,
    alarms: 0,
    calledIn: null,
    spent: { asked: 0, deciding: 0, forgotten: 0, worked: 0 },
    finishDue,
    isDone: false,
  }
}

/** What half a working day does to a matter. */
export function pass(before: Matter, day: Day): Matter {
  const spent = { ...before.spent, [before.lies]: before.spent[before.lies] + 1 }
  const reminded = remind({ ...before, spent }, day)
  const called = meet(reminded, day)
  if (called.isDone) return called
  switch (called.lies) {
    case 'asked':
      return answer(called, day)
    case 'deciding':
      return decide(called, day)
    case 'forgotten':
      return called
    case 'worked':
      return work(called)
  }
}

function answer(it: Matter, day: Day): Matter {
  const { dice, habits, rules, patience } = day
  if (!dice.chance(1 / Math.max(1, 2 * habits.delay)))
    return rules.designation && it.spent.asked >= patience ? { ...it, lies: 'deciding' } : it
  const refuses = it.at === 0 ? false : dice.chance(it.at === it.own ? habits.refuse : assumed.refusesOthers)
  if (!refuses) return begun(it, day)
  if (rules.designation) return { ...it, lies: 'deciding' }
  const to = dice.chance(assumed.rightPointing) && it.own !== it.at ? it.own : another(dice, it.at)
  return moved(it, to, 'asked')
}

function decide(it: Matter, day: Day): Matter {
  const { dice } = day
  if (!dice.chance(1 / Math.max(1, 2 * assumed.decision))) return it
  const to = dice.chance(assumed.rightDecision) ? it.own : it.at
  return begun({ ...moved(it, to, 'worked'), isDesignated: true }, day)
}

/** It is in somebody's hands; they may lay it aside. */
function begun(it: Matter, { dice, habits }: Day): Matter {
  return { ...it, lies: it.at !== 0 && dice.chance(habits.forget) ? 'forgotten' : 'worked' }
}

function work(it: Matter): Matter {
  const left = it.left - (it.at === it.own ? 1 : 0.5)
  return left <= 0 ? { ...it, left: 0, isDone: true } : { ...it, left }
}

/** Residents urge in every world; clocks only where there is a ladder. */
function remind(it: Matter, { dice, rules, now, calendar, ladder }: Day): Matter {
  const urged = dice.chance(assumed.urges / 2) ? assumed.heeds.resident : 0
  const climbed = rules.ladder ? climb(it, now, { calendar, ladder }) : { alarms: it.alarms, level: null }
  const warned = climbed.level === null ? 0 : assumed.heeds[climbed.level]
  const after = { ...it, alarms: climbed.alarms }
  if (it.lies !== 'forgotten') return after
  const heeds = Math.max(urged, warned, assumed.remembers / 2)
  return dice.chance(heeds) ? { ...after, lies: 'worked' } : after
}

// The product’s own ladder on its own calendar; one that is climbed goes on ringing at the street.
function climb(
  { alarms, finishDue }: Matter,
  now: Instant,
  { calendar, ladder }: Pick<Day, 'calendar' | 'ladder'>,
): { readonly alarms: number; readonly level: AlarmLevel | null } {
  const next = nextAlarm({ dueAt: finishDue, clock: 'finish', raised: alarms }, calendar, ladder)
  if (next === null) return { alarms, level: 'street' }
  return next.at <= now ? { alarms: alarms + 1, level: next.level } : { alarms, level: null }
}

/** 吹哨: called when the ladder reaches the secretary; who has come settles it, or it goes on as it was. */
function meet(it: Matter, { dice, rules }: Day): Matter {
  if (!rules.whistle || !rules.ladder || it.alarms < 3) return it
  if (it.calledIn === null) return { ...it, calledIn: 2 * assumed.called }
  if (it.calledIn > 0) return { ...it, calledIn: it.calledIn - 1 }
  return dice.chance(assumed.settledOnTheSpot)
    ? { ...it, isDone: true }
    : { ...it, calledIn: 10 * assumed.called }
}

function moved(it: Matter, to: number, next: Lies): Matter {
  if (to === it.at) return { ...it, lies: next }
  const cameBack = it.cameBack + (it.had.includes(to) ? 1 : 0)
  return { ...it, at: to, lies: next, hops: it.hops + 1, had: [...it.had, to], cameBack }
}

function another(dice: Dice, than: number): number {
  return (than + dice.whole(1, assumed.bodies.length - 1)) % assumed.bodies.length
}

// Geometric, at least one half day.
function halfDays(dice: Dice, days: number): number {
  const stop = 1 / (2 * days)
  return Math.max(1, Math.ceil(Math.log(1 - dice.next()) / Math.log(1 - stop)))
}
