import { refuse, type Result } from '../../../../kernel/result.ts'
import { findPending } from '../account.store.ts'
import { record, settle, type Entered } from '../door/enter.ts'
import { type Asking, type Gate, headersFor, refusalCode, signedCookie } from '../gate.ts'
import { useCodeOnce } from './second.store.ts'
import { endSessionByToken } from '../session.store.ts'
import type { AccountId } from '../tables.ts'
import { forgive, tryOnce } from '../throttle/throttle.ts'

type Refused = 'second.gone' | 'second.wrong' | 'second.locked' | 'sign_in.wait' | 'sign_in.nowhere'

/** Whose code is waited for in this browser; null when the ten minutes are over or nobody's is. */
export async function pendingOf(gate: Gate, asking: Asking): Promise<AccountId | null> {
  const identifier = await signedCookie(gate, asking, gate.cookies.second)
  return identifier === null ? null : ((await findPending(gate.house.db, identifier)) ?? null)
}

/** The second step: six digits from the authenticator, or one of the codes on paper. */
export async function enterByCode(
  gate: Gate,
  typed: string,
  asking: Asking,
): Promise<Result<Entered, Refused>> {
  const account = await pendingOf(gate, asking)
  if (account === null) return refuse('second.gone')
  const trying = { who: null, address: asking.address }
  const may = await tryOnce(gate.house, trying)
  if (!may.ok) return may
  const code = readCode(typed)
  const answer = await askCode(gate, code, asking)
  const fresh = 'token' in answer && (await isFirstUse(gate, account, code.value, answer.token))
  await record(gate, { account, how: code.kind, ok: fresh, asking })
  if (!('token' in answer)) return refuse(answer.code)
  if (!fresh) return refuse('second.wrong')
  await forgive(gate.house, trying)
  return settle(gate, account, answer)
}

type Code = { readonly kind: 'code' | 'backup_code'; readonly value: string }

/** Six digits are from the authenticator; anything else is meant to be from the paper. Gaps and case do not matter. */
export function readCode(typed: string): Code {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(plain)) return { kind: 'code', value: plain }
  return { kind: 'backup_code', value: `${plain.slice(0, 4)}-${plain.slice(4, 12)}` }
}

// Within its minute better-auth takes the same six digits again, from whoever looked over the shoulder.
async function isFirstUse(gate: Gate, account: AccountId, code: string, token: string): Promise<boolean> {
  const { db, secrets, clock } = gate.house
  const isFirst = await useCodeOnce(db, { account, print: secrets.fingerprint('code', code), at: clock() })
  if (!isFirst) await endSessionByToken(db, token)
  return isFirst
}

type Answer =
  | { readonly token: string; readonly cookies: readonly string[] }
  | { readonly code: 'second.gone' | 'second.wrong' | 'second.locked' }

async function askCode(gate: Gate, { kind, value }: Code, asking: Asking): Promise<Answer> {
  const headers = headersFor(gate, asking, { withSession: false })
  const request = { body: { code: value }, headers, returnHeaders: true } as const
  try {
    const { headers: given, response } =
      kind === 'code'
        ? await gate.auth.api.verifyTOTP(request)
        : await gate.auth.api.verifyBackupCode(request)
    if (!response.token) throw new Error('a second step was taken and no session came of it')
    return { token: response.token, cookies: given.getSetCookie() }
  } catch (error) {
    const code = refusalCode(error)
    if (code === null) throw error
    if (/LOCKED/.test(code)) return { code: 'second.locked' }
    return { code: /TOO_MANY|COOKIE/.test(code) ? 'second.gone' : 'second.wrong' }
  }
}
