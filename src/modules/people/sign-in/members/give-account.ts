import type { Staff } from '../../../../kernel/actor.ts'
import { inCommunity } from '../../../../kernel/db.ts'
import { newId, type PersonId } from '../../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { insertAccount, insertMembership } from '../account.store.ts'
import type { SignInHouse } from '../auth.ts'
import { readWho } from '../password/password.rules.ts'
import { makePasswordLink } from '../password/password-link.ts'
import { accountOf, type InviteFault } from './invite-member.ts'
import { mayChange } from './member.rules.ts'
import { findWithAccount, giveAccount, type Listed } from './member.store.ts'

export type GiveFault = InviteFault | 'member.unknown' | 'member.above' | 'member.has_account'

/** Gives a member who has no account one, and a link to choose its password. */
export async function giveMemberAccount(
  house: SignInHouse,
  { person, user }: { readonly person: PersonId; readonly user: string },
  by: Staff,
): Promise<Result<{ readonly one: Listed; readonly token: string }, GiveFault>> {
  const { db, clock } = house
  const { community } = by
  const who = readWho(user)
  if (who === null) return refuse('member.user_not_a_name')
  const account = newId()
  const given = await inCommunity(db, community, async (tx) => {
    const one = await findWithAccount(tx, { community, person })
    if (!one) return refuse('member.unknown')
    if (!mayChange(by, one)) return refuse('member.above')
    if (!(await insertAccount(tx, accountOf(who, { id: account, name: one.name, at: clock() }))))
      return refuse('member.user_taken')
    // Somebody else may have been quicker; then this account is undone with the rest.
    if ((await giveAccount(tx, { community, person, account })) !== account)
      return refuse('member.has_account')
    await insertMembership(tx, account, community)
    return ok(one)
  })
  if (!given.ok) return given
  return ok({ one: given.value, token: await makePasswordLink(house, { account, clearsSecond: false }) })
}
