import { type Counted, isComparable, percentOf } from '../count.ts'
import { Bar } from './bar.tsx'
import { figuresWords as words } from './words.ts'

/** The percentage with its strip, or that there are too few to say one. */
export function Share({ counted, least }: { readonly counted: Counted; readonly least: number }) {
  const percent = percentOf(counted)
  if (percent === null) return null
  if (!isComparable(counted, least)) return <span class="dim">{words.tooFew(least)}</span>
  return (
    <>
      {words.percent(percent)}
      <Bar {...counted} />
    </>
  )
}
