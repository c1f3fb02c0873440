import { outranks } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { isOpen } from '../../cases/door.ts'
import { leaderOf } from '../../people/door.ts'
import { dutiesFor, proposeHolder } from './door.ts'
import { sayDocument } from './duty.rules.ts'
import { bodyWords as words } from './words.zh.ts'

/** Beside an open case: whose it is by the responsibility list, why, and a button that asks them. */
export const holderBeside: Beside = {
  where: 'panel',
  show: async ({ file: { it, staff, bodies, catalogue, calendar, now }, tx }) => {
    if (!isOpen(it) || !outranks(staff.rank, 'worker')) return null
    const matter = { topic: it.topic, place: it.place, on: dayOf(calendar, now) }
    const [proposal, duties] = await Promise.all([
      proposeHolder(tx, it.community, matter),
      dutiesFor(tx, it.community, matter),
    ])
    const usual = catalogue[it.topic]
    const fallback = (usual.body && bodies.byId.get(usual.body)) ?? leaderOf(bodies, usual.leadBody)
    const body = proposal ? bodies.byId.get(proposal.body) : fallback
    if (!body) return null
    const why = proposal
      ? words.because(sayDocument(proposal.because), proposal.because.from)
      : words.offerGap(body.name)
    const isOutside = it.offer?.to === bodies.post.id && duties.every((duty) => duty.body !== bodies.post.id)
    return (
      <section aria-labelledby="whose">
        <h2 id="whose">{words.who}</h2>
        <p>
          <b>{body.name}</b>
        </p>
        <p class="sm">{proposal ? why : words.gap(body.name)}</p>
        {proposal && proposal.also.length > 0 && (
          <p class="sm">
            {words.alsoList(proposal.also.map((duty) => bodies.byId.get(duty.body)?.name).join('、'))}
          </p>
        )}
        {isOutside && <p class="sm">{words.outside}</p>}
        {it.holder?.body === body.id ? (
          <p class="sm dim">{words.isThere}</p>
        ) : (
          it.offer === null &&
          !it.awaitsDesignation && (
            <form method="post" action={`/desk/cases/${it.ref}/offer`}>
              <input type="hidden" name="once" value={newOnce()} />
              <input type="hidden" name="seen" value={it.journal.n} />
              <input type="hidden" name="to" value={body.id} />
              <input type="hidden" name="why" value={why} />
              <button class="btn">{words.offerTo(body.name)}</button>
            </form>
          )
        )}
      </section>
    )
  },
}
