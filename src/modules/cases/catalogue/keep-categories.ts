import type { Actor } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { chain, write } from '../../../kernel/journal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { OwnCategory } from '../../../rulebook/catalogue.ts'
import { headOf } from '../learning/unlearning.store.ts'
import type { CasesTables } from '../tables.ts'
import { factsOf, type KeptChange } from './change.rules.ts'
import { insertChange, listChanges } from './change.store.ts'

/** The changes so far, once nobody else can add one until this transaction ends. */
export async function holdChanges(tx: Tx<CasesTables>, actor: Actor): Promise<KeptChange[]> {
  await headOf(tx, actor)
  return listChanges(tx, actor.community)
}

type Keeping = {
  readonly after: number
  readonly at: Instant
  readonly actor: Actor
  readonly undoes?: number
}

/** Writes changes after the `after`th, each with its entry in the community's journal. Returns the last number. */
export async function keepCategories(
  tx: Tx<CasesTables>,
  own: readonly OwnCategory[],
  { after, at, actor, undoes }: Keeping,
): Promise<number> {
  const { community } = actor
  let head = await headOf(tx, actor)
  for (const [index, each] of own.entries()) {
    const n = after + index + 1
    const by = actor.as === 'staff' ? actor.person : null
    await insertChange(tx, community, each, { n, at, by, undoes: undoes ?? null })
    const facts = factsOf(n, each, undoes ?? null)
    const entry = chain(community, community, head, { kind: 'catalogue.changed', facts, at, by: actor })
    await write(tx, community, [entry])
    head = entry
  }
  return after + own.length
}
