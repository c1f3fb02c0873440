import type { Staff } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Catalogue, OfferedCategory } from '../../../rulebook/catalogue.ts'
import type { BodyKind } from '../../../rulebook/categories.ts'
import { type Bodies, type Body, bodiesOf, leaderOf, namesOf } from '../../people/door.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { catalogueAfter, type KeptChange, lastStanding } from './change.rules.ts'
import { listChanges } from './change.store.ts'

/** The catalogue as the coordinator's page shows it, and what was changed in it. */
export type CatalogueReport = {
  readonly catalogue: Catalogue
  readonly bodies: Bodies
  /** The oldest first. */
  readonly changes: readonly KeptChange[]
  /** The one that can be taken back; null when none stands. */
  readonly last: KeptChange | null
  /** The number of the newest change; 0 without one. */
  readonly seen: number
  readonly names: ReadonlyMap<PersonId, string>
}

export function readCatalogue(house: House) {
  return async ({ community }: Staff): Promise<CatalogueReport> => {
    const bodies = await bodiesOf(house.db, community)
    return readCommunity<CasesTables, CatalogueReport>(house.db, community, async (tx) => {
      const changes = await listChanges(tx, community)
      const persons = new Set(changes.flatMap(({ by }) => by ?? []))
      return {
        catalogue: catalogueAfter(changes),
        bodies,
        changes,
        last: lastStanding(changes),
        seen: changes.at(-1)?.n ?? 0,
        names: await namesOf(tx, community, [...persons]),
      }
    })
  }
}

/** Who leads a matter of this kind under this topic: the body that was named, as long as it is here. */
export function leaderFor(bodies: Bodies, category: OfferedCategory, kind: BodyKind): Body {
  const named =
    category.body !== null && category.leadBody === kind ? bodies.byId.get(category.body) : undefined
  return named ?? leaderOf(bodies, kind)
}
