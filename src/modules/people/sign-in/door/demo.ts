import { type AnyDb, inCommunity, readCommunity } from '../../../../kernel/db.ts'
import { newId } from '../../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { bodiesOf, listCommunities } from '../../door.ts'
import type { Community, Member } from '../../people.rules.ts'
import { listMembers } from '../../people.store.ts'
import { findAccount, insertAccount, insertMembership } from '../account.store.ts'
import { castOf, type Part, parts } from './demo.rules.ts'
import { type Entered, record } from './enter.ts'
import { type Asking, type Gate, sessionCookie } from '../gate.ts'
import { giveAccount } from '../members/member.store.ts'
import { choosePost, makeFull } from '../session.store.ts'
import type { AccountId } from '../tables.ts'
import { shortAddress } from '../device.rules.ts'

export type Stage = {
  readonly community: Community
  readonly cast: ReadonlyMap<Part, { readonly member: Member; readonly body: string }>
}

/** The invented community whose people one may try to be; null where nothing is invented. */
export async function stageOf({ house }: Gate): Promise<Stage | null> {
  if (!house.demo) return null
  const community = (await listCommunities(house.db)).find((each) => each.isDemo && each.closedAt === null)
  if (!community) return null
  const bodies = await bodiesOf(house.db, community.id)
  const members = await readCommunity(house.db, community.id, (tx) => listMembers(tx, community.id))
  const cast = [...castOf(members, bodies.post.id)].map(
    ([part, member]) => [part, { member, body: bodies.byId.get(member.body)?.name ?? '' }] as const,
  )
  return cast.length === 0 ? null : { community, cast: new Map(cast) }
}

/** Comes in as one of the invented people, with one tap. Never as somebody who has an account of his own. */
export async function enterDemo(
  gate: Gate,
  part: string | undefined,
  asking: Asking,
): Promise<Result<Entered, 'demo.closed'>> {
  const stage = await stageOf(gate)
  const chosen = parts.find((each) => each === part)
  const player = chosen && stage?.cast.get(chosen)
  if (!stage || !player) return refuse('demo.closed')
  const account = await accountFor(gate, stage.community, player.member)
  if (account === null) return refuse('demo.closed')
  const { auth, house } = gate
  const { internalAdapter } = await auth.$context
  const { token } = await internalAdapter.createSession(account, false, {
    ipAddress: shortAddress(asking.address),
    userAgent: (asking.headers.get('user-agent') ?? '').slice(0, 300),
  })
  await choosePost(house.db, token, stage.community.id)
  await makeFull(house.db, token)
  await record(gate, { account, how: 'demo', ok: true, asking })
  return ok({ cookies: [await sessionCookie(gate, token)], needsCode: false })
}

async function accountFor(gate: Gate, community: Community, member: Member): Promise<AccountId | null> {
  const { db, clock } = gate.house
  const fresh = newId()
  const given = await inCommunity(db, community.id, async (tx) => {
    const theirs = await giveAccount(tx, { community: community.id, person: member.person, account: fresh })
    if (theirs !== fresh) return ok(theirs)
    const at = clock()
    await insertAccount(tx, { id: fresh, name: member.name, userName: null, email: null, isDemo: true, at })
    await insertMembership(tx, fresh, community.id)
    return ok(fresh)
  })
  if (!given.ok) return null
  return (await isInvented(db, given.value)) ? given.value : null
}

async function isInvented(db: AnyDb, account: AccountId): Promise<boolean> {
  return (await findAccount(db, { kind: 'id', value: account }))?.isDemo === true
}
