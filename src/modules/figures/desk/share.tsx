import { type Counted, isComparable, percentOf } from '../count.ts'
import { Bar } from './bar.tsx'
import { figuresWords as words } from './words.ts'

type Props = {
  readonly counted: Counted
  readonly least: number
  /** In a table that says above it what too few are, the number alone is enough. */
  readonly quiet?: boolean
}

/** The percentage with its strip, or that there are too few to say one. */
export function Share({ counted, least, quiet = false }: Props) {
  const percent = percentOf(counted)
  if (percent === null) return null
  if (!isComparable(counted, least)) return quiet ? null : <span class="dim">{words.tooFew(least)}</span>
  return (
    <>
      {words.percent(percent)}
      <Bar {...counted} />
    </>
  )
}
