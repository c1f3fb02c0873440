import { outranks, type Rank, ranks, type Staff } from '../../../../kernel/actor.ts'
import type { PersonId } from '../../../../kernel/ids.ts'

type One = { readonly person: PersonId; readonly rank: Rank }

/** Whether he looks after the members: the coordinator and the secretary do. */
export function looksAfterMembers(by: Staff): boolean {
  return outranks(by.rank, 'coordinator')
}

/** The ranks he may give: none above his own. */
export function ranksToGive(by: Staff): readonly Rank[] {
  return ranks.filter((rank) => outranks(by.rank, rank))
}

/** Whoever works at the desk sees who complained, so only the post's own may; other bodies' people are helpers. */
export function fitsBody(rank: Rank, isOfPost: boolean): boolean {
  return isOfPost || rank === 'helper'
}

/** Whether he may reset or end this one: nobody above himself. */
export function mayChange(by: Staff, one: One): boolean {
  return looksAfterMembers(by) && outranks(by.rank, one.rank)
}

export type EndFault = 'member.yourself' | 'member.above' | 'member.last'

/** Why he may not end this membership. Somebody who can let others in must stay. */
export function endFault(by: Staff, one: One, all: readonly One[]): EndFault | null {
  if (one.person === by.person) return 'member.yourself'
  if (!mayChange(by, one)) return 'member.above'
  const stay = all.filter(({ person, rank }) => person !== one.person && outranks(rank, 'coordinator'))
  return stay.length === 0 ? 'member.last' : null
}
