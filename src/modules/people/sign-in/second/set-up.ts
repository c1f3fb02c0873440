import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { randomInt } from 'node:crypto'
import { newId } from '../../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { appName, newBackupCodes } from '../auth.ts'
import { authenticatorUri, base32, inFours } from './authenticator.rules.ts'
import { record } from '../door/enter.ts'
import { type Asking, type Gate, headersFor, refusalCode } from '../gate.ts'
import { readCode } from './second.ts'
import { findPendingFactor, insertPendingFactor, useCodeOnce } from './second.store.ts'
import type { Who } from '../standing.rules.ts'

/** What an authenticator has to be told: as a picture, or typed by hand. */
export type Offered = { readonly uri: string; readonly secret: string }

/** The same secret each time the page is opened, until it is confirmed. */
export async function offerAuthenticator(gate: Gate, who: Who): Promise<Offered> {
  const { db } = gate.house
  if (!(await findPendingFactor(db, who.account))) {
    const [secret, backupCodes] = await Promise.all([
      sealed(gate, newSecret()),
      sealed(gate, JSON.stringify(newBackupCodes())),
    ])
    await insertPendingFactor(db, { id: newId(), account: who.account, secret, backupCodes })
  }
  const pending = await findPendingFactor(db, who.account)
  if (!pending) throw new Error('the account has an authenticator already')
  const secret = base32(Buffer.from(await opened(gate, pending.secret)))
  const uri = authenticatorUri({ issuer: appName, account: who.userName ?? who.email, secret })
  return { uri, secret: inFours(secret) }
}

export type SetUp = { readonly cookies: readonly string[]; readonly backupCodes: readonly string[] }

/** The first code shows that it works; from now on it is asked for. Gives the codes for paper, shown this once. */
export async function confirmAuthenticator(
  gate: Gate,
  who: Who,
  { typed, asking }: { readonly typed: string; readonly asking: Asking },
): Promise<Result<SetUp, 'second.wrong'>> {
  const pending = await findPendingFactor(gate.house.db, who.account)
  const code = readCode(typed)
  if (!pending || code.kind !== 'code') return refuse('second.wrong')
  try {
    const headers = headersFor(gate, asking, { withSession: true })
    const { headers: given } = await gate.auth.api.verifyTOTP({
      body: { code: code.value },
      headers,
      returnHeaders: true,
    })
    const { db, secrets, clock } = gate.house
    const print = secrets.fingerprint('code', code.value)
    await useCodeOnce(db, { account: who.account, print, at: clock() })
    await record(gate, { account: who.account, how: 'code', ok: true, asking })
    return ok({
      cookies: given.getSetCookie(),
      backupCodes: codesFrom(await opened(gate, pending.backupCodes)),
    })
  } catch (error) {
    if (refusalCode(error) === null) throw error
    return refuse('second.wrong')
  }
}

function codesFrom(json: string): string[] {
  const read: unknown = JSON.parse(json)
  return Array.isArray(read) ? read.map(String) : []
}

const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

// 20 of 62 signs, 119 bits: 32 letters when somebody has to type it.
function newSecret(): string {
  return Array.from({ length: 20 }, () => signs[randomInt(signs.length)]).join('')
}

async function sealed(gate: Gate, data: string): Promise<string> {
  return symmetricEncrypt({ key: (await gate.auth.$context).secretConfig, data })
}

async function opened(gate: Gate, data: string): Promise<string> {
  return symmetricDecrypt({ key: (await gate.auth.$context).secretConfig, data })
}
