import { newOnce } from '../../../kernel/http/once.ts'
import { ErrorSummary } from '../../../kernel/ui/field.tsx'
import { LocalTime } from '../../../kernel/ui/parts.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { deskWords as words } from './words.ts'
import type { HandLine, NoticesRead } from './read-notices.ts'
import { RulesOf, WaysOf } from './rules-view.tsx'
import type { Setup } from '../setup.ts'

type Props = {
  readonly frame: Frame
  readonly notices: NoticesRead
  readonly setup: Setup
  /** Why the press did nothing. */
  readonly refused: string | null
  readonly thanks: boolean
}

export function NoticesPage({ frame, notices, setup, refused, thanks }: Props) {
  const { hand, waiting } = notices
  return (
    <DeskPage frame={frame} title={words.title} room="notices">
      {thanks && (
        <p class="news" role="status">
          {words.thanks}
        </p>
      )}
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead(hand.length, waiting.length)}</p>
        </div>
      </header>
      <ErrorSummary lang="zh-CN" errors={refused === null ? [] : [{ field: '', says: refused }]} />
      <section class="body" aria-labelledby="by-hand">
        <h2 id="by-hand">{words.hand}</h2>
        <p class="sm dim">{hand.length === 0 ? words.noHand : words.handLead}</p>
        {hand.map((line) => (
          <ByHand line={line} frame={frame} />
        ))}
      </section>
      <Waiting notices={notices} frame={frame} />
      <Gone notices={notices} frame={frame} />
      <WaysOf setup={setup} />
      <RulesOf setup={setup} />
    </DeskPage>
  )
}

type Around = Pick<Props, 'frame'>

function ByHand({ line, frame }: Around & { readonly line: HandLine }) {
  const { id, to, of, written } = line
  return (
    <article class="pass" aria-labelledby={`to-${id}`}>
      <h3 id={`to-${id}`}>{to.name}</h3>
      <p class="sm dim">
        {[words.things(of.lines), to.phone && words.call(to.phone)].filter(Boolean).join(' · ')} ·{' '}
        <LocalTime lang="zh-CN" now={frame.now} at={of.madeAt} />
      </p>
      {written === null ? (
        <p>{words.blanked}</p>
      ) : (
        <textarea class="in" id={`text-${id}`} aria-label={words.text} rows={8} readOnly>
          {written.text}
        </textarea>
      )}
      <form method="post" action="/desk/notices/told" data-guard class="acts">
        <input type="hidden" name="once" value={newOnce()} />
        <input type="hidden" name="message" value={id} />
        {written !== null && (
          <button type="button" class="btn" data-copy={`text-${id}`} data-copied={words.copied} hidden>
            {words.copy}
          </button>
        )}
        <button class="btn b1">{words.passedOn}</button>
      </form>
    </article>
  )
}

function Waiting({ notices: { waiting }, frame }: Around & Pick<Props, 'notices'>) {
  return (
    <section class="body" aria-labelledby="waits">
      <h2 id="waits">{words.waiting}</h2>
      {waiting.length === 0 ? (
        <p class="sm dim">{words.noWaiting}</p>
      ) : (
        <ul class="rows">
          {[...Map.groupBy(waiting, ({ to }) => to.name)].map(([name, all]) => (
            <li>
              {name} · {words.things(all.length)} ·{' '}
              {[...new Set(all.map(({ kind }) => words.kinds[kind]))].join('、')}
              {all[0] && (
                <>
                  {' '}
                  · <LocalTime lang="zh-CN" now={frame.now} at={all[0].dueAt} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Gone({ notices: { gone }, frame }: Around & Pick<Props, 'notices'>) {
  if (gone.length === 0)
    return (
      <section class="body" aria-labelledby="gone">
        <h2 id="gone">{words.sent}</h2>
        <p class="sm dim">{words.noSent}</p>
      </section>
    )
  return (
    <section class="body" aria-labelledby="gone">
      <h2 id="gone">{words.sent}</h2>
      <table class="list">
        <thead>
          <tr>
            {(['who', 'what', 'when', 'way', 'state'] as const).map((head) => (
              <th scope="col">{words.heads[head]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gone.map(({ to, contactName, of, channel, state, endedAt, toldByName }) => (
            <tr>
              <td>{[to.name, contactName].filter(Boolean).join(' · ')}</td>
              <td class="num">{words.things(of.lines)}</td>
              <td>
                <LocalTime lang="zh-CN" now={frame.now} at={endedAt ?? of.madeAt} />
              </td>
              <td>{words.channels[channel]}</td>
              <td>
                <Mark mark={markOf[state]}>
                  {toldByName === null ? words.states[state] : words.toldBy(toldByName)}
                </Mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const markOf = {
  waiting: 'doing',
  sending: 'doing',
  sent: 'done',
  told: 'done',
  refused: 'no',
  open: 'ask',
} as const
