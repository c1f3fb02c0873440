import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { type Desk, DeskPage, frameFor, staffOf } from '../../cases/desk/door.ts'
import { bodiesOf } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { listLoads, type Load } from './held.store.ts'
import { bodyWords as words } from './words.zh.ts'

/** `/desk/bodies`: what each body holds now, what of it is late, what it is being asked to take. */
export function bodiesPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/bodies', async (c) => {
    const { community, rank } = staffOf(c)
    if (!outranks(rank, 'worker')) return c.notFound()
    const { all } = await bodiesOf(house.db, community)
    const loads = await readCommunity<CoordinationTables, ReadonlyMap<BodyId, Load>>(
      house.db,
      community,
      (tx) => listLoads(tx, community, house.clock()),
    )
    return sendPage(
      c,
      <DeskPage frame={await frameFor(c, desk)} title={words.title} room="bodies">
        <header class="head">
          <div>
            <h1>{words.title}</h1>
            <p>{words.lead}</p>
          </div>
          <div class="go">
            <a class="btn" href="/desk/duties">
              {words.toDuties}
            </a>
          </div>
        </header>
        <section class="body" aria-label={words.title}>
          <table class="list">
            <caption class="vh">{words.title}</caption>
            <thead>
              <tr>
                {(['name', 'phone', 'holds', 'late', 'asked'] as const).map((head) => (
                  <th scope="col">{words.heads[head]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {all.map(({ id, name, phone }) => (
                <tr>
                  <td>
                    <b>{name}</b>
                  </td>
                  <td>{phone}</td>
                  <td>{loads.get(id)?.holds ?? 0}</td>
                  <td>{loads.get(id)?.late ?? 0}</td>
                  <td>{loads.get(id)?.asked ?? 0}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </DeskPage>,
    )
  })
}
