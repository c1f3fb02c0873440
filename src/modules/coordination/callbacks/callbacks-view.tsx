import { newOnce } from '../../../kernel/http/once.ts'
import type { KeyHint } from '../../../kernel/ui/desk-shell.tsx'
import { ErrorSummary } from '../../../kernel/ui/field.tsx'
import { Empty, LocalTime } from '../../../kernel/ui/parts.tsx'
import { ClockMark, Mark } from '../../../kernel/ui/state.tsx'
import { sayClock } from '../../../kernel/words/time.ts'
import { shippedSampling } from '../../../rulebook/callbacks.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { sayPlace } from '../../places/door.ts'
import { type AgainCall, CallForm } from './call-form.tsx'
import { type Callbacks, isLeft, type Row } from './read-callbacks.ts'
import { callbackWords as words } from './words.ts'

type Props = {
  readonly frame: Frame
  readonly callbacks: Callbacks
  readonly again: AgainCall | null
  /** The number of the case that was just called about. */
  readonly said: string | null
}

export function CallbacksPage({ frame, callbacks, again, said }: Props) {
  const { due, later, drawn, picked } = callbacks
  const isEmpty = due.length + later.length + (drawn?.rows.length ?? 0) === 0
  const calling = again?.of === 'call' ? again : null
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="callbacks"
      keys={keys}
      panel={{
        label: words.panel,
        content: picked ? <CallForm picked={picked} again={calling} /> : <p class="dim">{words.none}</p>,
      }}
    >
      {said !== null && (
        <p class="news" role="status">
          {words.kept(said)}
        </p>
      )}
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead(due.length, drawn?.rows.filter(isLeft).length ?? 0)}</p>
        </div>
      </header>
      {isEmpty ? <Empty>{words.empty}</Empty> : <Rows callbacks={callbacks} />}
      <Drawing callbacks={callbacks} again={again?.of === 'draw' ? again : null} />
      <Recent callbacks={callbacks} />
    </DeskPage>
  )
}

function Rows({ callbacks }: Pick<Props, 'callbacks'>) {
  const { due, later, drawn } = callbacks
  const groups = [
    { name: words.groups.due, rows: due },
    { name: drawn ? words.drawnGroup(words.month(drawn.draw.month)) : '', rows: drawn?.rows ?? [] },
    { name: words.groups.later, rows: later },
  ]
  return (
    <table class="list">
      <caption class="vh">{words.caption}</caption>
      <thead>
        <tr>
          {(['clock', 'what', 'who', 'state'] as const).map((name) => (
            <th scope="col">{words.heads[name]}</th>
          ))}
        </tr>
      </thead>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <tbody>
            <tr class="grp">
              <th colSpan={4} scope="rowgroup">
                {name} {rows.length}
              </th>
            </tr>
            {rows.map((row) => (
              <Line row={row} callbacks={callbacks} />
            ))}
          </tbody>
        ))}
    </table>
  )
}

function Line({ row, callbacks: { picked, now, bodies, tree } }: { row: Row } & Pick<Props, 'callbacks'>) {
  const isPicked = row.ref === picked?.row.ref
  const pick = `/desk/callbacks?at=${row.ref}`
  const isLate = row.due !== null && row.due < now
  return (
    <tr class={isPicked ? 'cur' : undefined} data-pick={pick}>
      <td>
        {row.due === null ? (
          <span class="sm dim">{words.closed}</span>
        ) : (
          <ClockMark mark={isLate ? 'late' : 'ask'}>{sayClock('zh-CN', now, row.due)}</ClockMark>
        )}
      </td>
      <td>
        <a href={pick} aria-current={isPicked ? 'true' : undefined}>
          {row.title}
        </a>{' '}
        <span class="at">
          {row.ref} · {sayPlace(tree, row.place)}
        </span>
      </td>
      <td>{row.body === null ? null : words.saidDone(bodies.byId.get(row.body)?.name ?? '')}</td>
      <td>
        <Standing row={row} />
      </td>
    </tr>
  )
}

function Standing({ row: { state, last, unreached } }: { readonly row: Row }) {
  if (state !== 'done_claimed' && state !== 'closed' && last?.isFixed !== false)
    return <Mark mark="doing">{words.again}</Mark>
  if (last === null) return <Mark mark="new">{words.notCalled}</Mark>
  if (last.isFixed === null) return <Mark mark="no">{words.unreached(unreached)}</Mark>
  return last.isFixed ? (
    <Mark mark="done">{words.outcomes.fixed}</Mark>
  ) : (
    <Mark mark="back">{words.outcomes.not_fixed}</Mark>
  )
}

function Drawing({ callbacks: { drawn, toDraw }, again }: Pick<Props, 'callbacks' | 'again'>) {
  const { id, asOf, sharePercent } = shippedSampling
  return (
    <section class="body" aria-labelledby="draw">
      <h2 id="draw">{words.drawTitle}</h2>
      <p class="sm dim">{words.drawHint(words.rules[id] ?? id, asOf, sharePercent)}</p>
      <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
      {drawn && (
        <>
          <p>{words.drew(words.month(drawn.draw.month), drawn.draw.closed, drawn.came)}</p>
          <p class="sm dim">{words.seed(drawn.draw.seed)}</p>
        </>
      )}
      {toDraw ? (
        <form method="post" action="/desk/callbacks/draw" data-guard>
          <p>{words.toDraw(words.month(toDraw.month), toDraw.closed, toDraw.size)}</p>
          <input type="hidden" name="once" value={newOnce()} />
          <input type="hidden" name="month" value={toDraw.month} />
          <p class="acts">
            <button class="btn">{words.drawDo(words.month(toDraw.month), toDraw.size)}</button>
          </p>
        </form>
      ) : (
        !drawn && <p>{words.nothingToDraw}</p>
      )}
    </section>
  )
}

function Recent({ callbacks: { recent, names, now } }: Pick<Props, 'callbacks'>) {
  return (
    <section class="body" aria-labelledby="recent">
      <h2 id="recent">{words.recent}</h2>
      {recent.length === 0 && <p class="dim">{words.noneRecent}</p>}
      <ol class="journal">
        {recent.map(({ ref, title, at, by, isFixed, rating, words: said }) => (
          <li>
            <LocalTime lang="zh-CN" now={now} at={at} />
            <div>
              <p>
                {words.called(
                  (by !== null && names.get(by)) || words.somebody,
                  words.outcomes[isFixed === null ? 'unreached' : isFixed ? 'fixed' : 'not_fixed'],
                  rating,
                )}{' '}
                <a href={`/desk/cases/${ref}`}>{ref}</a> {title}
              </p>
              {said !== null && <blockquote class="words">{said}</blockquote>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const keys: readonly KeyHint[] = [
  { keys: ['J', 'K'], says: words.keys.move },
  { keys: ['1', '2', '3'], says: words.keys.outcome },
  { keys: ['W'], says: words.keys.words },
  { keys: ['S'], says: words.keys.keep },
]
