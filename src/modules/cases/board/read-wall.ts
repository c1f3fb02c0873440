import { dayOf, startOfDay, type WorkingCalendar } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { monthOf } from '../../../kernel/month.ts'
import { dateOfDay, dayNumber, type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { Step } from '../../../kernel/ui/trail.tsx'
import type { Lang } from '../../../kernel/words/lang.ts'
import { sayHeld, sayHowLong } from '../../../kernel/words/time.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { bodiesOf, type Bodies, type Community } from '../../people/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import { listHoldings } from '../holding.store.ts'
import { listOffers } from '../offer.store.ts'
import { type Hop, trailOf } from '../parts.rules.ts'
import type { CasesTables } from '../tables.ts'
import { sumsOf } from './board.rules.ts'
import { countByTopicAndPlace, listDone, listRunning } from './listing.store.ts'
import { hushed } from './heard.ts'
import type { Reading } from './read-board.ts'
import type { WallView } from './wall-page.tsx'
import { boardWords } from './words.ts'

const mostTiles = 6
const mostDone = 3
const everything = { topic: null, building: null }

type Read = Pick<WallView, 'running' | 'rows' | 'rates' | 'doneThisWeek' | 'lastDone'>

/** What the screen in the post shows. */
export function readWall({ house, ratesOf }: Reading) {
  return async (community: Community, lang: Lang): Promise<Read> => {
    const now = house.clock()
    const calendar = house.rules.calendarOf(community)
    const { id } = community
    const bodies = await bodiesOf(house.db, id)
    const catalogue = await catalogueFor(house.db, id)
    const rates = await ratesOf(id, monthOf(calendar, now, null).period, lang)
    return readCommunity<CasesTables, Read>(house.db, id, async (tx) => {
      const urgent = await listRunning(tx, id, { filter: everything, after: null, most: mostTiles })
      const cases = urgent.map((row) => row.id)
      const holdings = await listHoldings(tx, id, cases)
      const offers = await listOffers(tx, id, cases)
      const sums = sumsOf(await countByTopicAndPlace(tx, id, mondayOf(calendar, now)))
      const rows = urgent.map((row) => {
        const of = <T extends { readonly case: string }>(all: readonly T[]) =>
          all.filter((each) => each.case === row.id)
        const hops = trailOf(of(holdings), of(offers), now)
        return {
          ...hushed(row, catalogue),
          hops: hops.slice(-mostHops).map((hop) => stepOf(hop, { lang, now, bodies })),
        }
      })
      const lastDone = await listDone(tx, id, { filter: everything, after: null, most: mostDone })
      const done = lastDone.map((row) => hushed(row, catalogue))
      return { running: sums.all.running, rows, rates, doneThisWeek: sums.all.done, lastDone: done }
    })
  }
}

const mostHops = 4

type Seen = { readonly lang: Lang; readonly now: Instant; readonly bodies: Bodies }

function stepOf(hop: Hop, { lang, now, bodies }: Seen): Step & { readonly days: number } {
  const body = bodies.byId.get(hop.body)
  const isSpecial = body === undefined || body.kind === 'other'
  const state = hop.state === 'now' ? 'now' : hop.state === 'held' ? undefined : 'refused'
  const waits = hop.state === 'offered' ? boardWords[lang].states.new : null
  const until = hop.until ?? now
  return {
    // The kind is short enough for a screen that is read from across the room.
    who: isSpecial ? (body?.name ?? '') : rulebookWords[lang].bodies[body.kind],
    span:
      waits ?? (hop.until === null ? sayHeld(lang, hop.since, now) : sayHowLong(lang, hop.since, hop.until)),
    state,
    days: minutesBetween(hop.since, until) / (24 * 60),
  }
}

function mondayOf(calendar: WorkingCalendar, now: Instant): Instant {
  const today = dayNumber(dayOf(calendar, now))
  // Day 0 was a Thursday.
  return startOfDay(calendar, dateOfDay(today - ((today + 3) % 7)))
}
