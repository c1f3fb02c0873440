import { type Month, readMonth } from '../../../kernel/month.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Asked } from './report.ts'
import { type View, views } from './view.ts'

/** What the address asks for. What cannot be read is as if it were not there. */
export function readAddress(asked: (name: string) => string | undefined): Asked {
  const by = asked('by')
  return { month: readMonth(asked('month')), by: views.find((way) => way === by) ?? 'topic' }
}

/** @param kind `''` for the page, `.xlsx`, `.csv` or `.pdf`. */
export function figuresPath(
  kind: string,
  { month, by }: { readonly month: string; readonly by: View },
): string {
  return `/desk/figures${kind}?${new URLSearchParams({ month, by })}`
}

type Name = Pick<Month, 'year' | 'month' | 'name'>

/** The months that can be chosen, the one that runs first; the one that is shown among them, however old. */
export function monthsBefore(now: Instant, shown: Name, most = 24): readonly Name[] {
  const [year = 0, month = 1] = now.slice(0, 7).split('-').map(Number)
  // A day ahead of the clock in UTC the place may be in the next month already.
  const last = Math.max(year * 12 + month - 1, shown.year * 12 + shown.month - 1)
  const all = Array.from({ length: most }, (_, n) => nameOf(last - n))
  return all.some(({ name }) => name === shown.name) ? all : [...all, shown]
}

function nameOf(at: number): Name {
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1]
  return { year, month, name: `${year}-${String(month).padStart(2, '0')}` }
}
