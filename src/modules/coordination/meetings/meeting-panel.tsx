import { newOnce } from '../../../kernel/http/once.ts'
import { ErrorSummary, TextField } from '../../../kernel/ui/field.tsx'
import type { Frame } from '../../cases/desk/door.ts'
import type { AgainMeeting, MeetingForm } from './again.ts'
import type { MeetingView } from './read-meeting.ts'
import { nameIn } from './read-meeting.ts'
import { meetingWords as words } from './words.ts'

type Props = {
  readonly frame: Frame
  readonly view: MeetingView
  readonly again: AgainMeeting | null
}

/** What can be done with a meeting: before it, at it, after it. */
export function MeetingPanel({ frame, view, again }: Props) {
  const { meeting } = view
  const at = `/desk/meetings/${meeting.id}`
  const isPlanned = meeting.state === 'planned'
  const hasBegun = frame.now >= meeting.at
  return (
    <>
      <p>
        <a class="btn" href={`${at}/invitation.ics`} download>
          {words.calendar}
        </a>
      </p>
      {(meeting.state === 'held' || hasBegun) && (
        <p>
          <a href={`${at}/minutes.pdf`} download>
            {words.minutesPdf}
          </a>
          <br />
          <a href={`${at}/minutes.docx`} download>
            {words.minutesDocx}
          </a>
        </p>
      )}
      {isPlanned && hasBegun && <Attend view={view} again={again} />}
      {isPlanned && hasBegun && (
        <Deed view={view} again={again} form="close" says={words.close} open>
          <p class="sm dim">{words.closeHint}</p>
        </Deed>
      )}
      {isPlanned && (
        <Deed view={view} again={again} form="move" says={words.move}>
          <When again={again} form="move" />
          <Text again={again} form="move" name="place" value={meeting.place} />
        </Deed>
      )}
      {isPlanned && (
        <Deed view={view} again={again} form="adjourn" says={words.adjourn}>
          <p class="sm dim">{words.adjournHint}</p>
          <When again={again} form="adjourn" />
          <Text again={again} form="adjourn" name="why" />
        </Deed>
      )}
      {isPlanned && (
        <Deed view={view} again={again} form="cancel" says={words.cancel}>
          <Text again={again} form="cancel" name="why" />
        </Deed>
      )}
    </>
  )
}

type Formed = Pick<Props, 'again'> & { readonly form: MeetingForm }

type DeedProps = Formed & {
  readonly view: MeetingView
  readonly says: string
  readonly open?: boolean
  readonly children: preact.ComponentChildren
}

function Deed({ view, again, form, says, open = false, children }: DeedProps) {
  const mine = again?.form === form ? again : null
  const errors = (mine?.errors ?? []).map((each) => ({
    ...each,
    field: each.field === '' ? '' : `${each.field}-${form}`,
  }))
  return (
    <details open={open || mine !== null} id={form}>
      <summary>{says}</summary>
      <form class="flow" method="post" action={`/desk/meetings/${view.meeting.id}/${form}`} data-guard>
        <ErrorSummary lang="zh-CN" errors={errors} />
        <input type="hidden" name="once" value={newOnce()} />
        {children}
        <p class="acts">
          <button class="btn">{says}</button>
        </p>
      </form>
    </details>
  )
}

function When({ again, form }: Formed) {
  return (
    <>
      <Text again={again} form={form} name="day" type="date" />
      <Text again={again} form={form} name="time" />
    </>
  )
}

type TextProps = Formed & {
  readonly name: 'day' | 'time' | 'place' | 'why'
  readonly type?: 'date'
  readonly value?: string
}

function Text({ again, form, name, type, value }: TextProps) {
  const mine = again?.form === form ? again : null
  return (
    <TextField
      name={name}
      id={`${name}-${form}`}
      label={words.fields[name]}
      value={mine?.typed[name] ?? value}
      error={mine?.errors.find(({ field }) => field === name)?.says}
      {...(type && { type })}
    />
  )
}

function Attend({ view, again }: Pick<Props, 'view' | 'again'>) {
  const { meeting, bodies } = view
  const typed = again?.form === 'attend' ? again.typed : {}
  return (
    <Deed
      view={view}
      again={again}
      form="attend"
      says={words.keepAttendance}
      open={meeting.guests.some(({ came }) => came === null)}
    >
      {meeting.guests.map(({ body, came, who }) => {
        const chosen = typed[`came-${body}`] ?? (came === null ? '' : came ? 'yes' : 'no')
        return (
          <fieldset class="field">
            <legend>{nameIn(bodies)(body)}</legend>
            <label class="tick">
              <input type="radio" name={`came-${body}`} value="yes" checked={chosen === 'yes'} />
              <span>{words.came}</span>
            </label>
            <label class="tick">
              <input type="radio" name={`came-${body}`} value="no" checked={chosen === 'no'} />
              <span>{words.didNotCome}</span>
            </label>
            <TextField
              name={`who-${body}`}
              label={words.fields.who}
              value={typed[`who-${body}`] ?? who ?? ''}
              maxLength={60}
            />
          </fieldset>
        )
      })}
    </Deed>
  )
}
