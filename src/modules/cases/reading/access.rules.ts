import { outranks, type Staff } from '../../../kernel/actor.ts'
import type { BodyId, PersonId } from '../../../kernel/ids.ts'
import type { State } from '../case.rules.ts'
import type { Note } from '../parts.rules.ts'

type Seen = {
  readonly state: State
  readonly isPrivate: boolean
  readonly isOpenToHelpers: boolean
  readonly holder: { readonly body: BodyId; readonly person: PersonId | null } | null
}

/** Whether a member of the post may open this case. A helper sees what is in his hands, or open to be taken. */
export function maySee(staff: Staff, it: Seen): boolean {
  if (outranks(staff.rank, 'worker')) return true
  return isInHands(staff, it) || (it.isOpenToHelpers && !it.isPrivate && isWorked(it))
}

/** Which home it is, a helper of the post learns when he has taken it; another body, that may be complained of, never. */
export function maySeeHomes(staff: Staff, it: Seen, post: BodyId): boolean {
  return outranks(staff.rank, 'worker') || (staff.body === post && isInHands(staff, it))
}

const toldToAll: readonly Note['kind'][] = ['told', 'called', 'asked', 'result', 'explained']

/**
 * What is written for the post's own eyes a helper does not read, unless he wrote it himself. Before it is in his
 * hands he reads only what was told to everybody concerned.
 */
export function mayReadNote(staff: Staff, it: Seen, { kind, by }: Pick<Note, 'kind' | 'by'>): boolean {
  if (outranks(staff.rank, 'worker') || by === staff.person) return true
  return isInHands(staff, it) ? kind !== 'inside' : toldToAll.includes(kind)
}

export function isInHands(staff: Staff, it: Seen): boolean {
  return it.holder !== null && it.holder.person === staff.person
}

function isWorked({ state }: Seen): boolean {
  return state === 'new' || state === 'held'
}
