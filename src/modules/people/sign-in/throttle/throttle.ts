import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import { latest, millisOf } from '../../../../kernel/time.ts'
import { clearAttempts, countAttempt, uncountAttempt } from './attempt.store.ts'
import type { SignInHouse } from '../auth.ts'
import { eases, free, waitsOf } from './throttle.rules.ts'

/** Who tries, from where; kept only as fingerprints. */
export type Trying = { readonly who: string | null; readonly address: string }

/**
 * Lets a try through unless its name or its address has failed too often of late. What is let through counts as
 * failed until `forgive` says otherwise.
 */
export async function tryOnce(house: SignInHouse, trying: Trying): Promise<Result<null, 'sign_in.wait'>> {
  const now = house.clock()
  const counted = await Promise.all(
    keysOf(house, trying).map(({ kind, key }) =>
      countAttempt(house.db, key, { now, eases: eases[kind], waits: waitsOf(kind) }),
    ),
  )
  if (counted.every((until) => until === null)) return ok(null)
  return refuse('sign_in.wait', {
    seconds: Math.ceil((millisOf(latest(now, ...counted)) - millisOf(now)) / 1000),
  })
}

/** The try was right: the name starts anew; of the address only this one try is taken back. */
export async function forgive(house: SignInHouse, trying: Trying): Promise<void> {
  const now = house.clock()
  for (const { kind, key } of keysOf(house, trying))
    await (kind === 'who'
      ? clearAttempts(house.db, key)
      : uncountAttempt(house.db, key, { now, free: free[kind] }))
}

type Key = { readonly kind: keyof typeof free; readonly key: string }

function keysOf({ secrets }: SignInHouse, { who, address }: Trying): Key[] {
  const from: Key = { kind: 'from', key: `from:${secrets.fingerprint('attempt', address)}` }
  return who === null ? [from] : [{ kind: 'who', key: `who:${secrets.fingerprint('attempt', who)}` }, from]
}
