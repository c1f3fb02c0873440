import { startOfDay } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { dateOfDay, dayNumber, type PlainDate, plainDate } from '../../../kernel/time.ts'
import { sampleSize, shippedSampling } from '../../../rulebook/callbacks.ts'
import type { House } from '../../cases/door.ts'
import { deskDeed } from '../deed.ts'
import { drawOrder } from './draw.ts'
import { keepDraw, listClosed } from './draw.store.ts'

type Input = {
  /** The first day of the month. */
  readonly month: PlainDate
  /** Chance, from outside: nobody can choose whom it finds. */
  readonly seed: string
}

/** Draws which closed cases of a month are called back. Once a month, when the month is over. */
export function drawSample(house: House) {
  return ({ month, seed }: Input, by: Caller) =>
    deskDeed(house, 'worker', {
      by,
      deed: 'callbacks.draw',
      // Not the seed: the same press sent twice comes with another one.
      input: month,
      work: async ({ tx, by: worker, now, calendar }) => {
        const [from, to] = [startOfDay(calendar, month), startOfDay(calendar, monthAfter(month))]
        if (to > now) return refuse('draw.month_not_over')
        const closed = await listClosed(tx, worker.community, { from, to })
        if (closed.length === 0) return refuse('draw.none_closed')
        const { id: rule, sharePercent } = shippedSampling
        const draw = { month, seed, rule, sharePercent, closed: closed.length, by: worker.person, at: now }
        const isKept = await keepDraw(tx, worker.community, draw, drawOrder(closed, seed))
        return isKept
          ? ok({ drawn: sampleSize(closed.length, { sharePercent }) })
          : refuse('draw.drawn_before')
      },
    })
}

/** The first day of the month before that of a day. */
export function monthBefore(day: PlainDate): PlainDate {
  return firstOf(dateOfDay(dayNumber(firstOf(day)) - 1))
}

export function monthAfter(month: PlainDate): PlainDate {
  return firstOf(dateOfDay(dayNumber(firstOf(month)) + 31))
}

function firstOf(day: PlainDate): PlainDate {
  return plainDate(`${day.slice(0, 7)}-01`)
}
