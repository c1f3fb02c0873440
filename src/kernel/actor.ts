import type { BodyId, CommunityId, PersonId, RequestId } from './ids.ts'

/** What a member of the post may do; rising: each may what those before may. */
export const ranks = ['helper', 'worker', 'coordinator', 'secretary'] as const
export type Rank = (typeof ranks)[number]

/** Somebody who has signed in at one post. */
export type Staff = {
  readonly as: 'staff'
  readonly community: CommunityId
  readonly person: PersonId
  readonly body: BodyId
  readonly rank: Rank
  readonly name: string
}

/** Somebody at a stairwell's door: no account, only a place. */
export type Visitor = { readonly as: 'visitor'; readonly community: CommunityId }

/** Somebody who holds the signed link to one request. */
export type Follower = {
  readonly as: 'follower'
  readonly community: CommunityId
  readonly request: RequestId
}

/** Somebody at another body who holds one of its signed links: no account, but answerable for the body. */
export type AtBody = {
  readonly as: 'body'
  readonly community: CommunityId
  readonly body: BodyId
  readonly link: string
}

/** Whoever may act for the body that holds a case, or is asked to. */
export type Hand = Staff | AtBody

/** The program itself: clocks, replays. */
export type Machine = { readonly as: 'machine'; readonly community: CommunityId; readonly name: string }

export type Actor = Staff | Visitor | Follower | AtBody | Machine

/** Whether it is a member of the post, of this rank or higher. */
export function isAtLeast(actor: Actor, rank: Rank): actor is Staff {
  return actor.as === 'staff' && outranks(actor.rank, rank)
}

/** Whether the first rank may do whatever the second may. */
export function outranks(rank: Rank, other: Rank): boolean {
  return ranks.indexOf(rank) >= ranks.indexOf(other)
}

/** How an actor is written into the journal: what it is and which one, never a name. */
export function signature(actor: Actor): { readonly as: string; readonly id: string | null } {
  switch (actor.as) {
    case 'staff':
      return { as: actor.rank, id: actor.person }
    case 'follower':
      return { as: 'resident', id: actor.request }
    case 'body':
      return { as: 'body', id: actor.body }
    case 'visitor':
      return { as: 'resident', id: null }
    case 'machine':
      return { as: 'machine', id: null }
  }
}
