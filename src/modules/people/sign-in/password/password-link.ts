import { createHash, randomBytes } from 'node:crypto'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { hoursAfter } from '../../../../kernel/time.ts'
import { type Account, findAccount, putPassword } from '../account.store.ts'
import { record } from '../door/enter.ts'
import type { Asking, Gate } from '../gate.ts'
import { atOnce, findLink, insertLink, type Link, spendLink } from './link.store.ts'
import { type PasswordFault, passwordFault } from './password.rules.ts'
import { clearSecond } from '../second/second.store.ts'
import { endSessions } from '../session.store.ts'
import type { AnyDb } from '../../../../kernel/db.ts'
import type { Clock } from '../../../../kernel/time.ts'

export const linkHours = 24

/** A new link to choose a password: good once, for a day. The last part of its address; only a hash is kept. */
export async function makePasswordLink(
  { db, clock }: { readonly db: AnyDb; readonly clock: Clock },
  link: Link,
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const at = clock()
  await insertLink(db, hashOf(token), { ...link, at, until: hoursAfter(at, linkHours) })
  return token
}

/** Whose link this is, while it is good. */
export async function readPasswordLink(gate: Gate, token: string): Promise<(Link & { who: Account }) | null> {
  const { db, clock } = gate.house
  const link = await findLink(db, hashOf(token), clock())
  const who = link && (await findAccount(db, { kind: 'id', value: link.account }))
  return link && who ? { ...link, who } : null
}

type Typed = { readonly password: string; readonly again: string }

/** Sets the password once. Whoever was signed in with the old one is out. */
export async function choosePassword(
  gate: Gate,
  token: string,
  { typed, asking }: { readonly typed: Typed; readonly asking: Asking },
): Promise<Result<Account, PasswordFault | 'link.gone'>> {
  const { db, clock } = gate.house
  const link = await readPasswordLink(gate, token)
  if (!link) return refuse('link.gone')
  const { who } = link
  const fault = passwordFault(typed.password, typed.again, namesOf(who))
  if (fault) return refuse(fault)
  const { password } = await gate.auth.$context
  const hash = await password.hash(typed.password)
  const spent = await atOnce(db, async (tx) => {
    if (!(await spendLink(tx, hashOf(token), clock()))) return false
    await putPassword(tx, who.id, hash, clock())
    if (link.clearsSecond) await clearSecond(tx, who.id)
    await endSessions(tx, who.id)
    return true
  })
  await record(gate, { account: who.id, how: 'link', ok: spent, asking })
  return spent ? ok(who) : refuse('link.gone')
}

export function namesOf({ userName, email, name }: Pick<Account, 'userName' | 'email' | 'name'>): string[] {
  return [userName, email.split('@')[0], name].filter((each): each is string => typeof each === 'string')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
