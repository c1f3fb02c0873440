import type { Instant } from '../../../kernel/time.ts'
import { figuresPath, monthsBefore } from './address.ts'
import type { Report } from './report.ts'
import { views } from './view.ts'
import { figuresWords as words } from './words.ts'

type Props = { readonly report: Report; readonly now: Instant }

/** Which month, told apart by what; and the ways to take it along. All of it is in the address. */
export function ChooseMonth({ report: { month, by }, now }: Props) {
  const go = (name: string) => figuresPath('', { month: name, by })
  return (
    <>
      <form class="filters" action="/desk/figures" aria-label={words.filters} data-auto>
        <label>
          {words.whichMonth}
          <select name="month">
            {monthsBefore(now, month).map(({ name, year, month: n }) => (
              <option value={name} selected={name === month.name}>
                {words.month(year, n)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.by}
          <select name="by">
            {views.map((way) => (
              <option value={way} selected={way === by}>
                {words.ways[way]}
              </option>
            ))}
          </select>
        </label>
        <button class="btn b3">{words.show}</button>
        <a class="btn b3" href={go(month.earlier)}>
          {words.earlier}
        </a>
        {month.later !== null && (
          <a class="btn b3" href={go(month.later)}>
            {words.later}
          </a>
        )}
      </form>
      <nav class="filters" aria-label={words.take.label}>
        <span>{words.take.label}</span>
        {(['xlsx', 'csv', 'pdf'] as const).map((kind) => (
          <a class="btn b3" href={figuresPath(`.${kind}`, { month: month.name, by })} data-turbo="false">
            {words.take[kind]}
          </a>
        ))}
      </nav>
    </>
  )
}
