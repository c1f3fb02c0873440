import { outranks } from '../../../kernel/actor.ts'
import { sayDay, sayMoment } from '../../../kernel/words/time.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { isOpen } from '../../cases/door.ts'
import { listWhistles } from '../whistles/door.ts'
import { sharesOf } from './read-together.ts'
import { togetherWords as words } from './words.ts'

/** Who does what of a case, late ones first, and who is called to the spot. */
export const togetherBeside: Beside = {
  where: 'story',
  show: async ({ file: { it, now, staff, bodies }, tx }) => {
    if (!outranks(staff.rank, 'worker')) return null
    const [shares, whistles] = await Promise.all([
      sharesOf(tx, it, now),
      listWhistles(tx, it.community, { case: it.id, most: 3 }),
    ])
    if (shares.length + whistles.length === 0 && !isOpen(it)) return null
    const late = shares.filter(({ standing }) => standing === 'late').length
    return (
      <section class="body" aria-labelledby="together">
        <h2 id="together">{words.parts}</h2>
        {late > 0 && (
          <p>
            <b>{words.late_count(late)}</b>
          </p>
        )}
        <ul class="rows">
          {shares.map((share) => (
            <li>
              {words.part(bodies.byId.get(share.body)?.name ?? '—', share.what)} ·{' '}
              {words.until(sayDay('zh-CN', now, share.due))} · {words.standings[share.standing]}
            </li>
          ))}
          {whistles.map(({ at, place, state }) => (
            <li>
              {words.whistle}：{words.called(sayMoment('zh-CN', now, at), place)}
              {state === 'called' ? '' : ` · ${words.end}`}
            </li>
          ))}
        </ul>
        <p>
          <a href={`/desk/together/${it.ref}`}>{words.open}</a>
        </p>
      </section>
    )
  },
}
