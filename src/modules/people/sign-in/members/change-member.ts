import type { Staff } from '../../../../kernel/actor.ts'
import { inCommunity, readCommunity } from '../../../../kernel/db.ts'
import type { PersonId } from '../../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { deleteMembership, listMemberships } from '../account.store.ts'
import type { SignInHouse } from '../auth.ts'
import { type EndFault, endFault, mayChange } from './member.rules.ts'
import { endMembership, findWithAccount, type Listed, listWithAccounts, lockMembers } from './member.store.ts'
import { makePasswordLink } from '../password/password-link.ts'
import { endSessionsAt } from '../session.store.ts'

/** Ends a membership; whoever held it is out of this post with his next page. */
export function endMember(
  { db, clock }: SignInHouse,
  person: PersonId,
  by: Staff,
): Promise<Result<Listed, EndFault | 'member.unknown'>> {
  const { community } = by
  return inCommunity(db, community, async (tx) => {
    await lockMembers(tx, community)
    const all = await listWithAccounts(tx, community)
    const one = all.find((each) => each.person === person)
    if (!one) return refuse('member.unknown')
    const fault = endFault(by, one, all)
    if (fault) return refuse(fault)
    await endMembership(tx, { community, person, at: clock() })
    if (one.account !== null) {
      await deleteMembership(tx, one.account, community)
      await endSessionsAt(tx, one.account, community)
    }
    return ok(one)
  })
}

export type ResetFault = 'member.unknown' | 'member.above' | 'member.elsewhere' | 'member.no_account'

/**
 * A new password link for a member. Not for one who belongs to another post as well: whoever resets a password can
 * come in as its owner, and so would reach the other post too.
 */
export async function resetMember(
  house: SignInHouse,
  { person, clearsSecond }: { readonly person: PersonId; readonly clearsSecond: boolean },
  by: Staff,
): Promise<Result<{ readonly one: Listed; readonly token: string }, ResetFault>> {
  const { community } = by
  const one = await readCommunity(house.db, community, (tx) => findWithAccount(tx, { community, person }))
  if (!one) return refuse('member.unknown')
  if (!mayChange(by, one)) return refuse('member.above')
  if (one.account === null || one.isDemo) return refuse('member.no_account')
  const posts = await listMemberships(house.db, one.account)
  if (posts.some((each) => each !== community)) return refuse('member.elsewhere')
  return ok({ one, token: await makePasswordLink(house, { account: one.account, clearsSecond }) })
}
