import { outranks } from '../../../kernel/actor.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { Cited } from './cited.tsx'
import { precedentsFor } from './precedent.store.ts'
import { precedentWords as words } from './words.ts'

/** Beside a case whose offer is being considered: what was decided before, and the coordinator's way to decide. */
export const precedentsBeside: Beside = {
  where: 'panel',
  show: async ({ file: { it, staff, bodies, calendar }, tx }) => {
    if (it.offer === null && !it.awaitsDesignation) return null
    // An earlier case may be private: a helper is not shown which it was.
    if (!outranks(staff.rank, 'worker')) return null
    const { topic, place, community } = it
    const precedents = await precedentsFor(tx, community, { topic, place, but: it.id, most: 3 })
    const mayDecide = it.awaitsDesignation && outranks(staff.rank, 'coordinator')
    if (precedents.length === 0 && !mayDecide) return null
    return (
      <section aria-labelledby="precedents">
        <h2 id="precedents">{words.beside}</h2>
        {precedents.length === 0 ? (
          <p class="sm dim">{words.noneBefore}</p>
        ) : (
          <Cited precedents={precedents} bodies={bodies} calendar={calendar} />
        )}
        {mayDecide && (
          <p class="acts">
            <a class="btn" href={`/desk/designate/${it.ref}`}>
              {words.toPage}
            </a>
          </p>
        )}
      </section>
    )
  },
}
