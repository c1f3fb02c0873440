import type { Staff } from '../../../kernel/actor.ts'
import { dayOf, startOfDay, type WorkingCalendar } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dateOfDay, dayNumber, type Instant, type PlainDate } from '../../../kernel/time.ts'
import { unsureBelow } from '../../../language/sure.ts'
import { getCommunity, namesOf } from '../../people/door.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import type { CorrectedField } from './correction.rules.ts'
import * as store from './report.store.ts'

const weeks = 8

export type Week = {
  readonly monday: PlainDate
  readonly shares: Readonly<Partial<Record<CorrectedField, store.Share>>>
}

/** How the readings did against what workers made of them, what was learnt, and what was taken back. */
export type LearningReport = {
  readonly weeks: readonly Week[]
  readonly sureness: { readonly sure: store.Share; readonly unsure: store.Share }
  readonly confusions: readonly store.Confusion[]
  readonly lessons: readonly store.Lesson[]
  readonly unlearnt: readonly (store.Unlearnt & { readonly name: string })[]
  readonly today: PlainDate
}

export function readReport(house: House) {
  return async ({ community: id }: Staff): Promise<LearningReport> => {
    const calendar = house.rules.calendarOf(await getCommunity(house.db, id))
    const now = house.clock()
    const since = firstMonday(calendar, now)
    return readCommunity<CasesTables, LearningReport>(house.db, id, async (tx) => {
      const rows = await store.listWeeks(tx, id, { since, offsetMinutes: calendar.offsetMinutes })
      const unlearnt = await store.listUnlearnt(tx, id, 10)
      const names: ReadonlyMap<PersonId, string> = await namesOf(tx, id, [
        ...new Set(unlearnt.map(({ by }) => by)),
      ])
      return {
        weeks: weeksOf(rows),
        sureness: await store.countBySureness(tx, id, { since, unsureBelow }),
        confusions: await store.listConfusions(tx, id, { since, most: 12 }),
        lessons: await store.listLatestLessons(tx, id, 20),
        unlearnt: unlearnt.map((each) => ({ ...each, name: names.get(each.by) ?? '' })),
        today: dayOf(calendar, now),
      }
    })
  }
}

function firstMonday(calendar: WorkingCalendar, now: Instant): Instant {
  const today = dayNumber(dayOf(calendar, now))
  // Day 0 was a Thursday.
  const monday = today - ((today + 3) % 7)
  return startOfDay(calendar, dateOfDay(monday - 7 * (weeks - 1)))
}

function weeksOf(rows: readonly store.WeekRow[]): Week[] {
  const mondays = [...new Set(rows.map(({ week }) => week))]
  return mondays.map((monday) => ({
    monday,
    shares: Object.fromEntries(
      rows
        .filter(({ week }) => week === monday)
        .map(({ field, accepted, all }) => [field, { accepted, all }]),
    ),
  }))
}
