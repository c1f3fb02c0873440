import { isAtLeast } from '../../../kernel/actor.ts'
import { inCommunity } from '../../../kernel/db.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { onceOnly } from '../../../kernel/once.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { isSameCategory } from '../../../rulebook/catalogue.ts'
import { bodiesOf } from '../../people/door.ts'
import type { House } from '../house.ts'
import { onceKey } from '../once-key.ts'
import type { CasesTables } from '../tables.ts'
import { forgetCatalogue } from './catalogue-for.ts'
import {
  catalogueAfter,
  categoryBefore,
  categoryNow,
  decideCategory,
  lastStanding,
  type WantedCategory,
  type WantedRefused,
} from './change.rules.ts'
import { holdChanges, keepCategories } from './keep-categories.ts'

/** `seen`: the number of the last change that the coordinator's page knew of. */
type Input = { readonly wanted: WantedCategory; readonly seen: number }

export type ChangeRefused =
  | WantedRefused
  | 'not_allowed'
  | 'catalogue.unchanged'
  | 'catalogue.changed_meanwhile'
export type UndoRefused = 'not_allowed' | 'catalogue.not_last'

type Kept = { readonly n: number }

/**
 * The coordinator makes a topic so for the community. It counts for what is said from now on; cases that are there
 * stay as they were filed. Nothing is written over: the change stands beside those before it, and in the journal.
 */
export function changeCategory(house: House) {
  return async ({ wanted, seen }: Input, by: Caller): Promise<Result<Kept, ChangeRefused>> => {
    const { actor } = by
    if (!isAtLeast(actor, 'coordinator')) return refuse('not_allowed')
    const { community } = actor
    const now = house.clock()
    const { byId } = await bodiesOf(house.db, community)
    const kindOf = (id: BodyId) => byId.get(id)?.kind
    const once = onceKey(by, 'catalogue', [wanted, seen])
    const done = await inCommunity<CasesTables, Kept, ChangeRefused>(house.db, community, (tx) =>
      onceOnly<Kept, ChangeRefused>(tx, { community, once, now }, async () => {
        const changes = await holdChanges(tx, actor)
        if (changes.some(({ topic, n }) => topic === wanted.topic && n > seen))
          return refuse('catalogue.changed_meanwhile')
        const decided = decideCategory(wanted, { catalogue: catalogueAfter(changes), kindOf })
        if (!decided.ok) return decided
        if (isSameCategory(decided.value, categoryNow(changes, wanted.topic)))
          return refuse('catalogue.unchanged')
        const after = changes.at(-1)?.n ?? 0
        return ok({ n: await keepCategories(tx, [decided.value], { after, at: now, actor }) })
      }),
    )
    if (done.ok) forgetCatalogue(house.db, community)
    return done
  }
}

/** Takes the last change back: the topic is again what it was before. Then the one before that is the last. */
export function undoChange(house: House) {
  return async ({ n }: Kept, by: Caller): Promise<Result<Kept, UndoRefused>> => {
    const { actor } = by
    if (!isAtLeast(actor, 'coordinator')) return refuse('not_allowed')
    const { community } = actor
    const now = house.clock()
    const once = onceKey(by, 'catalogue.undo', n)
    const done = await inCommunity<CasesTables, Kept, UndoRefused>(house.db, community, (tx) =>
      onceOnly<Kept, UndoRefused>(tx, { community, once, now }, async () => {
        const changes = await holdChanges(tx, actor)
        const last = lastStanding(changes)
        if (last?.n !== n) return refuse('catalogue.not_last')
        const was = categoryBefore(changes, last)
        const after = changes.at(-1)?.n ?? 0
        return ok({ n: await keepCategories(tx, [was], { after, at: now, actor, undoes: n }) })
      }),
    )
    if (done.ok) forgetCatalogue(house.db, community)
    return done
  }
}
