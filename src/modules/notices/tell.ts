import type { Machine } from '../../kernel/actor.ts'
import { inCommunity } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { enqueue } from '../../kernel/jobs.ts'
import { ok } from '../../kernel/result.ts'
import type { House } from '../cases/door.ts'
import { bodiesOf, getCommunity, listMailboxes } from '../people/door.ts'
import { earOf } from './ear-of.ts'
import { isStillTrue } from './facts.rules.ts'
import { hearersOf } from './hearers.rules.ts'
import { planBundling } from './jobs.ts'
import type { Notice, NoticeId } from './notice.rules.ts'
import { insertNotice } from './notice.store.ts'
import { readAbout } from './read-about.ts'
import { openWays, type Sending } from './setup.ts'
import type { NoticeTables } from './tables.ts'
import { mannerFor, mayGoAt } from './when.rules.ts'

/** What happened, as it was announced. */
export type Happening = Pick<Notice, 'community' | 'kind' | 'case' | 'subject' | 'n'>

/**
 * Keeps for everybody whom the rules name that they are to be told, and plans when. Twice is as once; what is no longer
 * true nobody is told.
 */
export async function tell(house: House, sending: Sending, what: Happening): Promise<void> {
  const { community, kind } = what
  const line = sending.rules.lines.find(({ when }) => when === kind)
  if (!line) return
  const bodies = await bodiesOf(house.db, community)
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const now = house.clock()
  await inCommunity<NoticeTables, null, never>(house.db, community, async (tx) => {
    const about = await readAbout(tx, what)
    if (!about || !isStillTrue(about, now)) return ok(null)
    const mailboxes = await listMailboxes(tx, community)
    // A member of the post without a mailbox sees it all on the desk.
    const reached = openWays(sending).has('mail') ? mailboxes.filter(({ email }) => email !== null) : []
    const manner = mannerFor(line.manner, about.it?.urgency ?? null)
    for (const hearer of hearersOf(line.hears, about, { bodies, mailboxes })) {
      if (hearer.as === 'person' && !reached.some(({ person }) => person === hearer.person)) continue
      const dueAt = mayGoAt(
        manner,
        sending.rules,
        await earOf(tx, { house, community, hearer, calendar }),
        now,
      )
      const id = newId<NoticeId>()
      if (await insertNotice(tx, { ...what, id, hearer, madeAt: now, dueAt }))
        await enqueue(tx, [planBundling(community, hearer, dueAt)])
    }
    return ok(null)
  })
}

/** Who writes when nobody did. */
export function machine(community: Notice['community']): Machine {
  return { as: 'machine', community, name: 'notices' }
}
