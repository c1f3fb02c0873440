import type { Staff } from '../../../kernel/actor.ts'
import { type AnyDb, readCommunity } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { remembering } from '../../../kernel/remember.ts'
import { minutesBetween } from '../../../kernel/time.ts'
import { getCommunity } from '../door.ts'
import type { Member } from '../people.rules.ts'
import { findMemberByAccount } from '../people.store.ts'
import { listMemberships } from './account.store.ts'
import { type Asking, type Gate, signedCookie } from './gate.ts'
import { findSession, touchSession } from './session.store.ts'
import { type Session, type Standing, standingOf } from './standing.rules.ts'

/** Somebody whose browser shows a session that is kept here, and how far he has come. */
export type Present = {
  readonly session: Session
  readonly token: string
  readonly member: Member | null
  readonly standing: Standing
}

/** Looks at the session anew each time, so that one that was ended is over with the next page. */
export async function presentOf(gate: Gate, asking: Pick<Asking, 'headers'>): Promise<Present | null> {
  const { db, clock } = gate.house
  const token = await signedCookie(gate, asking, gate.cookies.session)
  const session = token === null ? undefined : await findSession(db, token)
  if (token === null || !session) return null
  if (session.who.isDemo && !(await isDemoOpen(gate, session.community))) return null
  const member = session.community === null ? null : await memberOf(db, session.account, session.community)
  const now = clock()
  const standing = standingOf(session, member?.rank ?? null, now)
  if (standing === 'in' && minutesBetween(session.seenAt, now) >= 1) await touchSession(db, session.id, now)
  return { session, token, member, standing }
}

/** Who may work at the desk by this request; null for everybody else. */
export async function staffOf(gate: Gate, request: Pick<Request, 'headers'>): Promise<Staff | null> {
  const present = await presentOf(gate, request)
  return present && staffFrom(present)
}

export function staffFrom({ session, member, standing }: Present): Staff | null {
  if (standing !== 'in' || session.community === null || !member) return null
  const { person, body, rank, name } = member
  return { as: 'staff', community: session.community, person, body, rank, name }
}

/** The communities where this account has a place now. */
export async function postsOf(db: AnyDb, account: string): Promise<CommunityId[]> {
  const communities = await listMemberships(db, account)
  const members = await Promise.all(communities.map((community) => findMember(db, account, community)))
  return communities.filter((_, at) => members[at] !== undefined)
}

async function isDemoOpen({ house }: Gate, community: CommunityId | null): Promise<boolean> {
  return house.demo && community !== null && (await getCommunity(house.db, community)).isDemo
}

const memberKept = remembering(2_000, 2_000, async (db: AnyDb, key) => {
  const [community, account] = key.split(' ') as [CommunityId, string]
  return (await findMember(db, account, community)) ?? null
})

/** At most two seconds old; ending a membership ends its sessions too, and those are looked up each time. */
function memberOf(db: AnyDb, account: string, community: CommunityId): Promise<Member | null> {
  return memberKept(db, `${community} ${account}`)
}

function findMember(db: AnyDb, account: string, community: CommunityId): Promise<Member | undefined> {
  return readCommunity(db, community, (tx) => findMemberByAccount(tx, community, account))
}
