import { randomInt } from 'node:crypto'
import type { AnyDb } from '../../kernel/db.ts'
import type { CommunityId, StairwellId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { forgetCodes } from './find-code.ts'
import { endCodes, insertCodes } from './place.store.ts'

// Without I, O, 0 and 1: somebody may have to read it out.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 8

/** A code as it is printed on a door; 32^8 of them, so that none is guessed. */
export function makeCode(draw: (below: number) => number = randomInt): string {
  return Array.from({ length }, () => letters[draw(letters.length)]).join('')
}

/** A fresh code for a stairwell; what was printed before opens nothing any more. */
export async function renewCode(
  db: AnyDb,
  community: CommunityId,
  stairwell: StairwellId,
  at: Instant,
): Promise<string> {
  const code = makeCode()
  await endCodes(db, community, stairwell, at)
  await insertCodes(db, community, [{ code, stairwell }], at)
  forgetCodes(db, community)
  return code
}

/** Ends the code of a stairwell without a new one. Returns how many codes there were. */
export async function endCode(
  db: AnyDb,
  community: CommunityId,
  stairwell: StairwellId,
  at: Instant,
): Promise<number> {
  const ended = await endCodes(db, community, stairwell, at)
  forgetCodes(db, community)
  return ended
}
