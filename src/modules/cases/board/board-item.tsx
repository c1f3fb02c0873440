import type { MarkName } from '../../../kernel/ui/icon.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import { hoursAfter, type Instant } from '../../../kernel/time.ts'
import { sayHowLong, sayLate, sayMoment } from '../../../kernel/words/time.ts'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import type { BoardView } from './board-view.ts'
import { Heard } from './heard-line.tsx'
import type { BoardRow } from './listing.store.ts'
import { boardWords } from './words.ts'

type Props = {
  readonly view: Pick<BoardView, 'page' | 'now' | 'bodyOf' | 'placeOf' | 'catalogue'>
  readonly row: BoardRow
}

/** One matter on the board: what, where, how far, who, how long. Nothing by which a person could be known. */
export function BoardItem({ view, row }: Props) {
  const { page, placeOf, catalogue } = view
  const words = boardWords[page.lang]
  return (
    <li>
      <p>
        <b>
          <Heard lang={page.lang} topic={sayTopic(catalogue, page.lang, row.topic)} heard={row.heard} />
        </b>{' '}
        <span class="dim">{placeOf(row) || words.nowhere}</span>
        <br />
        <StateOf view={view} row={row} />
        <br />
        <span class="dim">
          <LineOf view={view} row={row} />
        </span>
      </p>
    </li>
  )
}

export function StateOf({ view, row }: Props) {
  const { page, now } = view
  const words = boardWords[page.lang]
  const mark = markOf(row, now)
  if (mark === 'late') return <Mark mark={mark}>{sayLate(page.lang, now, row.finishDue)}</Mark>
  const state = row.state === 'joined' || row.state === 'withdrawn' ? 'closed' : row.state
  return <Mark mark={mark}>{words.states[state]}</Mark>
}

function LineOf({ view, row }: Props) {
  const { page, now, bodyOf } = view
  const words = boardWords[page.lang]
  const parts = isRunning(row)
    ? [
        row.holder && words.with(bodyOf(row.holder), sayHowLong(page.lang, row.openedAt, now)),
        row.offeredTo && words.waits(bodyOf(row.offeredTo)),
        dueOf({ view, row }),
      ]
    : [
        isSolved(row) && words.took(sayHowLong(page.lang, row.openedAt, row.at)),
        sayMoment(page.lang, now, row.at),
      ]
  const households = row.households > 1 ? words.households(row.households) : null
  return <>{[...parts, households].filter(Boolean).join(' · ')}</>
}

export function dueOf({ view: { page, now }, row }: Props): string | null {
  const words = boardWords[page.lang]
  if (row.state === 'done_claimed' || row.finishDue <= now) return null
  const moment = sayMoment(page.lang, now, row.finishDue)
  return row.promisedAt === null ? words.due(moment) : words.promised(moment)
}

const soonHours = 24

function markOf(row: BoardRow, now: Instant): MarkName {
  switch (row.state) {
    case 'done_claimed':
      return 'ask'
    case 'referred':
    case 'explained':
      return 'no'
    case 'new':
    case 'held':
      if (row.finishDue <= now) return 'late'
      if (row.finishDue <= hoursAfter(now, soonHours)) return 'soon'
      return row.state === 'new' ? 'new' : 'doing'
    default:
      return 'done'
  }
}

function isRunning({ state }: BoardRow): boolean {
  return state === 'new' || state === 'held' || state === 'done_claimed'
}

function isSolved({ state }: BoardRow): boolean {
  return state === 'closed' || state === 'confirmed'
}
