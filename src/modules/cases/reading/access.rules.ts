import { outranks, type Staff } from '../../../kernel/actor.ts'
import type { BodyId, PersonId } from '../../../kernel/ids.ts'
import type { State } from '../case.rules.ts'

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

/** Which home it is, a helper learns when he has taken it. */
export function maySeeHomes(staff: Staff, it: Seen): boolean {
  return outranks(staff.rank, 'worker') || isInHands(staff, it)
}

export function isInHands(staff: Staff, it: Seen): boolean {
  return it.holder !== null && it.holder.person === staff.person
}

function isWorked({ state }: Seen): boolean {
  return state === 'new' || state === 'held'
}
