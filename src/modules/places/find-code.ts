import type { AnyDb } from '../../kernel/db.ts'
import type { CommunityId, StairwellId } from '../../kernel/ids.ts'
import { remembering } from '../../kernel/remember.ts'
import * as store from './place.store.ts'

export type Code = { readonly community: CommunityId; readonly stairwell: StairwellId }

const halfMinute = 30_000

/** Whose code it is never changes, so it is kept until there are too many; whether it still opens is asked again. */
const owners = new WeakMap<AnyDb, Map<string, CommunityId>>()
const mostOwners = 200_000

// All codes of a community come with the first of them: a look-up of its own for each costs more than the list.
const codesKept = remembering(halfMinute, 1_000, async (db: AnyDb, id) => {
  const community = id as CommunityId
  const codes = await store.listCodes(db, community)
  const mine = ownersOf(db)
  if (mine.size > mostOwners) mine.clear()
  for (const code of codes.values()) mine.set(code, community)
  return new Map(Array.from(codes, ([stairwell, code]) => [code, stairwell]))
})

// What nobody printed is remembered too: whoever guesses asks the database once.
const ownerKept = remembering(2_000, 20_000, store.findOwner)

/** The stairwell that a printed code stands for; undefined when nobody printed it, or it was ended. */
export async function findCode(db: AnyDb, typed: string): Promise<Code | undefined> {
  const code = typed.toUpperCase()
  if (!/^[A-HJ-NP-Z2-9]{6,10}$/.test(code)) return undefined
  const known = ownersOf(db).get(code)
  const community = known ?? (await ownerKept(db, code))
  if (!community) return undefined
  // Printed by another process since the list was read.
  if (!known && !(await codesKept(db, community)).has(code)) forgetCodes(db, community)
  const stairwell = (await codesKept(db, community)).get(code)
  return stairwell && { community, stairwell }
}

/** After a code was made or ended here; another process knows within half a minute. */
export function forgetCodes(db: AnyDb, community: CommunityId): void {
  codesKept.forget(db, community)
}

function ownersOf(db: AnyDb): Map<string, CommunityId> {
  const mine = owners.get(db) ?? new Map<string, CommunityId>()
  owners.set(db, mine)
  return mine
}
