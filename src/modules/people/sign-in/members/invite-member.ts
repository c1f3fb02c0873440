import { type AnyDb, inCommunity } from '../../../../kernel/db.ts'
import type { Rank } from '../../../../kernel/actor.ts'
import { type BodyId, type CommunityId, newId, type PersonId } from '../../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import type { Clock } from '../../../../kernel/time.ts'
import { bodiesOf } from '../../door.ts'
import { insertMembers, insertPersons } from '../../people.store.ts'
import {
  findAccount,
  hasPassword,
  insertAccount,
  insertMembership,
  type NewAccount,
} from '../account.store.ts'
import { fitsBody } from './member.rules.ts'
import { isMemberAlready } from './member.store.ts'
import { readWho, type WhoTyped } from '../password/password.rules.ts'
import { makePasswordLink } from '../password/password-link.ts'
import type { AccountId } from '../tables.ts'

export type Invitation = {
  readonly community: CommunityId
  readonly name: string
  readonly body: BodyId
  readonly rank: Rank
  /** User name or mail address. */
  readonly user: string
}

export type Invited = {
  readonly person: PersonId
  readonly account: AccountId
  /** The end of the address where he chooses a password; null when he has one already. */
  readonly token: string | null
}

export type InviteFault = 'member.user_not_a_name' | 'member.user_taken' | 'member.not_of_post'

type Tools = { readonly db: AnyDb; readonly clock: Clock }

/**
 * Makes a member, with an account to sign in by and a link to choose its password.
 * `joins`: an account that exists may be given a second post. Only the operator may: at a desk this would tell who
 * works elsewhere, and a coordinator could let a stranger's account in.
 */
export async function inviteMember(
  tools: Tools,
  invitation: Invitation,
  { joins }: { readonly joins: boolean },
): Promise<Result<Invited, InviteFault>> {
  const { db } = tools
  const { post } = await bodiesOf(db, invitation.community)
  if (!fitsBody(invitation.rank, invitation.body === post.id)) return refuse('member.not_of_post')
  const who = readWho(invitation.user)
  if (who === null) return refuse('member.user_not_a_name')
  const known = await findAccount(db, who)
  if (known && (!joins || known.isDemo)) return refuse('member.user_taken')
  const made = await makeMember(tools, invitation, { who, known: known?.id ?? null })
  if (!made.ok) return made
  const { account } = made.value
  const token = (await hasPassword(db, account))
    ? null
    : await makePasswordLink(tools, { account, clearsSecond: false })
  return ok({ ...made.value, token })
}

type Named = {
  readonly who: WhoTyped
  readonly known: AccountId | null
}

function makeMember(
  { db, clock }: Tools,
  { community, name, body, rank }: Invitation,
  { who, known }: Named,
): Promise<Result<{ readonly person: PersonId; readonly account: AccountId }, 'member.user_taken'>> {
  const person = newId<PersonId>()
  const account = known ?? newId()
  const at = clock()
  return inCommunity(db, community, async (tx) => {
    if (known === null) {
      if (!(await insertAccount(tx, accountOf(who, { id: account, name, at }))))
        return refuse('member.user_taken')
    } else if (await isMemberAlready(tx, community, known)) return refuse('member.user_taken')
    await insertPersons(tx, community, [{ id: person, name, phoneSealed: null, phonePrint: null }])
    await insertMembers(tx, community, [{ person, body, rank, account, since: at }])
    await insertMembership(tx, account, community)
    return ok({ person, account })
  })
}

/** A real account, signed in to by a user name or by an address. */
export function accountOf(who: WhoTyped, rest: Pick<NewAccount, 'id' | 'name' | 'at'>): NewAccount {
  const userName = who.kind === 'user_name' ? who.value : null
  const email = who.kind === 'email' ? who.value : null
  return { ...rest, userName, email, isDemo: false }
}
