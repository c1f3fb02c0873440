import type { AtBody } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { readSignedLink } from '../../../kernel/signed-link.ts'
import { minutesBetween } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import {
  type Body,
  bodiesOf,
  type Community,
  findCommunityBySerial,
  getCommunity,
} from '../../people/door.ts'
import { doDeed } from '../deed.ts'
import {
  admit,
  type AdmitRefused,
  codeOf,
  isLive,
  type Link,
  type LinkId,
  mostTries,
  printOf,
} from './link.rules.ts'
import { findLink, findLinkAndLock, keepOpened, updateLink } from './link.store.ts'
import type { LinkTables } from './tables.ts'

/** Whoever has come by a link that opens. */
export type Arrived = {
  readonly link: Link
  readonly body: Body
  readonly community: Community
  readonly actor: AtBody
}

export type OpenRefused = 'link.forged' | 'link.expired' | 'link.revoked' | 'link.body_ended'

/**
 * What a token opens now. The proof says that we made it; the row says whether it still opens. A refusal carries the
 * community's serial where the token is ours, so that the page can say whom to call.
 */
export function openLink(house: House) {
  return async (token: string): Promise<Result<Arrived, OpenRefused>> => {
    // The community is not known before the link is read; every one of them lives by this clock's day.
    const today = dayOf(house.rules.calendarOf({ opens: 0, closes: 1_440 }), house.clock())
    const read = readSignedLink<LinkId>(house.secrets, 'body', { token, today })
    if (!read.ok) return read
    const { serial, id } = read.value
    const community = await findCommunityBySerial(house.db, serial)
    if (!community) return refuse('link.forged')
    const link = await readCommunity<LinkTables, Link | undefined>(house.db, community.id, (tx) =>
      findLink(tx, community.id, id),
    )
    if (!link) return refuse('link.forged')
    if (!isLive(link, today)) return refuse('link.revoked', { serial })
    const body = (await bodiesOf(house.db, community.id)).byId.get(link.body)
    if (!body) return refuse('link.body_ended', { serial })
    const actor = { as: 'body' as const, community: community.id, body: body.id, link: link.id }
    return ok({ link, body, community, actor })
  }
}

/** Keeps when it was last opened, for the desk, to the minute. */
export async function noteOpened(house: House, link: Link): Promise<void> {
  const now = house.clock()
  if (link.openedAt !== null && minutesBetween(link.openedAt, now) < 1) return
  await inCommunity<LinkTables, null, never>(house.db, link.community, async (tx) => {
    await keepOpened(tx, link, now)
    return ok(null)
  })
}

type Coming = { readonly device: string; readonly code: string | null }

/**
 * Lets a deed in: the link's row is held, so that of two devices at once one is the first, and a deed after the
 * revocation is refused. A wrong code is counted although it is refused.
 */
export function admitDeed(house: House) {
  return async (
    { link: { id }, actor }: Pick<Arrived, 'link' | 'actor'>,
    { device, code }: Coming,
  ): Promise<Result<Link, AdmitRefused | 'link.revoked'>> => {
    type Answer = Result<Link, AdmitRefused | 'link.revoked'>
    const done = await doDeed<Answer, never, AtBody>(house, actor, {
      by: { actor, once: null },
      deed: 'link.admit',
      input: null,
      work: async ({ tx, now, calendar, note }) => {
        const link = await findLinkAndLock(tx, actor.community, id)
        if (!link || !isLive(link, dayOf(calendar, now))) return ok(refuse('link.revoked'))
        const print = printOf(house.secrets, id, device)
        const admitted = admit(link, { print, code, right: codeOf(house.secrets, link) })
        if (!admitted.ok) {
          const tries = Math.min(mostTries, link.code.tries + 1)
          if (admitted.code === 'link.wrong_code')
            await updateLink(tx, { ...link, code: { ...link.code, tries } })
          return ok(admitted)
        }
        const isMoved = admitted.value === 'moved'
        const kept: Link = {
          ...link,
          device: print,
          usedAt: now,
          // A code opens once.
          code: isMoved ? { n: link.code.n + 1, tries: 0 } : link.code,
          journal:
            admitted.value === 'known'
              ? link.journal
              : await note(id, link.journal, { kind: isMoved ? 'link.moved' : 'link.bound' }),
        }
        await updateLink(tx, kept)
        return ok(ok(kept))
      },
    })
    if (!done.ok) throw new Error('an admission is answered, not refused')
    return done.value
  }
}

/** The community of a link that is ours but does not open, for the page that says so. */
export async function communityOf(
  house: House,
  facts: Readonly<Record<string, string | number>>,
): Promise<Community | null> {
  const serial = facts['serial']
  const found = typeof serial === 'number' ? await findCommunityBySerial(house.db, serial) : undefined
  return found ? getCommunity(house.db, found.id) : null
}
