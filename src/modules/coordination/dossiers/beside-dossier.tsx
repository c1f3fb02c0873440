import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { Beside } from '../../cases/desk/door.ts'
import type { House } from '../../cases/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Dossier } from './dossier.rules.ts'
import { findOfCase } from './dossier.store.ts'
import { dossierWords as words } from './words.ts'

/** The dossier that a case is part of. */
export function dossierBeside(house: House): Beside {
  return {
    where: 'panel',
    show: async ({ file: { it, staff } }) => {
      if (!outranks(staff.rank, 'worker')) return null
      const dossier = await readCommunity<CoordinationTables, Dossier | undefined>(
        house.db,
        it.community,
        (tx) => findOfCase(tx, it.community, it.id),
      )
      if (!dossier) return null
      return (
        <section aria-labelledby="dossier">
          <h2 id="dossier">{words.besideTitle}</h2>
          <p>
            <a href={`/desk/dossiers/${dossier.number}`}>{words.beside(dossier.number, dossier.title)}</a>
          </p>
        </section>
      )
    },
  }
}
