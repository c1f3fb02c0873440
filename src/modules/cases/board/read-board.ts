import { readCommunity } from '../../../kernel/db.ts'
import { type Month, monthOf } from '../../../kernel/month.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import type { Lang } from '../../../kernel/words/lang.ts'
import type { Community } from '../../people/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { type Sums, sumsOf } from './board.rules.ts'
import type { BoardQuery } from './board-query.ts'
import { type BoardRow, countByTopicAndPlace, type Cursor, listDone, listRunning } from './listing.store.ts'
import { hushed } from './heard.ts'
import type { Rate, RatesOf } from './rate.ts'

export const daysOfDone = 30
const rowsOnAPage = 20

/** What everybody may see of a community's work. */
export type Board = {
  readonly rows: readonly BoardRow[]
  readonly next: Cursor | null
  readonly sums: Sums
  readonly month: Month
  readonly rates: readonly Rate[]
  /** A building was asked for that has too few to be listed by itself. */
  readonly isTooFew: boolean
}

/** What the board and the wall read from: the house, and the rates as the module above counts them. */
export type Reading = { readonly house: House; readonly ratesOf: RatesOf }

export function readBoard({ house, ratesOf }: Reading) {
  return async (community: Community, query: BoardQuery, lang: Lang): Promise<Board> => {
    const now = house.clock()
    const month = monthOf(house.rules.calendarOf(community), now, query.month)
    const rates = await ratesOf(community.id, month.period, lang)
    const since = hoursAfter(now, -daysOfDone * 24)
    const catalogue = await catalogueFor(house.db, community.id)
    return readCommunity<CasesTables, Board>(house.db, community.id, async (tx) => {
      const sums = sumsOf(await countByTopicAndPlace(tx, community.id, since))
      const isTooFew =
        query.building !== null && !sums.buildings.some(({ building }) => building === query.building)
      if (isTooFew) return { rows: [], next: null, sums, month, rates, isTooFew }
      const list = query.show === 'done' ? listDone : listRunning
      const found = await list(tx, community.id, {
        filter: { topic: query.topic, building: query.building },
        after: query.after,
        most: rowsOnAPage + 1,
      })
      const rows = found.slice(0, rowsOnAPage).map((row) => hushed(row, catalogue))
      const last = found.length > rowsOnAPage ? rows.at(-1) : undefined
      return { rows, next: last ? { at: last.at, id: last.id } : null, sums, month, rates, isTooFew }
    })
  }
}
