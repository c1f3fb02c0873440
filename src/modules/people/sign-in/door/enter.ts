import { newId } from '../../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { noMailbox } from '../../people.rules.ts'
import { findAccount, insertSignIn } from '../account.store.ts'
import { shortAddress } from '../device.rules.ts'
import { type Asking, type Gate, headersFor, isRefusal } from '../gate.ts'
import { readWho } from '../password/password.rules.ts'
import { postsOf } from '../present.ts'
import { choosePost, endSessionByToken } from '../session.store.ts'
import type { AccountId, How } from '../tables.ts'
import { forgive, type Trying, tryOnce } from '../throttle/throttle.ts'

/** Cookies to be set, and whether a code is asked for before there is a session. */
export type Entered = { readonly cookies: readonly string[]; readonly needsCode: boolean }

type Typed = { readonly who: string; readonly password: string }
type Refused = 'sign_in.wrong' | 'sign_in.wait' | 'sign_in.nowhere'

/** The first step: name and password. An unknown name and a wrong password take as long and get the same answer. */
export async function enterByPassword(
  gate: Gate,
  typed: Typed,
  asking: Asking,
): Promise<Result<Entered, Refused>> {
  const who = readWho(typed.who)
  const trying: Trying = { who: who?.value ?? typed.who.slice(0, 80), address: asking.address }
  const may = await tryOnce(gate.house, trying)
  if (!may.ok) return may
  const account = who === null ? undefined : await findAccount(gate.house.db, who)
  const answer = await askPassword(
    gate,
    { email: account?.email ?? nobody, password: typed.password },
    asking,
  )
  await record(gate, { account: account?.id ?? null, how: 'password', ok: answer !== null, asking })
  if (answer === null || !account) return refuse('sign_in.wrong')
  await forgive(gate.house, trying)
  if (answer.token === null) return ok({ cookies: answer.cookies, needsCode: true })
  return settle(gate, account.id, { cookies: answer.cookies, token: answer.token })
}

const nobody = `nobody${noMailbox}`

type Opened = { readonly cookies: readonly string[]; readonly token: string }

/** Gives a new session its post when there is only one to choose; ends it when there is none. */
export async function settle(
  gate: Gate,
  account: AccountId,
  { cookies, token }: Opened,
): Promise<Result<Entered, 'sign_in.nowhere'>> {
  const posts = await postsOf(gate.house.db, account)
  if (posts.length === 0) {
    await endSessionByToken(gate.house.db, token)
    return refuse('sign_in.nowhere')
  }
  const [only] = posts
  if (posts.length === 1 && only) await choosePost(gate.house.db, token, only)
  return ok({ cookies, needsCode: false })
}

type Happened = {
  readonly account: AccountId | null
  readonly how: How
  readonly ok: boolean
  readonly asking: Asking
}

/** One line for the record of sign-ins; never what was typed. */
export async function record(gate: Gate, { account, how, ok: went, asking }: Happened): Promise<void> {
  await insertSignIn(gate.house.db, {
    id: newId(),
    account,
    at: gate.house.clock(),
    how,
    ok: went,
    address: shortAddress(asking.address),
  })
}

type Answer = { readonly cookies: readonly string[]; readonly token: string | null }

async function askPassword(
  gate: Gate,
  body: { readonly email: string; readonly password: string },
  asking: Asking,
): Promise<Answer | null> {
  try {
    const headers = headersFor(gate, asking, { withSession: false })
    const { headers: given, response } = await gate.auth.api.signInEmail({
      body,
      headers,
      returnHeaders: true,
    })
    return { cookies: given.getSetCookie(), token: 'token' in response ? response.token : null }
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}
