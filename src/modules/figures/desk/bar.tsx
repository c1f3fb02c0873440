import type { Counted } from '../count.ts'

/** A share as a strip: what counts, of everything in the denominator. The numbers stand beside it. */
export function Bar({ part, whole }: Pick<Counted, 'part' | 'whole'>) {
  if (whole === 0) return null
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="all" width="100" height="8" />
      <rect class="is" width={(part * 100) / whole} height="8" />
    </svg>
  )
}

type ColumnsProps = {
  readonly label: string
  readonly shares: readonly Pick<Counted, 'part' | 'whole'>[]
}

const [wide, high, gap] = [24, 48, 8]

/** A column for each month, beside each other; the table under it has the numbers. */
export function Columns({ label, shares }: ColumnsProps) {
  return (
    <svg
      class="cols"
      viewBox={`0 0 ${shares.length * (wide + gap)} ${high + 1}`}
      role="img"
      aria-label={label}
    >
      {shares.map(({ part, whole }, n) => {
        const x = n * (wide + gap) + gap / 2
        const tall = whole === 0 ? 0 : (part * high) / whole
        return (
          <>
            {whole > 0 && <rect class="all" x={x} y="0" width={wide} height={high} />}
            <rect class="is" x={x} y={high - tall} width={wide} height={tall} />
          </>
        )
      })}
      <path class="ground" d={`M0 ${high + 0.5}h${shares.length * (wide + gap)}`} />
    </svg>
  )
}
