/** People as other modules may use them: communities, their bodies, their members. */
import type { AnyDb, AnyTx } from '../../kernel/db.ts'
import { readCommunity } from '../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../kernel/ids.ts'
import { remembering } from '../../kernel/remember.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Bodies, Body, Community, Mailbox, Member } from './people.rules.ts'
import * as store from './people.store.ts'
import * as mailboxes from './sign-in/members/mailbox.store.ts'

export {
  type Bodies,
  type Body,
  type Community,
  leaderOf,
  type Mailbox,
  type Member,
  readPhone,
} from './people.rules.ts'

const oneMinute = 60_000

const bodiesKept = remembering(oneMinute, 1_000, async (db: AnyDb, id): Promise<Bodies> => {
  const community = id as CommunityId
  const all = await readCommunity(db, community, (tx) => store.listBodies(tx, community))
  const post = all.find((body) => body.kind === 'community')
  if (!post) throw new Error(`community ${id} has no post`)
  return { post, all, byId: new Map(all.map((body) => [body.id, body])) }
})

const communityKept = remembering(oneMinute, 1_000, (db: AnyDb, id) => store.findCommunityBy(db, 'id', id))

/** The bodies of a community; at most a minute old. */
export function bodiesOf(db: AnyDb, community: CommunityId): Promise<Bodies> {
  return bodiesKept(db, community)
}

/** The body as it is now, held so that nobody ends it meanwhile; nothing when it no longer exists. */
export function holdBody(tx: AnyTx, community: CommunityId, id: BodyId): Promise<Body | undefined> {
  return store.findBodyAndLock(tx, community, id)
}

/** At most a minute old. Throws when there is no such community. */
export async function getCommunity(db: AnyDb, id: CommunityId): Promise<Community> {
  const community = await communityKept(db, id)
  if (!community) throw new Error(`no community ${id}`)
  return community
}

export function findCommunityBySerial(db: AnyDb, serial: number): Promise<Community | undefined> {
  return store.findCommunityBy(db, 'serial', serial)
}

export function findCommunityBySlug(db: AnyDb, slug: string): Promise<Community | undefined> {
  return store.findCommunityBy(db, 'slug', slug)
}

export function listCommunities(db: AnyDb): Promise<Community[]> {
  return store.listCommunities(db)
}

/** Everybody who works at or for the post now, helpers included. */
export function listMembers(tx: AnyTx, community: CommunityId): Promise<Member[]> {
  return store.listMembers(tx, community)
}

/** Those who work at the post now, each with the mailbox of his account. */
export function listMailboxes(tx: AnyTx, community: CommunityId): Promise<Mailbox[]> {
  return mailboxes.listMailboxes(tx, community)
}

export function namesOf(
  tx: AnyTx,
  community: CommunityId,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  return store.findNames(tx, community, persons)
}

/** After a change: whoever asks in this process gets the new ones at once. */
export function forgetBodies(db: AnyDb, community: CommunityId): void {
  bodiesKept.forget(db, community)
}

/** A body that was not known yet. */
export async function addBody(tx: AnyTx, community: CommunityId, body: Body): Promise<void> {
  await store.insertBodies(tx, community, [body])
}

/** It no longer exists. Whoever calls has looked that nothing is left with it. */
export function endBody(
  tx: AnyTx,
  community: CommunityId,
  { id, at }: { id: BodyId; at: Instant },
): Promise<void> {
  return store.endBody(tx, community, { id, at })
}
