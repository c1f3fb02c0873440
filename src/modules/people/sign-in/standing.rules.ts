import { outranks, type Rank } from '../../../kernel/actor.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { afterMillis, hoursAfter, type Instant } from '../../../kernel/time.ts'
import type { AccountId } from './tables.ts'

/** Somebody's presence on one device, as it is kept. */
export type Session = {
  readonly id: string
  readonly account: AccountId
  readonly community: CommunityId | null
  readonly isFull: boolean
  readonly since: Instant
  readonly seenAt: Instant
  readonly who: Who
}

export type Who = {
  readonly account: AccountId
  readonly name: string
  readonly userName: string | null
  readonly email: string
  readonly isDemo: boolean
  readonly hasCode: boolean
  readonly hasPasskey: boolean
}

/**
 * What a session still lacks before the desk opens: a second step, a second step to be set up, the choice of a post.
 * `out`: it has ended, or its owner belongs to no post any more.
 */
export type Standing = 'in' | 'second' | 'set_up' | 'post' | 'out'

/** @param rank at the post that was chosen; null when none is, or he does not belong to it. */
export function standingOf(session: Session, rank: Rank | null, now: Instant): Standing {
  if (hasEnded(session, rank, now)) return 'out'
  if (session.community === null) return 'post'
  if (rank === null) return 'out'
  if (session.isFull || session.who.isDemo || !needsSecond(rank)) return 'in'
  return hasSecond(session.who) ? 'second' : 'set_up'
}

/** From worker up a password alone opens nothing: the desk shows names and telephone numbers. */
export function needsSecond(rank: Rank): boolean {
  return outranks(rank, 'worker')
}

export function hasSecond(who: Pick<Who, 'hasCode' | 'hasPasskey'>): boolean {
  return who.hasCode || who.hasPasskey
}

/** With only the password in hand nobody may add a second key to an account that has one already. */
export function mayAddSecond(session: Session, standing: Standing): boolean {
  if (session.who.isDemo) return false
  return standing === 'set_up' || (standing === 'in' && (session.isFull || !hasSecond(session.who)))
}

const quarterHour = 15 * 60_000

/** Workers: twelve hours after the last page. Helpers carry it on their own phone: thirty days, like everybody at most. */
export function endsAt(session: Session, rank: Rank | null): Instant {
  const last = hoursAfter(session.since, 30 * 24)
  if (rank === 'helper') return last
  if (rank === null || (!session.isFull && !session.who.isDemo))
    return afterMillis(session.since, quarterHour)
  const idle = hoursAfter(session.seenAt, 12)
  return idle < last ? idle : last
}

function hasEnded(session: Session, rank: Rank | null, now: Instant): boolean {
  return now >= endsAt(session, rank)
}
