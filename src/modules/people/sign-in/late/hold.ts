import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { hoursAfter } from '../../../../kernel/time.ts'
import { countAttempt } from '../throttle/attempt.store.ts'
import type { SignInHouse } from '../auth.ts'
import { findHeld, insertHeld } from './held.store.ts'

/** A form that came too late: where it was to go and what stood in it. */
export type Late = {
  readonly path: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly hadFiles: boolean
}

const Sealed = z.object({
  fields: z.array(z.tuple([z.string(), z.string()])),
  hadFiles: z.boolean(),
})

const mostBytes = 90_000
const mostAnHour = 40

/**
 * Keeps a late form, sealed, until its writer has come in again; gives the name it is kept under. Null when it is
 * too long, or when one address sends too many.
 */
export async function hold(
  { db, secrets, clock }: SignInHouse,
  late: Late,
  address: string,
): Promise<string | null> {
  const { fields, hadFiles } = late
  const now = clock()
  const words = secrets.seal(JSON.stringify({ fields, hadFiles }))
  if (words.length > mostBytes || late.path.length > 400) return null
  const key = `held:${secrets.fingerprint('attempt', address)}`
  const waits = [...Array.from({ length: mostAnHour }, () => 0), 3_600]
  if ((await countAttempt(db, key, { now, eases: 90, waits })) !== null) return null
  const id = randomBytes(18).toString('base64url')
  await insertHeld(db, { id, path: late.path, words, at: now })
  return id
}

/** What is kept under this name, for a day. */
export async function findLate({ db, secrets, clock }: SignInHouse, id: string): Promise<Late | null> {
  const held = await findHeld(db, id, hoursAfter(clock(), -24))
  return held ? { path: held.path, ...Sealed.parse(JSON.parse(secrets.open(held.words))) } : null
}
