import { dayOf } from '../../kernel/calendar.ts'
import { inCommunity, readCommunity, type Tx } from '../../kernel/db.ts'
import { type CaseId, type CommunityId, newId } from '../../kernel/ids.ts'
import { enqueue } from '../../kernel/jobs.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { catalogueFor, type House } from '../cases/door.ts'
import { bodyLinkUrl, makeBodyLink } from '../coordination/door.ts'
import { bodiesOf, getCommunity } from '../people/door.ts'
import { placesOf } from '../places/door.ts'
import { insertBundle } from './bundle.store.ts'
import { type Around, compose } from './compose.ts'
import { earOf } from './ear-of.ts'
import { gather } from './gather.ts'
import { caseOfLink, type Gathered, isAtOnce, meetingsOf } from './gather.rules.ts'
import { planBundling, planDelivery } from './jobs.ts'
import { freshMessage, insertMessage } from './message.store.ts'
import type { BundleId, Channel, Hearer, MessageId, Notice } from './notice.rules.ts'
import { endNotices, listWaiting, listWaitingAndLock } from './notice.store.ts'
import { openWays, type Sending } from './setup.ts'
import type { NoticeTables } from './tables.ts'
import { machine } from './tell.ts'
import { waysFor } from './ways-for.ts'

type To = { readonly community: CommunityId; readonly hearer: Hearer }
type Sent = 'sent' | 'by_hand' | 'at_desk' | 'nothing' | 'later'

/** What changed between reading and writing: the link would open something else. */
type Moved = 'notices.moved'

// Each time somebody wrote for the same hearer in the same moment.
const mostTurns = 5

/**
 * Takes all that waits for one hearer, once the first of it is due, into one message; what is no longer true is left out.
 * It goes to every contact of the body by the first way that is open there; where none is, somebody of the post is asked
 * to pass it on.
 */
export function sendBundle(house: House, sending: Sending) {
  return async (to: To): Promise<Result<Sent, Moved>> => {
    for (let turn = 1; turn <= mostTurns; turn++) {
      const done = await turnOf(house, sending, to)
      if (done.ok) return done
    }
    return refuse('notices.moved')
  }
}

async function turnOf(house: House, sending: Sending, to: To): Promise<Result<Sent, Moved>> {
  const { community } = to
  const now = house.clock()
  const around = await aroundOf(house, community)
  const looking = { house, sending, ...to, now, around }
  const seen = await readCommunity<NoticeTables, Gathered | null>(house.db, community, (tx) =>
    look(tx, looking),
  )
  if (seen === null) return ok('nothing')
  const url = await urlFor(house, sending, { ...to, seen })
  return inCommunity<NoticeTables, Sent, Moved>(house.db, community, (tx) =>
    keep(tx, { ...looking, url, opens: caseOfLink(seen) }),
  )
}

type Looking = To & {
  readonly house: House
  readonly sending: Sending
  readonly now: Instant
  readonly around: Around
}

/** What there is to tell; null when nothing waits. */
async function look(tx: Tx<NoticeTables>, it: Looking): Promise<Gathered | null> {
  const waiting = await listWaiting(tx, it.community, it.hearer)
  return waiting.length === 0 ? null : gatherFor(tx, waiting, it)
}

async function gatherFor(
  tx: Tx<NoticeTables>,
  waiting: readonly Notice[],
  { house, sending: { rules }, community, hearer, now, around: { calendar } }: Looking,
): Promise<Gathered> {
  const first = firstDue(waiting)
  // The database's clock was ahead of ours.
  if (first !== null && first > now) return { told: [], overtaken: [], later: first }
  const ear = await earOf(tx, { house, community, hearer, calendar })
  return gather(tx, waiting, { now, rules, ear })
}

function firstDue(waiting: readonly Notice[]): Instant | null {
  return waiting.map(({ dueAt }) => dueAt).toSorted()[0] ?? null
}

/** The page that the message opens: a body's by its link, a member's on the desk. Null when there is no such body any more. */
async function urlFor(
  house: House,
  { baseUrl }: Sending,
  { community, hearer, seen }: To & { readonly seen: Gathered },
): Promise<string | null> {
  if (hearer.as === 'person') {
    const [only] = seen.told
    const ref = caseOfLink(seen) === null ? null : only?.about.it?.ref
    return ref ? `${baseUrl}/desk/cases/${ref}` : `${baseUrl}/desk/inbox`
  }
  if (seen.told.length === 0) return ''
  const actor = machine(community)
  const link = await makeBodyLink(house)({ body: hearer.body, case: caseOfLink(seen) }, { actor, once: null })
  return link.ok ? bodyLinkUrl({ house, baseUrl }, link.value) : null
}

async function aroundOf(house: House, community: CommunityId): Promise<Around> {
  const it = await getCommunity(house.db, community)
  const [bodies, tree, catalogue] = await Promise.all([
    bodiesOf(house.db, community),
    placesOf(house.db, community),
    catalogueFor(house.db, community),
  ])
  return { post: bodies.post.name, bodies, tree, catalogue, calendar: house.rules.calendarOf(it) }
}

type Keeping = Looking & { readonly url: string | null; readonly opens: CaseId | null }

async function keep(tx: Tx<NoticeTables>, it: Keeping): Promise<Result<Sent, Moved>> {
  const { community, hearer, now, url, opens } = it
  const waiting = await listWaitingAndLock(tx, community, hearer)
  const gathered = await gatherFor(tx, waiting, it)
  const { told, overtaken, later } = gathered
  const gone = url === null ? told.map(({ notice }) => notice) : []
  await endNotices(tx, community, [...overtaken, ...gone], { state: 'overtaken', at: now })
  // This run has used up the plan of what is left.
  if (later !== null) await enqueue(tx, [planBundling(community, hearer, later)])
  if (url === null || told.length === 0) return ok(later === null ? 'nothing' : 'later')
  if (url === '' || caseOfLink(gathered) !== opens) return refuse('notices.moved')
  return write(tx, { ...it, url, told, meetings: meetingsOf(gathered, waiting) })
}

type Writing = Looking & {
  readonly url: string
  readonly told: Gathered['told']
  readonly meetings: readonly string[]
}

/** Writes the one message, and starts it on all its ways. */
async function write(tx: Tx<NoticeTables>, it: Writing): Promise<Result<Sent, never>> {
  const { house, sending, community, hearer, now, around, told, url, meetings } = it
  const ids = told.map(({ notice }) => notice)
  const on = dayOf(around.calendar, now)
  const reached = await waysFor(tx, { house, community, hearer, on, open: openWays(sending) })
  if (reached.length === 0 && hearer.as === 'person') {
    await endNotices(tx, community, ids, { state: 'at_desk', at: now })
    return ok('at_desk')
  }
  const abouts = told.map(({ about }) => about)
  const isNow = told.some((each) => isAtOnce(each, sending.rules))
  const written = compose(abouts, around, { as: hearer.as, url, meetings, isAtOnce: isNow })
  const bundle = newId<BundleId>()
  const sealed = house.secrets.seal(JSON.stringify(written))
  await insertBundle(tx, community, { id: bundle, hearer, madeAt: now, lines: told.length, sealed })
  await endNotices(tx, community, ids, { state: 'bundled', at: now, bundle })
  const going: readonly Going[] = reached.length > 0 ? reached : [{ contact: null, channel: 'hand' }]
  for (const { contact, channel } of going) await start(tx, { community, bundle, contact, channel }, now)
  return ok(reached.length > 0 ? 'sent' : 'by_hand')
}

type Going = { readonly contact: string | null; readonly channel: Channel }

/** Puts a message on its way, or into the hands of the post. */
export async function start(
  tx: Tx<NoticeTables>,
  what: Going & { readonly community: CommunityId; readonly bundle: BundleId },
  now: Instant,
): Promise<void> {
  const message = freshMessage({ ...what, id: newId<MessageId>() }, now)
  if ((await insertMessage(tx, message)) && message.channel !== 'hand')
    await enqueue(tx, [planDelivery(what.community, message.id, now)])
}
