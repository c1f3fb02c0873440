import { rateIds } from '../definitions.ts'
import { definitionWords } from '../definitions.words.ts'
import { Columns } from './bar.tsx'
import type { Report } from './report.ts'
import { figuresWords as words } from './words.ts'

const { figures } = definitionWords['zh-CN']

/** The rates of six months, a small picture of each; the table beneath has the numbers. */
export function Trend({ report: { groups } }: { readonly report: Report }) {
  return (
    <ul class="trend">
      {rateIds.map((id) => (
        <li>
          <Columns
            label={words.trendSays(figures[id].name)}
            shares={groups.map(({ counted }) => counted.find((each) => each.id === id) ?? nothing)}
          />
          {figures[id].name}
        </li>
      ))}
    </ul>
  )
}

const nothing = { part: 0, whole: 0 }
