import { readCommunity } from '../../../kernel/db.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { Beside } from '../../cases/desk/door.ts'
import type { House } from '../../cases/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { StateMark } from './line.tsx'
import { type Line, listPromises } from './list-promises.store.ts'
import { promiseWords as words } from './words.ts'

/** The promises about a case, in its story. */
export function promisesBeside(house: House): Beside {
  return {
    where: 'story',
    show: async ({ file: { it, bodies, now } }) => {
      const lines = await readCommunity<CoordinationTables, Line[]>(house.db, it.community, (tx) =>
        listPromises(tx, it.community, { case: it.id }),
      )
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
}
