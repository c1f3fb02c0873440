import { Icon } from '../../../../kernel/ui/icon.tsx'
import type { MarkName } from '../../../../kernel/ui/icon.tsx'
import { telephone } from '../../../../kernel/ui/resident-shell.tsx'
import { ClockBar, Mark } from '../../../../kernel/ui/state.tsx'
import { hoursAfter, type Instant, millisOf } from '../../../../kernel/time.ts'
import { sayClock, sayMoment, sayNthDay } from '../../../../kernel/words/time.ts'
import { Part } from './part.tsx'
import { nameOf, type NeedView } from './follow-view.ts'
import { followWords } from './words.ts'

/** Who holds it now, and until when: the first thing that somebody looks for. */
export function NeedNow({ view, need, n }: NeedView) {
  const words = followWords[view.page.lang]
  const id = n === 0 ? 'now' : `now-${n + 1}`
  return (
    <Part n={n} class="hero" id={id}>
      <h2 id={id} class="vh">
        {words.now}
      </h2>
      <StateLine view={view} need={need} n={n} />
      {need.holder ? <Holding view={view} need={need} n={n} /> : <Ended view={view} need={need} n={n} />}
    </Part>
  )
}

function StateLine({ view, need }: NeedView) {
  const { lang } = view.page
  const state = need.state === 'joined' ? 'held' : need.state
  const running = need.holder && need.state !== 'confirmed'
  return (
    <p>
      <Mark mark={markOf(need, view.now)}>{followWords[lang].states[state]}</Mark>{' '}
      {running && <span class="dim">{sayNthDay(lang, need.openedAt, view.now)}</span>}
    </p>
  )
}

const soonHours = 24

/** The mark of a need's state; a limit that is near or over says so by its shape. */
export function markOf(need: NeedView['need'], now: Instant): MarkName {
  switch (need.state) {
    case 'done_claimed':
      return 'ask'
    case 'confirmed':
    case 'closed':
      return 'done'
    case 'explained':
    case 'referred':
      return 'no'
    case 'withdrawn':
      return 'back'
    default:
  }
  if (need.due && need.due.at <= now) return 'late'
  if (need.due && need.due.at <= hoursAfter(now, soonHours)) return 'soon'
  return need.state === 'new' ? 'new' : 'doing'
}

function Holding({ view, need }: NeedView) {
  const { page, now } = view
  const words = followWords[page.lang]
  if (!need.holder) return null
  const body = view.bodyOf(need.holder.body)
  const person = need.holder.person === null ? undefined : view.story.names.get(need.holder.person)
  return (
    <>
      <p>
        <b>{[body?.name, person].filter(Boolean).join(' ')}</b>
      </p>
      {need.due && (
        <>
          <p>
            <Due lang={page.lang} due={need.due} now={now} />
          </p>
          <ClockBar used={usedOf(need, now)} tone={toneOf(markOf(need, now))} />
        </>
      )}
      {need.offeredTo !== null && (
        <p>{words.held.asks(nameOf(view, need.holder.body), nameOf(view, need.offeredTo))}</p>
      )}
      {need.awaitsDesignation && <p>{words.held.decides}</p>}
      {need.isShared && need.households > 1 && <p class="dim">{words.held.others(need.households)}</p>}
      {need.due && !isJustSaid(view) && (
        <div class="pair act">
          {body?.phone && (
            <a class="btn" href={telephone(body.phone)}>
              <Icon name="phone" />
              {words.held.call(body.name)}
            </a>
          )}
          <form method="post" action={`${view.href}/urge`}>
            <input type="hidden" name="once" value={view.once} />
            <input type="hidden" name="need" value={need.need} />
            <button class="btn wide">
              <Icon name="bell" />
              {words.urge}
            </button>
          </form>
        </div>
      )}
      {need.due && !isJustSaid(view) && (
        <p class="dim after">
          {words.urgeHint}
          {need.urges > 0 && words.held.urged(need.urges)}
        </p>
      )}
    </>
  )
}

// Nobody urges what was said a moment ago.
function isJustSaid({ did }: NeedView['view']): boolean {
  return did === 'new' || did === 'joined'
}

type DueProps = {
  readonly lang: NeedView['view']['page']['lang']
  readonly due: NonNullable<NeedView['need']['due']>
  readonly now: Instant
}

function Due({ lang, due, now }: DueProps) {
  const { held } = followWords[lang]
  const moment = sayMoment(lang, now, due.at)
  return (
    <>
      <strong>{due.isPromised ? held.promised(moment) : held.due(moment)}</strong>
      {held.comma}
      <span class="nb">{sayClock(lang, now, due.at)}</span>
    </>
  )
}

function Ended({ view, need }: NeedView) {
  const { page, now, post } = view
  const { ended } = followWords[page.lang]
  const moment = need.endedAt === null ? '' : sayMoment(page.lang, now, need.endedAt)
  switch (need.state) {
    case 'explained':
      return (
        <>
          <p>{ended.explained}</p>
          <blockquote class="words">{need.explanation}</blockquote>
          <p>{ended.explainedNext(post.phone)}</p>
        </>
      )
    case 'referred':
      return (
        <>
          <p>
            <b>{ended.referred(need.referredTo ?? '')}</b>
          </p>
          {need.explanation !== null && <blockquote class="words">{need.explanation}</blockquote>}
        </>
      )
    case 'closed':
      return <p>{ended.closed(moment)}</p>
    default:
      return <p>{ended.withdrawnNext}</p>
  }
}

function usedOf(need: NeedView['need'], now: Instant): number {
  if (!need.due) return 0
  const whole = millisOf(need.due.at) - millisOf(need.openedAt)
  return whole <= 0 ? 1 : (millisOf(now) - millisOf(need.openedAt)) / whole
}

function toneOf(mark: MarkName) {
  return mark === 'late' || mark === 'soon' ? mark : 'doing'
}
