import { isAtLeast } from '../../../kernel/actor.ts'
import { inCommunity } from '../../../kernel/db.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { chain, write } from '../../../kernel/journal.ts'
import { onceOnly } from '../../../kernel/once.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../house.ts'
import { onceKey } from '../once-key.ts'
import type { CasesTables } from '../tables.ts'
import { forgetLessons } from './lean-of.ts'
import { headOf, undoLessons as undo, type Which } from './unlearning.store.ts'

type Input = { readonly which: Which; readonly why: string }

type Undone = { readonly lessons: number }

/**
 * The coordinator takes back what was learnt, one lesson or all since a moment, and says why. The cases stay as they
 * were decided; the next saying is read without these lessons. It stands in the community's journal.
 */
export function undoLessons(house: House) {
  return async (input: Input, by: Caller): Promise<Result<Undone, 'not_allowed' | 'lesson.none'>> => {
    const { actor } = by
    if (!isAtLeast(actor, 'coordinator')) return refuse('not_allowed')
    const { community } = actor
    const now = house.clock()
    const once = onceKey(by, 'unlearn', input)
    const done = await inCommunity<CasesTables, Undone, 'lesson.none'>(house.db, community, (tx) =>
      onceOnly<Undone, 'lesson.none'>(tx, { community, once, now }, async () => {
        const { which, why } = input
        const { id, lessons } = await undo(tx, { which, why, by: actor, at: now })
        if (lessons === 0) return refuse('lesson.none')
        const facts = {
          unlearning: id,
          lessons,
          one: 'one' in which ? which.one : null,
          since: 'since' in which ? which.since : null,
        }
        const head = await headOf(tx, actor)
        const entry = chain(community, community, head, { kind: 'lessons.undone', facts, at: now, by: actor })
        await write(tx, community, [entry])
        return ok({ lessons })
      }),
    )
    if (done.ok) forgetLessons(house.db, community)
    return done
  }
}
