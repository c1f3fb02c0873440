import { outranks, type Staff } from '../../../kernel/actor.ts'
import { dayOf, endOfDay } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import type { Catalogue } from '../../../rulebook/catalogue.ts'
import { type Bodies, bodiesOf, getCommunity, listMembers, type Member } from '../../people/door.ts'
import { placesOf, type PlaceTree } from '../../places/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import { listHoldings } from '../holding.store.ts'
import type { House } from '../house.ts'
import { listOffers } from '../offer.store.ts'
import { type Hop, trailOf } from '../parts.rules.ts'
import { isRef } from '../ref.ts'
import type { CasesTables } from '../tables.ts'
import { type Counts, cornersOf } from './corners.ts'
import { type Cursor, type Filter, orderOf } from './filter.ts'
import { findIdByRef } from './find.store.ts'
import { findSimilar, type HitLine, withHits } from './find-similar.ts'
import { type Asked, countLines, type Line, listLines, type Sums } from './inbox.store.ts'
import type { Sought } from './search.rules.ts'
import { seek } from './seek.ts'

export type InboxLine = HitLine & { readonly hops: readonly Hop[] }

/** The list as a page shows it. */
export type Inbox = {
  readonly filter: Filter
  readonly lines: readonly InboxLine[]
  /** When few have the words that were looked for: what is only similar. */
  readonly similar: readonly InboxLine[]
  readonly sought: Sought | null
  /** Where the next page starts; null on the last. */
  readonly next: Cursor | null
  /** Null while something is looked for: counting would look everything up. */
  readonly sums: Sums | null
  readonly counts: Counts
  readonly members: readonly Member[]
  readonly bodies: Bodies
  readonly catalogue: Catalogue
  readonly tree: PlaceTree
  readonly now: Instant
  readonly today: Instant
  readonly tomorrow: Instant
}

/** How many lines a page has. */
export const pageSize = 50
/** Nobody plans by a larger sum than this. */
export const mostSummed = 2_000
/** With so many lines that have the words themselves, nobody looks for similar ones. */
const enough = 10

type Reading = { readonly filter: Filter; readonly after: Cursor | null }

/** One page of the desk's list. Everything of it is read as of one moment. */
export function readInbox(house: House) {
  return async (staff: Staff, { filter, after }: Reading): Promise<Inbox> => {
    const { community: id } = staff
    const [community, bodies, tree, catalogue] = await Promise.all([
      getCommunity(house.db, id),
      bodiesOf(house.db, id),
      placesOf(house.db, id),
      catalogueFor(house.db, id),
    ])
    const now = house.clock()
    const calendar = house.rules.calendarOf(community)
    const today = endOfDay(calendar, dayOf(calendar, now))
    const tomorrow = hoursAfter(today, 24)
    const sought = filter.q === null ? null : seek(house, tree, filter.q)
    const asked: Asked = { filter, me: staff.person, post: bodies.post.id, now, sought }
    return readCommunity<CasesTables, Inbox>(house.db, id, async (tx) => {
      const found =
        filter.q !== null && sought === null
          ? []
          : await listLines(tx, id, asked, { after, most: pageSize + 1 })
      const here = { tx, community: id, tree }
      const shown = await withHits(here, found.slice(0, pageSize), sought)
      const isFew = after === null && found.length < enough
      const near = isFew ? await findSimilar(here, asked, new Set(shown.map((line) => line.id))) : []
      const ids = [...shown, ...near].map((line) => line.id)
      const holdings = byCase(await listHoldings(tx, id, ids))
      const offers = byCase(await listOffers(tx, id, ids))
      const withHops = (line: HitLine): InboxLine => ({
        ...line,
        hops: trailOf(holdings.get(line.id) ?? [], offers.get(line.id) ?? [], now),
      })
      return {
        filter,
        lines: shown.map(withHops),
        similar: near.map(withHops),
        sought,
        next: found.length > pageSize ? cursorOf(filter, shown.at(-1)) : null,
        sums: sought ? null : await countLines(tx, id, asked, { today, tomorrow, most: mostSummed }),
        counts: await cornersOf(house, tx, staff),
        members: await listMembers(tx, id),
        bodies,
        catalogue,
        tree,
        now,
        today,
        tomorrow,
      }
    })
  }
}

/** Where a typed number leads: to its case; `misheard` when it cannot be one of ours. */
export function findByNumber(house: House) {
  return async (staff: Staff, typed: string): Promise<CaseId | 'misheard' | null> => {
    const number = typed.normalize('NFKC').replaceAll(/\s/g, '')
    if (!/^\d{4,9}(-\d{1,3})?$/.test(number) || !outranks(staff.rank, 'worker')) return null
    const found = await readCommunity<CasesTables, CaseId | undefined>(house.db, staff.community, (tx) =>
      findIdByRef(tx, staff.community, number),
    )
    return found ?? (isRef(number) ? null : 'misheard')
  }
}

function cursorOf(filter: Filter, last: Line | undefined): Cursor | null {
  if (!last) return null
  const order = orderOf(filter)
  const key = order === 'next' ? last.dueAt : order === 'ended' ? last.endedAt : last.openedAt
  return key === null ? null : { key, id: last.id }
}

function byCase<T extends { readonly case: CaseId }>(all: readonly T[]): ReadonlyMap<CaseId, T[]> {
  const found = new Map<CaseId, T[]>()
  for (const each of all) {
    const known = found.get(each.case)
    if (known) known.push(each)
    else found.set(each.case, [each])
  }
  return found
}
