import { z } from 'zod'
import { endOfDay, startOfDay, type WorkingCalendar, dayOf } from '../../../kernel/calendar.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import { type State, states } from './promise.rules.ts'

export const dues = ['today', 'week', 'past'] as const
export type Due = (typeof dues)[number]

/** Which promises the list shows; all of it stands in the address. */
export type LedgerFilter = {
  readonly body: BodyId | null
  readonly state: State | null
  readonly due: Due | null
}

const Query = z.object({
  body: z.uuid().nullable().catch(null),
  state: z.enum(states).nullable().catch(null),
  due: z.enum(dues).nullable().catch(null),
})

/** Reads the address; what it does not understand it leaves out. */
export function readLedgerFilter(query: Readonly<Record<string, string | undefined>>): LedgerFilter {
  const { body, ...rest } = Query.parse(query)
  return { ...rest, body: body as BodyId | null }
}

export function ledgerPath(filter: LedgerFilter, at: string | null = null): string {
  const query = new URLSearchParams(
    Object.entries({ ...filter, at }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  return query.size === 0 ? '/desk/promises' : `/desk/promises?${query}`
}

type Span = { readonly dueFrom: Instant | null; readonly dueBefore: Instant | null }

/** Between which moments the time of a promise must be over. */
export function spanOf(due: Due | null, calendar: WorkingCalendar, now: Instant): Span {
  const today = dayOf(calendar, now)
  switch (due) {
    case null:
      return { dueFrom: null, dueBefore: null }
    case 'today':
      return { dueFrom: startOfDay(calendar, today), dueBefore: endOfDay(calendar, today) }
    case 'week':
      return {
        dueFrom: startOfDay(calendar, today),
        dueBefore: hoursAfter(startOfDay(calendar, today), 7 * 24),
      }
    case 'past':
      return { dueFrom: null, dueBefore: now }
  }
}
