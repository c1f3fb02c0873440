import { createHash } from 'node:crypto'
import { signature } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'

/**
 * The key under which the answer to a write is kept: that of this actor, this deed and these words. So a key that
 * another happens to use never gives away an answer, and a form that is sent again with other words is another write.
 */
export function onceKey({ actor, once }: Caller, deed: string, said: unknown): string | null {
  if (once === null) return null
  const { as, id } = signature(actor)
  return createHash('sha256')
    .update(JSON.stringify([as, id, deed, once, said]))
    .digest('base64url')
}
