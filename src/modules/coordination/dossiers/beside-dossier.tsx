import { outranks } from '../../../kernel/actor.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { findOfCase } from './dossier.store.ts'
import { dossierWords as words } from './words.ts'

/** The dossier that a case is part of. */
export const dossierBeside: Beside = {
  where: 'panel',
  show: async ({ file: { it, staff }, tx }) => {
    if (!outranks(staff.rank, 'worker')) return null
    const dossier = await findOfCase(tx, it.community, it.id)
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
