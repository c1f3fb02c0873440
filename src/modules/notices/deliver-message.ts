import { dayOf, type WorkingCalendar } from '../../kernel/calendar.ts'
import { inCommunity, type Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import { cancel, enqueue } from '../../kernel/jobs.ts'
import type { Attached } from '../../kernel/outbound/outbound.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import type { NoticeRules } from '../../rulebook/notices.ts'
import type { House } from '../cases/door.ts'
import { invitationOf } from '../coordination/door.ts'
import { bodiesOf, getCommunity } from '../people/door.ts'
import { findBundle, holdBundle } from './bundle.store.ts'
import { deliveryKey, planDelivery } from './jobs.ts'
import { findMessageAndLock, listOfBundle, updateMessage } from './message.store.ts'
import { type Message, type MessageId, nextWay, type WayOut, type Written } from './notice.rules.ts'
import { start } from './send-bundle.ts'
import { openWays, type Sending } from './setup.ts'
import type { NoticeTables } from './tables.ts'
import { after, type Came, begin } from './try.rules.ts'
import { type Reached, waysFor } from './ways-for.ts'
import { noticeWords as words } from './words.ts'

type What = { readonly community: CommunityId; readonly message: MessageId }

/** A message in hand, with all that sending it takes. */
type Held = {
  readonly message: Message
  readonly written: Written | null
  readonly reached: Reached | null
  readonly attached: readonly Attached[]
}

/**
 * Sends one message by its way: taken in one transaction, sent outside of any, and written down in another, so that a
 * service that does not answer holds up nobody. Whoever dies meanwhile is followed by the watch that the first one
 * planned; the message's id goes along, so that a service that keeps them sends it once.
 */
export function deliverMessage(house: House, sending: Sending) {
  return async ({ community, message: id }: What): Promise<Result<Came | 'nothing', never>> => {
    const held = await take(house, sending, { community, message: id })
    if (!held) return ok('nothing')
    const came = await attempt(sending, held)
    // Before the transaction: nobody asks for a second connection while he holds one.
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    sending.told?.(came, { channel: held.message.channel, tries: held.message.tries })
    await inCommunity<NoticeTables, null, never>(house.db, community, async (tx) => {
      await writeDown(tx, { now: house.clock(), calendar, rules: sending.rules, held, came })
      return ok(null)
    })
    return ok(came)
  }
}

async function take(house: House, sending: Sending, { community, message: id }: What): Promise<Held | null> {
  const now = house.clock()
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const { post } = await bodiesOf(house.db, community)
  const taken = await inCommunity<NoticeTables, Held | null, never>(house.db, community, async (tx) => {
    const found = await findMessageAndLock(tx, community, id)
    const begun = found && begin(found, now)
    if (!found || !begun) return ok(null)
    if (begun.as === 'too_early') {
      await enqueue(tx, [planDelivery(community, id, begun.until)])
      return ok(null)
    }
    const { message } = begun
    await updateMessage(tx, message)
    await enqueue(tx, [planDelivery(community, id, message.leaseUntil ?? now)])
    const bundle = await findBundle(tx, community, message.bundle)
    const written = bundle?.sealed ? (JSON.parse(house.secrets.open(bundle.sealed)) as Written) : null
    const on = dayOf(calendar, now)
    const all =
      bundle && (await waysFor(tx, { house, community, hearer: bundle.hearer, on, open: openWays(sending) }))
    const reached = all?.find(({ contact }) => contact === message.contact) ?? null
    const attached =
      message.channel === 'mail' && written
        ? await invitations(tx, { community, written, from: post.name, host: hostOf(sending) })
        : []
    return ok({ message, written, reached, attached })
  })
  return taken.ok ? taken.value : null
}

type Inviting = {
  readonly community: CommunityId
  readonly written: Written
  readonly from: string
  readonly host: string
}

/** The invitations as they stand now, not as they stood when the words were written. */
async function invitations(tx: Tx<NoticeTables>, it: Inviting): Promise<Attached[]> {
  const { community, from, host } = it
  const files: Attached[] = []
  for (const meeting of it.written.meetings) {
    const file = await invitationOf(tx, community, { meeting, from, host })
    if (file !== null)
      files.push({ name: words.invitation, type: 'text/calendar; charset=utf-8', bytes: Buffer.from(file) })
  }
  return files
}

function hostOf({ baseUrl }: Sending): string {
  return new URL(baseUrl).host
}

async function attempt({ ways }: Sending, { message, written, reached, attached }: Held): Promise<Came> {
  const channel = message.channel as WayOut
  const send = ways[channel]
  const to = reached?.addresses[channel] ?? null
  // Blanked, or the address or the way was taken away since.
  if (!send || to === null || written === null) return 'refused'
  const { subject, text, short } = written
  const sent = await send({ to, subject, text: channel === 'sms' ? short : text, attached, key: message.id })
  if (sent.ok) return 'sent'
  return sent.code === 'outbound.away' ? 'away' : 'refused'
}

type Coming = {
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly rules: NoticeRules
  readonly held: Held
  readonly came: Came
}

async function writeDown(tx: Tx<NoticeTables>, { now, calendar, rules, held, came }: Coming): Promise<void> {
  const { community, id, tries } = held.message
  const found = await findMessageAndLock(tx, community, id)
  // Somebody took it up after us: what comes of that counts.
  if (!found || found.state !== 'sending' || found.tries !== tries) return
  const isAtOnce = held.written?.isAtOnce === true
  const next = after(found, came, { now, rules, calendar, isAtOnce })
  await updateMessage(tx, next)
  if (next.nextAt !== null) {
    await enqueue(tx, [planDelivery(community, id, next.nextAt)])
    return
  }
  await cancel(tx, deliveryKey(id))
  if (next.state === 'refused') await another(tx, { message: next, reached: held.reached, now })
}

type Failed = { readonly message: Message; readonly reached: Reached | null; readonly now: Instant }

/** The next way of the same contact; when the last way of the last one is closed, the post passes it on by hand. */
async function another(tx: Tx<NoticeTables>, { message, reached, now }: Failed): Promise<void> {
  const { community, bundle, contact, channel } = message
  const way = reached && nextWay(reached.ways, channel as WayOut)
  if (way) return start(tx, { community, bundle, contact, channel: way }, now)
  // Of two that are refused at once, the second sees that the first one was.
  await holdBundle(tx, community, bundle)
  const others = await listOfBundle(tx, community, bundle)
  if (others.every(({ state }) => state === 'refused'))
    await start(tx, { community, bundle, contact: null, channel: 'hand' }, now)
}
