import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { LocalTime } from '../../../kernel/ui/parts.tsx'
import type { Beside } from '../../cases/desk/door.ts'
import type { House } from '../../cases/door.ts'
import { namesOf } from '../../people/door.ts'
import { deskWords as words } from './words.ts'
import { listAboutCase } from '../notice.store.ts'
import type { NoticeTables } from '../tables.ts'

/** Who outside was, or is to be, told of a case. */
export function noticesBeside(house: House): Beside {
  return {
    where: 'story',
    show: async ({ file: { it, now, staff, bodies } }) => {
      if (!outranks(staff.rank, 'worker')) return null
      const { told, names } = await readCommunity<NoticeTables, Told>(house.db, it.community, async (tx) => {
        const told = await listAboutCase(tx, it.community, it.id)
        const persons = told.flatMap(({ hearer }) => (hearer.as === 'person' ? [hearer.person] : []))
        return { told, names: await namesOf(tx, it.community, [...new Set(persons)]) }
      })
      if (told.length === 0) return null
      return (
        <section class="body" aria-labelledby="told">
          <h2 id="told">{words.beside}</h2>
          <ul class="rows">
            {told.map(({ hearer, kind, state, madeAt }) => (
              <li>
                {(hearer.as === 'body' ? bodies.byId.get(hearer.body)?.name : names.get(hearer.person)) ??
                  words.somebody}{' '}
                · {words.kinds[kind]} · {words.besideStates[state === 'overtaken' ? 'waiting' : state]}{' '}
                <LocalTime lang="zh-CN" now={now} at={madeAt} />
              </li>
            ))}
          </ul>
        </section>
      )
    },
  }
}

type Told = {
  readonly told: Awaited<ReturnType<typeof listAboutCase>>
  readonly names: Awaited<ReturnType<typeof namesOf>>
}
