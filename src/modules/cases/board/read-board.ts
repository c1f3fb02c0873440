import { type AnyDb, readCommunity } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { remembering } from '../../../kernel/remember.ts'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import type { Community } from '../../people/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { type Sums, sumsOf } from './board.rules.ts'
import type { BoardQuery } from './board-query.ts'
import { type Figures, type Period, readFigures } from './figures.store.ts'
import { type BoardRow, countByTopicAndPlace, type Cursor, listDone, listRunning } from './listing.store.ts'
import { hushed } from './heard.ts'
import { type Month, monthOf } from './month.ts'

export const daysOfDone = 30
const rowsOnAPage = 20

/** What everybody may see of a community's work. */
export type Board = {
  readonly rows: readonly BoardRow[]
  readonly next: Cursor | null
  readonly sums: Sums
  readonly month: Month
  readonly figures: Figures
  /** A building was asked for that has too few to be listed by itself. */
  readonly isTooFew: boolean
}

export function readBoard(house: House) {
  return async (community: Community, query: BoardQuery): Promise<Board> => {
    const now = house.clock()
    const month = monthOf(house.rules.calendarOf(community), now, query.month)
    const figures = await figuresOf(house.db, community.id, month.period)
    const since = hoursAfter(now, -daysOfDone * 24)
    const catalogue = await catalogueFor(house.db, community.id)
    return readCommunity<CasesTables, Board>(house.db, community.id, async (tx) => {
      const sums = sumsOf(await countByTopicAndPlace(tx, community.id, since))
      const isTooFew =
        query.building !== null && !sums.buildings.some(({ building }) => building === query.building)
      if (isTooFew) return { rows: [], next: null, sums, month, figures, isTooFew }
      const list = query.show === 'done' ? listDone : listRunning
      const found = await list(tx, community.id, {
        filter: { topic: query.topic, building: query.building },
        after: query.after,
        most: rowsOnAPage + 1,
      })
      const rows = found.slice(0, rowsOnAPage).map((row) => hushed(row, catalogue))
      const last = found.length > rowsOnAPage ? rows.at(-1) : undefined
      return { rows, next: last ? { at: last.at, id: last.id } : null, sums, month, figures, isTooFew }
    })
  }
}

// Counting a month takes some milliseconds over all its cases; the board is everybody's, so it is counted once a minute.
const figuresKept = remembering(60_000, 500, (db: AnyDb, key): Promise<Figures> => {
  const [community = '', from = '', until = ''] = key.split(' ')
  const period = { from: from as Instant, until: until as Instant }
  return readCommunity<CasesTables, Figures>(db, community as CommunityId, (tx) =>
    readFigures(tx, community as CommunityId, period),
  )
})

export function figuresOf(db: AnyDb, community: CommunityId, { from, until }: Period): Promise<Figures> {
  return figuresKept(db, `${community} ${from} ${until}`)
}
