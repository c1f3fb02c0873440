import type { ComponentChildren } from 'preact'
import { Fragment } from 'preact'
import { Icon } from './icon.tsx'

/** One who held a matter. `now`: still does; `refused`: sent it back. */
export type Step = {
  readonly who: string
  /** How long, or when. */
  readonly span: string
  readonly state?: 'now' | 'refused' | undefined
}

export type TrailStep = Step & {
  readonly note?: ComponentChildren
  /** What somebody said, in their own words. */
  readonly words?: string | undefined
}

const classOf = { now: 'on', refused: 'no' } as const

/** The way of a matter down a phone's page, oldest first. */
export function Trail({ steps }: { readonly steps: readonly TrailStep[] }) {
  return (
    <ol class="trail">
      {steps.map(({ who, span, state, note, words }) => (
        <li class={state && classOf[state]}>
          <div class="row">
            <b>{who}</b>
            {state === 'now' ? (
              <span class="doing">
                <b>{span}</b>
              </span>
            ) : (
              <span class="dim">{span}</span>
            )}
          </div>
          {words !== undefined && <blockquote class="words">{words}</blockquote>}
          {note !== undefined && <p>{note}</p>}
        </li>
      ))}
    </ol>
  )
}

/** The way of a matter across a wide page; `days` sets the width of a step in four sizes, the word is exact. */
export function Hops({
  steps,
  wall = false,
}: {
  readonly steps: readonly (Step & { readonly days: number })[]
  readonly wall?: boolean
}) {
  const small = wall ? '' : 'sm '
  return (
    <ol class="hops">
      {steps.map(({ who, span, state, days }) => (
        <li class={['g' + widthOf(days), state && classOf[state]].filter(Boolean).join(' ')}>
          <b>{who}</b>
          <span class={small + (state === 'now' ? 'doing' : 'dim')}>{span}</span>
        </li>
      ))}
    </ol>
  )
}

/** The way of a matter in one row of words: 物业 3天 → 业委会 6天 → 房管局 今天起. */
export function HopLine({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <span class="hopline">
      {steps.map(({ who, span, state }, at) => (
        <Fragment>
          {at > 0 && <Icon name="go" />}
          {state === 'now' ? (
            <b>
              {who} {span}
            </b>
          ) : (
            <span>
              {who} {span}
            </span>
          )}
        </Fragment>
      ))}
    </span>
  )
}

function widthOf(days: number): 1 | 2 | 3 | 4 {
  if (days <= 1) return 1
  if (days <= 3) return 2
  return days <= 7 ? 3 : 4
}
