import type { WorkingCalendar } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import type { House } from '../cases/door.ts'
import { findHours } from '../coordination/door.ts'
import { lastBundleAt } from './bundle.store.ts'
import type { Hearer } from './notice.rules.ts'
import type { NoticeTables } from './tables.ts'
import type { Ear } from './when.rules.ts'

type Listening = {
  readonly house: Pick<House, 'rules'>
  readonly community: CommunityId
  readonly hearer: Hearer
  /** The post's, for whoever keeps no hours of his own. */
  readonly calendar: WorkingCalendar
}

/** When somebody may be disturbed: by his body's hours, and by when he was last told anything. */
export async function earOf(
  tx: Tx<NoticeTables>,
  { house, community, hearer, calendar }: Listening,
): Promise<Ear> {
  const lastAt = await lastBundleAt(tx, community, hearer)
  const hours = hearer.as === 'body' ? await findHours(tx, community, hearer.body) : null
  return hours
    ? { calendar: house.rules.calendarOf(hours), keepsHours: true, lastAt }
    : { calendar, keepsHours: false, lastAt }
}
