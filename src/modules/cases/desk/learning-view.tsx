import { outranks } from '../../../kernel/actor.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { ErrorSummary, TextField, type Wrong } from '../../../kernel/ui/field.tsx'
import { Empty, LocalTime } from '../../../kernel/ui/parts.tsx'
import { sayDate, sayDay } from '../../../kernel/words/time.ts'
import { type Catalogue, sayTopic } from '../../../rulebook/catalogue.ts'
import { correctedFields } from '../learning/correction.rules.ts'
import { topicOf } from '../learning/correction.store.ts'
import type { LearningReport } from '../learning/read-report.ts'
import type { Lesson } from '../learning/report.store.ts'
import { DeskPage, type Frame } from './frame.tsx'
import { learningWords as words } from './learning.words.ts'

/** What is wrong with a form that is shown again, and which: a lesson's own, or that of a day. */
export type AgainUndo = {
  readonly lesson: string | null
  readonly typed: Typed
  readonly errors: readonly Wrong[]
}

type Props = {
  readonly frame: Frame
  readonly report: LearningReport
  readonly catalogue: Catalogue
  readonly again: AgainUndo | null
}

export function LearningPage({ frame, report, catalogue, again }: Props) {
  const mayUndo = outranks(frame.staff.rank, 'coordinator')
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="learning"
      panel={{ label: words.undoAll, content: <UndoAll report={report} again={again} mayUndo={mayUndo} /> }}
    >
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      {isGone(report, again) && <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />}
      <Weeks report={report} />
      <Confusions report={report} catalogue={catalogue} />
      <Lessons frame={frame} report={report} catalogue={catalogue} again={again} mayUndo={mayUndo} />
      <Unlearnt frame={frame} report={report} />
    </DeskPage>
  )
}

// A lesson that was taken back meanwhile has no form any more in which to say so.
function isGone({ lessons }: LearningReport, again: AgainUndo | null): boolean {
  return again !== null && again.lesson !== null && lessons.every(({ id }) => id !== again.lesson)
}

function Weeks({ report: { weeks, sureness } }: Pick<Props, 'report'>) {
  return (
    <section class="body" aria-labelledby="weeks">
      <h2 id="weeks">{words.weeks}</h2>
      {weeks.length === 0 && <Empty>{words.noWeeks}</Empty>}
      <ol class="journal">
        {weeks.map(({ monday, shares }) => (
          <li>
            <time dateTime={monday}>{words.weekOf(sayDate('zh-CN', monday))}</time>
            <div>
              {correctedFields.map((field) => {
                const share = shares[field]
                return share && <p>{words.share(field, share.accepted, share.all)}</p>
              })}
            </div>
          </li>
        ))}
      </ol>
      {(['sure', 'unsure'] as const).map(
        (of) => sureness[of].all > 0 && <p>{words.sureness(of, sureness[of].accepted, sureness[of].all)}</p>,
      )}
    </section>
  )
}

function Confusions({ report: { confusions }, catalogue }: Pick<Props, 'report' | 'catalogue'>) {
  return (
    <section class="body" aria-labelledby="confusions">
      <h2 id="confusions">{words.confusions}</h2>
      {confusions.length === 0 ? (
        <Empty>{words.noConfusions}</Empty>
      ) : (
        <ul class="rows">
          {confusions.map(({ proposed, decided, count }) => (
            <li>{words.confusion(nameOf(catalogue, proposed), nameOf(catalogue, decided), count)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Undoing = { readonly again: AgainUndo | null; readonly mayUndo: boolean }

function Lessons({ frame, report: { lessons }, catalogue, again, mayUndo }: Props & Undoing) {
  return (
    <section class="body" aria-labelledby="lessons">
      <h2 id="lessons">{words.lessons}</h2>
      {lessons.length === 0 && <Empty>{words.noLessons}</Empty>}
      <ol class="journal">
        {lessons.map((lesson) => (
          <li>
            <LocalTime lang="zh-CN" now={frame.now} at={lesson.at} />
            <div>
              <p>
                {words.lesson(nameOf(catalogue, lesson.proposed), nameOf(catalogue, lesson.decided))}{' '}
                <a href={`/desk/cases/${lesson.ref}`}>{lesson.ref}</a>
              </p>
              {mayUndo && <UndoOne lesson={lesson} again={again} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function UndoOne({ lesson: { id }, again }: { readonly lesson: Lesson; readonly again: AgainUndo | null }) {
  const mine = again?.lesson === id ? again : null
  return (
    <details open={mine !== null}>
      <summary>{words.undoOne}</summary>
      <form class="flow" method="post" action="/desk/learning/undo" data-guard>
        <ErrorSummary lang="zh-CN" errors={mine?.errors ?? []} />
        <input type="hidden" name="once" value={newOnce()} />
        <input type="hidden" name="lesson" value={id} />
        <Why id={`why-${id}`} again={mine} />
        <p class="acts">
          <button class="btn">{words.undo}</button>
        </p>
      </form>
    </details>
  )
}

function UndoAll({ report, again, mayUndo }: Pick<Props, 'report'> & Undoing) {
  const mine = again?.lesson === null ? again : null
  return (
    <section aria-labelledby="undo-all">
      <h2 id="undo-all">{words.undoAll}</h2>
      <p class="sm dim">{mayUndo ? words.undoAllHint : words.onlyCoordinator}</p>
      {mayUndo && (
        <form class="flow" method="post" action="/desk/learning/undo" data-guard>
          <ErrorSummary lang="zh-CN" errors={mine?.errors ?? []} />
          <input type="hidden" name="once" value={newOnce()} />
          <TextField
            name="since"
            type="date"
            label={words.since}
            max={report.today}
            value={mine?.typed['since']}
            error={mine?.errors.find(({ field }) => field === 'since')?.says}
          />
          <Why id="why" again={mine} />
          <p class="acts">
            <button class="btn">{words.undo}</button>
          </p>
        </form>
      )}
    </section>
  )
}

function Why({ id, again }: { readonly id: string; readonly again: AgainUndo | null }) {
  return (
    <TextField
      id={id}
      name="why"
      label={words.why}
      hint={words.whyHint}
      maxLength={200}
      autocomplete="off"
      value={again?.typed['why']}
      error={again?.errors.find(({ field }) => field === id)?.says}
    />
  )
}

function Unlearnt({ frame, report: { unlearnt } }: Pick<Props, 'frame' | 'report'>) {
  if (unlearnt.length === 0) return null
  return (
    <section class="body" aria-labelledby="unlearnt">
      <h2 id="unlearnt">{words.unlearnt}</h2>
      <ol class="journal">
        {unlearnt.map(({ at, name, since, lessons, why }) => (
          <li>
            <LocalTime lang="zh-CN" now={frame.now} at={at} />
            <p>
              {since === null
                ? words.unlearntOne(name, why)
                : words.unlearntSince(name, sayDay('zh-CN', frame.now, since), lessons, why)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function nameOf(catalogue: Catalogue, topic: string): string {
  const known = topicOf(topic)
  return known ? sayTopic(catalogue, 'zh-CN', known) : topic
}
