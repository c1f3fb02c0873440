import type { Staff } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import { comparing } from '../../../rulebook/promises.ts'
import type { House } from '../../cases/door.ts'
import { type Bodies, bodiesOf, getCommunity } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { type LedgerFilter, spanOf } from './ledger-filter.ts'
import { findLine, type Line, listPromises, talliesOf } from './list-promises.store.ts'
import type { PromiseId, Tally } from './promise.rules.ts'

/** What `/desk/promises` shows. */
export type Ledger = {
  readonly filter: LedgerFilter
  readonly lines: readonly Line[]
  /** The one that the panel is about. */
  readonly picked: Line | null
  readonly bodies: Bodies
  readonly records: ReadonlyMap<BodyId, Tally>
  readonly now: Instant
}

const monthHours = 30.5 * 24

/** The promises that fit the filter, and every body's record, as of one moment. */
export function readLedger(house: House) {
  return async (
    { community }: Staff,
    { filter, at }: { readonly filter: LedgerFilter; readonly at: PromiseId | null },
  ): Promise<Ledger> => {
    const bodies = await bodiesOf(house.db, community)
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const now = house.clock()
    return readCommunity<CoordinationTables, Ledger>(house.db, community, async (tx) => {
      const { due, ...rest } = filter
      const lines = await listPromises(tx, community, { ...rest, ...spanOf(due, calendar, now) })
      const records = await talliesOf(tx, community, hoursAfter(now, -comparing.months * monthHours))
      const here = at && lines.find(({ id }) => id === at)
      const picked = here ?? (at && (await findLine(tx, community, at))) ?? lines[0] ?? null
      return { filter, lines, picked, bodies, records, now }
    })
  }
}
