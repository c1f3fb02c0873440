import { readCommunity } from '../../kernel/db.ts'
import { readEntry } from '../../kernel/journal.ts'
import { type NoticeKind, noticeKinds } from '../../rulebook/notices.ts'
import type { House } from '../cases/door.ts'
import type { Heard, Listeners } from '../coordination/door.ts'
import type { Sending } from './setup.ts'
import { tell } from './tell.ts'

/** What the rooms below announce, for whoever is to be told outside. */
export function noticeListeners(sending: Sending): Listeners {
  return {
    toCases: [
      async (house, what) => {
        const kind = await kindOf(house, what)
        if (kind) await tell(house, sending, { ...what, kind, subject: null })
      },
    ],
    toPromises: [
      async (house, { community, promise, kind }) =>
        tell(house, sending, { community, kind, case: null, subject: promise, n: 0 }),
    ],
    toTable: [
      async (house, { community, subject, kind, n }) =>
        tell(house, sending, { community, kind, case: null, subject, n }),
    ],
  }
}

/** A clock that broke is told to others the higher it has climbed. */
async function kindOf(house: House, { community, case: id, n, kind }: Heard): Promise<NoticeKind | null> {
  const name = kind === 'clock.raised' ? `${kind}.${await levelOf(house, { community, id, n })}` : kind
  return noticeKinds.find((each) => each === name) ?? null
}

type At = { readonly community: Heard['community']; readonly id: Heard['case']; readonly n: number }

async function levelOf(house: House, { community, id, n }: At): Promise<string> {
  const entry = await readCommunity(house.db, community, (tx) =>
    readEntry(tx as never, community, { subject: id, n }),
  )
  return String(entry?.facts['level'] ?? '')
}
