import { outranks } from '../../../kernel/actor.ts'
import { LocalTime } from '../../../kernel/ui/parts.tsx'
import type { Beside } from '../../cases/desk/door.ts'
import { namesOf } from '../../people/door.ts'
import { deskWords as words } from './words.ts'
import { listAboutCase } from '../notice.store.ts'

/** Who outside was, or is to be, told of a case. */
export const noticesBeside: Beside = {
  where: 'story',
  show: async ({ file: { it, now, staff, bodies }, tx }) => {
    if (!outranks(staff.rank, 'worker')) return null
    const told = await listAboutCase(tx, it.community, it.id)
    if (told.length === 0) return null
    const persons = told.flatMap(({ hearer }) => (hearer.as === 'person' ? [hearer.person] : []))
    const names = await namesOf(tx, it.community, [...new Set(persons)])
    return (
      <section class="body" aria-labelledby="told">
        <h2 id="told">{words.beside}</h2>
        <ul class="rows">
          {told.map(({ hearer, kind, state, madeAt, dueAt }) => (
            <li>
              {(hearer.as === 'body' ? bodies.byId.get(hearer.body)?.name : names.get(hearer.person)) ??
                words.somebody}{' '}
              · {words.kinds[kind]} · {words.besideStates[state === 'overtaken' ? 'waiting' : state]}{' '}
              <LocalTime lang="zh-CN" now={now} at={state === 'waiting' ? dueAt : madeAt} />
            </li>
          ))}
        </ul>
      </section>
    )
  },
}
