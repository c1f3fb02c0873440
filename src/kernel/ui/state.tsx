import type { ComponentChildren } from 'preact'
import { type MarkName, MarkShape } from './icon.tsx'

/** The colour that goes with a word and a shape. */
export type Tone = 'late' | 'soon' | 'done' | 'doing' | 'wait'

const toneOf: Readonly<Record<MarkName, Tone>> = {
  new: 'wait',
  doing: 'doing',
  soon: 'soon',
  late: 'late',
  ask: 'wait',
  done: 'done',
  no: 'wait',
  back: 'wait',
}

type Props = { readonly mark: MarkName; readonly tone?: Tone; readonly children: ComponentChildren }

/** A state: shape, word and colour together. */
export function Mark({ mark, tone = toneOf[mark], children }: Props) {
  return (
    <span class={`mark ${tone}`}>
      <MarkShape name={mark} />
      {children}
    </span>
  )
}

/** A clock in words: 还有3小时, 过了2天. */
export function ClockMark({ mark, tone = toneOf[mark], children }: Props) {
  return (
    <span class={`clock ${tone}`}>
      <MarkShape name={mark} />
      {children}
    </span>
  )
}

/** How much of a limit is used, from 0 to 1; full when it is over. The words stand beside it. */
export function ClockBar({ used, tone }: { readonly used: number; readonly tone: Tone }) {
  const part = Math.round(Math.min(1, Math.max(0, used)) * 100)
  return (
    <span class={tone}>
      <svg class="run" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 2H100" />
        <path class="u" d={`M0 2H${part}`} />
      </svg>
    </span>
  )
}
