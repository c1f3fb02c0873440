import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { AreaField, ErrorSummary, SelectField, TextField } from '../../../kernel/ui/field.tsx'
import { LocalTime } from '../../../kernel/ui/parts.tsx'
import { sayDate, sayMoment } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { AgainMeeting } from './again.ts'
import { MeetingPanel } from './meeting-panel.tsx'
import { type Item, present } from './meeting.rules.ts'
import { type MeetingView, nameIn } from './read-meeting.ts'
import { meetingWords as words } from './words.ts'

type Props = {
  readonly frame: Frame
  readonly view: MeetingView
  readonly again: AgainMeeting | null
}

export function MeetingPage({ frame, view, again }: Props) {
  const { meeting, bodies } = view
  const nameOf = nameIn(bodies)
  return (
    <DeskPage
      frame={frame}
      title={meeting.title}
      room="meetings"
      panel={{ label: words.title, content: <MeetingPanel frame={frame} view={view} again={again} /> }}
    >
      <header class="head">
        <div>
          <p class="sm dim">
            <LocalTime lang="zh-CN" now={frame.now} at={meeting.at} /> · {meeting.place} ·{' '}
            {words.meetingStates[meeting.state]}
          </p>
          <h1>{meeting.title}</h1>
          <p>{words.quorum(present(meeting).length, meeting.quorum, meeting.guests.length)}</p>
          {meeting.why !== null && <p>{meeting.why}</p>}
          {meeting.next !== null && (
            <p>
              <a href={`/desk/meetings/${meeting.next}`}>{words.next}</a>
            </p>
          )}
        </div>
      </header>
      <LastTime frame={frame} view={view} />
      <section class="body" aria-labelledby="attend">
        <h2 id="attend">{words.attendance}</h2>
        <ul class="rows">
          {meeting.guests.map(({ body, came, who }) => (
            <li>
              {nameOf(body)}：{came === null ? words.notKnown : came ? (who ?? words.came) : words.didNotCome}
            </li>
          ))}
        </ul>
      </section>
      <section class="body" aria-labelledby="agenda">
        <h2 id="agenda">{words.agenda}</h2>
        {meeting.items.map((item) => (
          <ItemPart frame={frame} view={view} again={again} item={item} />
        ))}
      </section>
      <PromisedHere frame={frame} view={view} />
    </DeskPage>
  )
}

function LastTime({ view: { last, bodies, dayOf } }: Pick<Props, 'frame' | 'view'>) {
  if (last.length === 0) return null
  const nameOf = nameIn(bodies)
  return (
    <section class="body" aria-labelledby="last">
      <h2 id="last">{words.lastTime}</h2>
      <ul class="rows">
        {last.map((line) => (
          <li>
            {nameOf(line.body)}：{line.what ?? words.finish(line.matter?.ref ?? '')}，
            {sayDate('zh-CN', dayOf(line.due))} · <b>{words.states[line.state]}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PromisedHere({ frame, view: { promises, bodies } }: Pick<Props, 'frame' | 'view'>) {
  if (promises.length === 0) return null
  return (
    <section class="body" aria-labelledby="promised">
      <h2 id="promised">{words.promisedHere}</h2>
      <ul class="rows">
        {promises.map((line) => (
          <li>
            <a href={`/desk/promises?at=${line.id}`}>
              {nameIn(bodies)(line.body)}：{line.what ?? ''}，{sayMoment('zh-CN', frame.now, line.due)}
            </a>
            {line.matter && <span class="sm dim"> {line.matter.ref}</span>} · {words.states[line.state]}
          </li>
        ))}
      </ul>
    </section>
  )
}

type ItemProps = Props & { readonly item: Item }

function ItemPart({ frame, view, again, item }: ItemProps) {
  const { meeting, cases } = view
  const it = item.case && cases.get(item.case)
  return (
    <article id={`item-${item.n}`}>
      <h3>
        {item.n}、{it ? <a href={`/desk/cases/${it.ref}`}>{item.title}</a> : item.title}
      </h3>
      <p class="sm dim">
        {words.onAgenda(item.reasons)} · {words.itemStates[item.state]}
      </p>
      {item.said !== null && (
        <p>
          {words.saidThere}：{item.said}
        </p>
      )}
      {item.decided !== null && (
        <p>
          <b>
            {words.decided}：{item.decided}
          </b>
        </p>
      )}
      {meeting.state === 'planned' && frame.now >= meeting.at && (
        <ItemForm frame={frame} view={view} again={again} item={item} />
      )}
    </article>
  )
}

function ItemForm({ view, again, item }: ItemProps) {
  const { fields } = words
  const mine = again?.form === `item-${item.n}` ? again : null
  const errorAt = (name: string) => mine?.errors.find(({ field }) => field === name)?.says
  const id = (name: string) => `${name}-${item.n}`
  const errors = (mine?.errors ?? []).map((each) => ({
    ...each,
    field: each.field === '' ? '' : id(each.field),
  }))
  const typed = mine?.typed ?? { said: item.said ?? '', decided: item.decided ?? '' }
  return (
    <details open={mine !== null || item.state === 'open'}>
      <summary>{words.write}</summary>
      <form
        class="flow"
        method="post"
        action={`/desk/meetings/${view.meeting.id}/items/${item.n}`}
        data-guard
      >
        <ErrorSummary lang="zh-CN" errors={errors} />
        <input type="hidden" name="once" value={newOnce()} />
        <AreaField
          name="said"
          id={id('said')}
          label={fields.said}
          value={typed['said']}
          error={errorAt('said')}
          rows={2}
        />
        <AreaField
          name="decided"
          id={id('decided')}
          label={fields.decided}
          value={typed['decided']}
          error={errorAt('decided')}
          rows={2}
        />
        <label class="tick">
          <input type="checkbox" name="putOff" value="1" checked={(typed['putOff'] ?? '') !== ''} />
          <span>{fields.putOff}</span>
        </label>
        <PromiseFields view={view} n={item.n} typed={typed} error={errorAt('on')} />
        <p class="acts">
          <button class="btn">{words.write}</button>
        </p>
      </form>
    </details>
  )
}

type PromiseProps = {
  readonly view: MeetingView
  readonly n: number
  readonly typed: Typed
  readonly error: string | undefined
}

/** Who takes on what by when; only those who sit at the table are there to choose. */
function PromiseFields({ view, n, typed, error }: PromiseProps) {
  const { fields } = words
  const guests = present(view.meeting).map(({ body }) => ({ value: body, says: nameIn(view.bodies)(body) }))
  return (
    <>
      <SelectField
        name="body"
        id={`body-${n}`}
        label={fields.promiseBody}
        options={[{ value: '', says: fields.nobody }, ...guests]}
        chosen={typed['body']}
      />
      <TextField
        name="what"
        id={`what-${n}`}
        label={fields.promiseWhat}
        value={typed['what']}
        maxLength={300}
      />
      <TextField
        name="on"
        id={`on-${n}`}
        label={fields.promiseOn}
        type="date"
        value={typed['on']}
        error={error}
      />
    </>
  )
}
