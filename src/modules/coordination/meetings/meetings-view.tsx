import type { BodyId } from '../../../kernel/ids.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { AreaField, ErrorSummary, TextField, type Wrong } from '../../../kernel/ui/field.tsx'
import { Empty, LocalTime } from '../../../kernel/ui/parts.tsx'
import { sayHowLong } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Meeting } from './meeting.rules.ts'
import { dossierName } from '../dossiers/door.ts'
import { type MeetingsView, nameIn } from './read-meeting.ts'
import { meetingWords as words } from './words.ts'

/** A plan that is shown again, with all that was typed and ticked. */
export type AgainPlan = {
  readonly typed: Typed
  readonly cases: readonly string[]
  /** Null: those that are likely concerned. */
  readonly bodies: readonly string[] | null
  readonly errors: readonly Wrong[]
}

type Props = { readonly frame: Frame; readonly view: MeetingsView; readonly again: AgainPlan | null }

export function MeetingsPage({ frame, view, again }: Props) {
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="meetings"
      panel={{ label: words.newMeeting, content: <Plan frame={frame} view={view} again={again} /> }}
    >
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
          <p>{words.sums(view.planned.length, view.proposed.length)}</p>
        </div>
      </header>
      <section class="body" aria-labelledby="planned">
        <h2 id="planned">{words.planned}</h2>
        {view.planned.length === 0 && <Empty>{words.none}</Empty>}
        <List frame={frame} view={view} meetings={view.planned} />
      </section>
      <Proposals frame={frame} view={view} />
      {view.past.length > 0 && (
        <section class="body" aria-labelledby="past">
          <h2 id="past">{words.past}</h2>
          <List frame={frame} view={view} meetings={view.past} />
        </section>
      )}
    </DeskPage>
  )
}

type Listed = Pick<Props, 'frame' | 'view'> & { readonly meetings: readonly Meeting[] }

function List({ frame, view, meetings }: Listed) {
  const nameOf = nameIn(view.bodies)
  return (
    <ol class="journal">
      {meetings.map((it) => (
        <li>
          <LocalTime lang="zh-CN" now={frame.now} at={it.at} />
          <div>
            <p>
              <a href={`/desk/meetings/${it.id}`}>{it.title}</a>
            </p>
            <p class="sm dim">
              {[
                it.place,
                words.invited(it.guests.map(({ body }) => nameOf(body)).join('、')),
                words.meetingStates[it.state],
              ].join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Proposals({ frame, view }: Pick<Props, 'frame' | 'view'>) {
  return (
    <section class="body" aria-labelledby="proposed">
      <h2 id="proposed">{words.propose}</h2>
      {view.proposed.length === 0 && <Empty>{words.nothingStuck}</Empty>}
      <ul class="rows">
        {view.proposed.map(({ ref, title, why, openedAt }) => (
          <li>
            <a href={`/desk/cases/${ref}`}>
              {ref} {title}
            </a>
            <p class="sm dim">
              {words.onAgenda(why)} · {sayHowLong('zh-CN', openedAt, frame.now)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Plan({ view, again }: Props) {
  const { fields } = words
  const typed = again?.typed ?? {}
  const errorAt = (name: string) => again?.errors.find(({ field }) => field === name)?.says
  const text = (name: 'title' | 'day' | 'time' | 'minutes' | 'place' | 'quorum') => ({
    name,
    label: fields[name],
    value: typed[name],
    error: errorAt(name),
  })
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{words.newMeeting}</h2>
      <form class="flow" method="post" action="/desk/meetings" data-guard>
        <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
        <input type="hidden" name="once" value={newOnce()} />
        <TextField {...text('title')} hint={fields.titleHint} maxLength={80} />
        <TextField {...text('day')} type="date" />
        <TextField {...text('time')} placeholder="9:30" />
        <TextField {...text('minutes')} value={typed['minutes'] ?? '60'} inputMode="numeric" />
        <TextField {...text('place')} maxLength={120} />
        <Ticks
          name="cases"
          label={fields.cases}
          error={errorAt('cases')}
          ticked={again?.cases ?? []}
          options={view.offered.map(({ id, ref, title }) => ({ value: id, says: `${ref} ${title}` }))}
        />
        <AreaField
          name="others"
          label={fields.others}
          hint={fields.othersHint}
          value={typed['others'] ?? view.dossiers.map(dossierName).join('\n')}
          error={errorAt('others')}
          rows={2}
        />
        <Ticks
          name="bodies"
          label={fields.bodies}
          error={errorAt('bodies')}
          ticked={again?.bodies ?? likelyGuests(view)}
          options={view.bodies.all.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <TextField {...text('quorum')} hint={fields.quorumHint} inputMode="numeric" />
        <p class="acts">
          <button class="btn">{words.call}</button>
        </p>
      </form>
    </section>
  )
}

// Who holds what is proposed, was asked to, or was named.
function likelyGuests({ proposed }: MeetingsView): readonly BodyId[] {
  return [...new Set(proposed.flatMap(({ bodies }) => bodies))]
}

type TicksProps = {
  readonly name: string
  readonly label: string
  readonly error: string | undefined
  readonly ticked: readonly string[]
  readonly options: readonly { readonly value: string; readonly says: string }[]
}

/** Several of many, all in sight. */
function Ticks({ name, label, error, ticked, options }: TicksProps) {
  return (
    <fieldset
      class={error ? 'field bad' : 'field'}
      id={name}
      tabIndex={-1}
      {...(error && { 'aria-describedby': `${name}-error` })}
    >
      <legend>{label}</legend>
      {options.map(({ value, says }) => (
        <label class="tick">
          <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} />
          <span>{says}</span>
        </label>
      ))}
      {error && (
        <span class="err" id={`${name}-error`}>
          {error}
        </span>
      )}
    </fieldset>
  )
}
