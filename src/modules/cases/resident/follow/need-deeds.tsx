import { Icon } from '../../../../kernel/ui/icon.tsx'
import { AreaField } from '../../../../kernel/ui/field.tsx'
import { sayMoment } from '../../../../kernel/words/time.ts'
import { FileButton } from '../file-button.tsx'
import { Part } from './part.tsx'
import { errorAt, fieldId, type NeedView } from './follow-view.ts'
import { Files } from './need-trail.tsx'
import { followWords } from './words.ts'

/** What every form of this page sends along: its key, and which of the things said it is about. */
export function FormParts({ view, need }: Pick<NeedView, 'view' | 'need'>) {
  return (
    <>
      <input type="hidden" name="once" value={view.once} />
      <input type="hidden" name="need" value={need.need} />
    </>
  )
}

/** The post's one question, with room for the answer. */
export function Question({ view, need, n }: NeedView) {
  if (need.question === null || need.holder === null) return null
  const words = followWords[view.page.lang].question
  const id = fieldId('answer', n)
  return (
    <Part n={n} class="sec" id={`${id}-asked`}>
      <h2 id={`${id}-asked`}>{words.heading}</h2>
      <p>{need.question}</p>
      <form
        method="post"
        action={`${view.href}/words`}
        enctype="multipart/form-data"
        class="stack after"
        noValidate
      >
        <FormParts view={view} need={need} />
        <AreaField
          name="words"
          id={id}
          label={words.label}
          value={typedFor(view, need).words}
          error={errorAt(view, id)}
          rows={3}
        />
        <button class="btn wide">{words.send}</button>
      </form>
    </Part>
  )
}

/** It is said to be done: is it? Afterwards a mark, and for a month "it is not, after all". */
export function Settling({ view, need, n }: NeedView) {
  const words = followWords[view.page.lang].done
  const id = n === 0 ? 'done' : `done-${n + 1}`
  const { answer, state } = need
  if (state !== 'done_claimed' && state !== 'confirmed' && state !== 'closed') return null
  return (
    <Part n={n} class="sec" id={id}>
      <h2 id={id}>{answer?.isFixed ? words.youFixed : words.ask}</h2>
      <Result view={view} need={need} n={n} />
      {!answer?.isFixed && state !== 'closed' && (
        <form method="post" action={`${view.href}/fixed`} class="act">
          <FormParts view={view} need={need} />
          {need.othersSayFixed && <p>{words.otherFixed}</p>}
          <button class="btn wide">
            <Icon name="check" />
            {words.fixed}
          </button>
        </form>
      )}
      {answer?.isFixed && <Rate view={view} need={need} n={n} />}
      <NotFixed view={view} need={need} n={n} />
    </Part>
  )
}

function Result({ view, need }: NeedView) {
  if (!need.result) return null
  const words = followWords[view.page.lang].done
  return (
    <div class="told">
      <p>
        <span class="dim">{words.by(sayMoment(view.page.lang, view.now, need.result.at))}</span>
        <br />
        {need.result.words}
      </p>
      <Files view={view} files={need.result.files} />
    </div>
  )
}

function Rate({ view, need }: NeedView) {
  const words = followWords[view.page.lang].done
  const rated = need.answer?.rating ? words.rates[need.answer.rating - 1] : undefined
  if (rated !== undefined) return <p class="dim">{words.rated(rated)}</p>
  return (
    <form method="post" action={`${view.href}/fixed`} class="act">
      <FormParts view={view} need={need} />
      <p id={`rate-${need.need}`}>{words.rate}</p>
      <div class="stack after" role="group" aria-labelledby={`rate-${need.need}`}>
        {words.rates
          .map((says, at) => (
            <button class="btn wide" name="rating" value={at + 1}>
              {says}
            </button>
          ))
          .toReversed()}
      </div>
    </form>
  )
}

function NotFixed({ view, need, n }: NeedView) {
  const words = followWords[view.page.lang].done
  const id = fieldId('why', n)
  const error = errorAt(view, id)
  if (need.state === 'closed' && (need.reopensUntil === null || need.reopensUntil < view.now))
    return <p class="dim after">{words.tooLate}</p>
  const isLater = need.state !== 'done_claimed' || need.answer?.isFixed
  return (
    <details class="after" open={error !== undefined}>
      <summary class="btn wide">
        <Icon name="cross" />
        {isLater ? words.again : words.notFixed}
      </summary>
      <form method="post" action={`${view.href}/not-fixed`} class="stack after" noValidate>
        <FormParts view={view} need={need} />
        <AreaField
          name="words"
          id={id}
          label={words.why}
          value={typedFor(view, need).why}
          error={error}
          rows={3}
        />
        <button class="btn wide">{words.whySend}</button>
        <p class="dim">
          {need.state === 'closed' && need.reopensUntil !== null
            ? words.againHint(sayMoment(view.page.lang, view.now, need.reopensUntil))
            : words.notFixedHint}
        </p>
      </form>
    </details>
  )
}

/** More words and photos while it is being worked on. */
export function AddWords({ view, need, n }: NeedView) {
  if (need.holder === null || need.question !== null) return null
  const words = followWords[view.page.lang].add
  const id = fieldId('words', n)
  const error = errorAt(view, id)
  return (
    <details class="sec" open={error !== undefined}>
      <summary>{words.heading}</summary>
      <form
        method="post"
        action={`${view.href}/words`}
        enctype="multipart/form-data"
        class="stack after"
        noValidate
      >
        <FormParts view={view} need={need} />
        <AreaField
          name="words"
          id={id}
          label={words.label}
          value={typedFor(view, need).words}
          error={error}
          rows={3}
        />
        <FileButton name="photo" icon="camera" ask={words.photo} chosen={words.chosen} />
        <button class="btn wide">{words.send}</button>
      </form>
    </details>
  )
}

function typedFor(view: NeedView['view'], need: NeedView['need']) {
  return view.typed.need === need.need ? view.typed : { words: '', why: '' }
}
