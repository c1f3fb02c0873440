import { ErrorSummary } from '../../../kernel/ui/field.tsx'
import { Icon } from '../../../kernel/ui/icon.tsx'
import type { Page } from '../../../kernel/ui/page.ts'
import { LocalTime, PhotoList } from '../../../kernel/ui/parts.tsx'
import { Qr } from '../../../kernel/ui/qr.tsx'
import { ClockBar, Mark } from '../../../kernel/ui/state.tsx'
import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import { sayClock, sayDay, sayMoment } from '../../../kernel/words/time.ts'
import { deedsFor } from './deed-form.ts'
import { DeedPart } from './deed-forms.tsx'
import { LinkShell, TypedWords } from './link-shell.tsx'
import type { OwnNote } from './matter.rules.ts'
import type { Handed, Showing } from './view.ts'
import { linkWords } from './words.ts'

type Props = { readonly page: Page; readonly showing: Showing }

/** One case as the body sees it that is asked to take it, or holds it: what it is, until when, and its answer. */
export function MatterPage({ page, showing }: Props) {
  const { matter, link, body, community, at, redo, did, handed } = showing
  const words = linkWords[page.lang]
  const deeds = deedsFor(matter.stand)
  return (
    <LinkShell page={page} title={titleOf(showing)} link={link} body={body} community={community}>
      {did !== null && handed === null && (
        <p role="status" class="did">
          <Mark mark="done">{words.did[did]}</Mark>
        </p>
      )}
      {showing.wrong}
      {redo && <ErrorSummary lang={page.lang} errors={redo.errors} />}
      {redo && !deeds.includes(redo.deed) && <TypedWords page={page} typed={redo.typed} />}
      {handed && <HandedOn page={page} handed={handed} what={titleOf(showing)} />}
      <What page={page} showing={showing} />
      <Said page={page} showing={showing} />
      {deeds.length > 0 && (
        <section class="sec" aria-labelledby="how">
          <h2 id="how">{words.how}</h2>
          {deeds.map((deed, n) => (
            <DeedPart page={page} showing={showing} deed={deed} first={n === 0} />
          ))}
        </section>
      )}
      {showing.parts}
      <Own page={page} showing={showing} />
      {link.case === null && (
        <p class="act">
          <a class="btn wide" href={at}>
            {words.list.back}
          </a>
        </p>
      )}
    </LinkShell>
  )
}

export function titleOf({ matter }: Pick<Showing, 'matter'>): string {
  return matter.shown.closed ? matter.topic : matter.shown.title
}

function What({ page, showing }: Props) {
  const { matter, community, now } = showing
  const { it, stand, place, topic, shown, holder } = matter
  const words = linkWords[page.lang]
  const post = words.post(community.name)
  const isIts = stand === 'asked' || stand === 'held'
  return (
    <section aria-labelledby="what">
      {isIts && <p class="dim">{stand === 'asked' ? words.asks(post) : words.with(post)}</p>}
      <h1 id="what">{titleOf(showing)}</h1>
      <p class="place">
        <Icon name="pin" />
        <span>{place === '' ? community.name : place}</span>
        <span class="dim">
          {shown.closed ? '' : `${topic} `}
          {words.number(it.ref)}
        </span>
      </p>
      {isIts && <Clock page={page} showing={showing} now={now} />}
      {stand === 'held' && it.holder?.isDesignated && <p class="after">{words.designated}</p>}
      {stand === 'said_done' && (
        <p>
          <Mark mark="ask">{words.waits}</Mark>
        </p>
      )}
      {stand === 'ended' && (
        <p>
          <Mark mark="done">{words.ended}</Mark>
        </p>
      )}
      {stand === 'gone' && (
        <p>
          <Mark mark="back">{words.gone(holder)}</Mark>
        </p>
      )}
    </section>
  )
}

/** By when it is asked to answer, or has to be done; the bar says how much of the time is used. */
function Clock({ page, showing, now }: Props & { readonly now: Instant }) {
  const { it, stand } = showing.matter
  const words = linkWords[page.lang]
  const isAsked = stand === 'asked' && it.offer !== null
  const at = isAsked && it.offer ? it.offer.answerBy : it.times.finishDue
  const from = isAsked ? it.times.openedAt : (it.holder?.since ?? it.times.openedAt)
  const isLate = now >= at
  const mark = isLate ? 'late' : 'soon'
  const when = sayMoment(page.lang, now, at)
  const says = isAsked
    ? words.answerBy(when)
    : it.times.promisedAt === null
      ? words.finishBy(when)
      : words.promised(when)
  const used = minutesBetween(from, now) / Math.max(1, minutesBetween(from, at))
  return (
    <>
      <p>
        <Mark mark={mark}>{isLate ? words.late(sayClock(page.lang, now, at)) : says}</Mark>
      </p>
      <ClockBar used={isLate ? 1 : used} tone={mark} />
    </>
  )
}

/** What was said, as far as this body may see it; the photos that a worker let it see; what was answered. */
function Said({ page, showing }: Props) {
  const { matter, at, now } = showing
  const { shown, said, sentence, photos, it, stand } = matter
  const words = linkWords[page.lang]
  if (stand === 'gone' || stand === 'ended') return null
  return (
    <section class="sec">
      {sentence !== null && (
        <div class="told">
          <p>
            <span class="dim">{words.fromPost}</span>
            <br />
            {sentence}
          </p>
        </div>
      )}
      {!shown.closed && shown.needs.length > 0 && (
        <div class="told">
          {shown.needs.map((need) => (
            <blockquote class="words">{need}</blockquote>
          ))}
        </div>
      )}
      {photos.length > 0 && (
        <>
          <p class="dim after">{words.photos}</p>
          <PhotoList lang={page.lang} photos={photos.map((id) => photoAt(`${at}/${it.ref}`, id))} />
        </>
      )}
      <p class="dim after">
        {said && words.said(said.households, sayDay(page.lang, now, said.since))}
        {shown.closed ? words.closed : words.neverWho}
      </p>
      {matter.isAnswered && (
        <div class="told">
          <p>
            <b>{matter.answer === null ? words.answeredClosed : words.answered}</b>
          </p>
          {matter.answer !== null && <blockquote class="words">{matter.answer}</blockquote>}
        </div>
      )}
    </section>
  )
}

/** What the body itself has written here, the last first. */
function Own({ page, showing }: Props) {
  const { matter, at, now } = showing
  const words = linkWords[page.lang]
  if (matter.own.length === 0) return null
  return (
    <section class="sec" aria-labelledby="own">
      <h2 id="own">{words.yours}</h2>
      <ul class="rows">
        {matter.own.toReversed().map(({ kind, words: said, at: when, files }) => (
          <li>
            <p class="dim">
              {kindOf(words.kinds, kind)} <LocalTime lang={page.lang} now={now} at={when} />
            </p>
            <p>{said}</p>
            <PhotoList lang={page.lang} photos={files.map((id) => photoAt(`${at}/${matter.it.ref}`, id))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function kindOf(kinds: (typeof linkWords)['en']['kinds'], kind: OwnNote['kind']): string {
  switch (kind) {
    case 'told':
    case 'asked':
    case 'inside':
    case 'result':
    case 'reason':
      return kinds[kind]
    default:
      return ''
  }
}

function photoAt(at: string, id: string) {
  return { href: `${at}/files/${id}`, thumb: `${at}/files/${id}?size=small` }
}

type HandedProps = { readonly page: Page; readonly handed: Handed; readonly what: string }

/** The colleague's link, to be scanned or sent on. */
function HandedOn({ page, handed, what }: HandedProps) {
  const words = linkWords[page.lang].handed
  const text = words.text(what, handed.url)
  return (
    <section class="asked" aria-labelledby="handed" role="status">
      <h2 id="handed">{words.title(handed.name)}</h2>
      <p>{words.how}</p>
      <Qr lang={page.lang} text={handed.url} says={handed.name} />
      <label class="field">
        {words.link}
        <textarea class="in" readOnly rows={3}>
          {handed.url}
        </textarea>
      </label>
      <p class="after">
        <a class="btn wide" href={`sms:?&body=${encodeURIComponent(text)}`}>
          {words.sms}
        </a>
      </p>
    </section>
  )
}
