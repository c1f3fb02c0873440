import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { putPassword } from '../account.store.ts'
import { type Asking, type Gate, headersFor, isRefusal } from '../gate.ts'
import { namesOf } from '../password/password-link.ts'
import { type PasswordFault, passwordFault } from '../password/password.rules.ts'
import type { Present } from '../present.ts'
import { clearCode, deletePasskey, listPasskeys } from '../second/second.store.ts'
import { endSessions } from '../session.store.ts'
import { needsSecond } from '../standing.rules.ts'
import { forgive, tryOnce } from '../throttle/throttle.ts'

type Confirming = { readonly password: string; readonly asking: Asking }
type NotOwner = 'account.wrong_password' | 'sign_in.wait'

/** Whether it is the owner who sits there: asked before a key is changed. Throttled like signing in. */
async function confirmOwner(
  gate: Gate,
  { session }: Present,
  { password, asking }: Confirming,
): Promise<Result<null, NotOwner>> {
  const trying = { who: `own ${session.account}`, address: asking.address }
  const may = await tryOnce(gate.house, trying)
  if (!may.ok) return may
  try {
    await gate.auth.api.verifyPassword({
      body: { password },
      headers: headersFor(gate, asking, { withSession: true }),
    })
  } catch (error) {
    if (isRefusal(error)) return refuse('account.wrong_password')
    throw error
  }
  await forgive(gate.house, trying)
  return ok(null)
}

type Changing = {
  readonly old: string
  readonly fresh: string
  readonly again: string
  readonly asking: Asking
}

/** A new password, with the old one. Everywhere else he is out. */
export async function changePassword(
  gate: Gate,
  present: Present,
  { old, fresh, again, asking }: Changing,
): Promise<Result<null, NotOwner | PasswordFault>> {
  const owner = await confirmOwner(gate, present, { password: old, asking })
  if (!owner.ok) return owner
  const { session } = present
  const fault = passwordFault(fresh, again, namesOf(session.who))
  if (fault) return refuse(fault)
  const { password } = await gate.auth.$context
  const { db, clock } = gate.house
  await putPassword(db, session.account, await password.hash(fresh), clock())
  await endSessions(db, session.account, session.id)
  return ok(null)
}

/** Takes the authenticator off, so that another one can be set up at once. */
export async function dropAuthenticator(
  gate: Gate,
  present: Present,
  confirming: Confirming,
): Promise<Result<null, NotOwner>> {
  const owner = await confirmOwner(gate, present, confirming)
  if (!owner.ok) return owner
  await clearCode(gate.house.db, present.session.account)
  return ok(null)
}

/** Eight new codes for paper; the old ones are void. */
export async function renewBackupCodes(
  gate: Gate,
  present: Present,
  confirming: Confirming,
): Promise<Result<readonly string[], NotOwner>> {
  const owner = await confirmOwner(gate, present, confirming)
  if (!owner.ok) return owner
  const { backupCodes } = await gate.auth.api.generateBackupCodes({
    body: { password: confirming.password },
    headers: headersFor(gate, confirming.asking, { withSession: true }),
  })
  return ok(backupCodes)
}

/** Takes a passkey off; not the last key of somebody who must have one. */
export async function dropPasskey(
  gate: Gate,
  { session, member }: Present,
  id: string,
): Promise<Result<null, 'account.last_key'>> {
  const { db } = gate.house
  const keys = await listPasskeys(db, session.account)
  const isLast = !session.who.hasCode && keys.every((key) => key.id === id)
  if (isLast && member && needsSecond(member.rank)) return refuse('account.last_key')
  await deletePasskey(db, session.account, id)
  return ok(null)
}
