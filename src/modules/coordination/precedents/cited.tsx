import type { WorkingCalendar } from '../../../kernel/calendar.ts'
import type { Bodies } from '../../people/door.ts'
import type { Precedent } from './precedent.rules.ts'
import { citedOn } from './read-designation.ts'
import { precedentWords as words } from './words.ts'

type Props = {
  readonly precedents: readonly Precedent[]
  readonly bodies: Bodies
  readonly calendar: WorkingCalendar
}

/** 2026-11-24 定过：归物业，因为…, with the case on which it was decided. */
export function Cited({ precedents, bodies, calendar }: Props) {
  return (
    <ul class="rows">
      {precedents.map((each) => (
        <li>
          <span>
            {words.cite(
              citedOn(calendar, each),
              bodies.byId.get(each.body)?.name ?? '',
              each.why ?? words.erased,
            )}{' '}
            <span class="sm dim">
              {words.near[each.near]} <a href={`/desk/cases/${each.ref}`}>{each.ref}</a> {each.title}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
