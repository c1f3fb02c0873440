import { sayMoment } from '../../../kernel/words/time.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { StateMark } from './line.tsx'
import { listPromises } from './list-promises.store.ts'
import { promiseWords as words } from './words.ts'

/** The promises about a case, in its story. */
export const promisesBeside: Beside = {
  where: 'story',
  show: async ({ file: { it, bodies, now }, tx }) => {
    const lines = await listPromises(tx, it.community, { case: it.id })
    if (lines.length === 0) return null
    return (
      <section class="body" aria-labelledby="promises">
        <h2 id="promises">{words.beside}</h2>
        <ul class="rows">
          {lines.map((line) => (
            <li>
              <a href={`/desk/promises?at=${line.id}`}>
                {bodies.byId.get(line.body)?.name}：{line.what ?? words.finish}，
                {words.dueAt(sayMoment('zh-CN', now, line.due))}
              </a>{' '}
              <StateMark line={line} />
            </li>
          ))}
        </ul>
      </section>
    )
  },
}
