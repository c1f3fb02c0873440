import { TextField } from '../../../../kernel/ui/field.tsx'
import { Qr } from '../../../../kernel/ui/qr.tsx'
import { minutesBetween } from '../../../../kernel/time.ts'
import { saySpan } from '../../../../kernel/words/time.ts'
import { errorAt, type FollowView } from './follow-view.ts'
import { withdrawsUntil } from './story.rules.ts'
import { followWords } from './words.ts'

type Props = { readonly view: FollowView }

/** The sheet to keep: the number to read out, the code and the link, a phone to be called back on, and the way back. */
export function Receipt({ view }: Props) {
  const { page, story, link } = view
  const words = followWords[page.lang].receipt
  return (
    <section class="sec stack" aria-labelledby="sheet">
      <h2 id="sheet">{words.heading}</h2>
      <p>
        <span class="number">{story.request.ref}</span>
        <br />
        {words.readOut}
      </p>
      {story.needs.some((need) => need.isShared) && <p>{words.joined}</p>}
      <p>{words.keep}</p>
      <Qr lang={page.lang} text={link} says={words.qr} />
      <p>
        <span class="dim">{words.link}</span>
        <br />
        <a href={link}>{link}</a>
      </p>
      {story.request.withdrawnAt === null && (
        <>
          <LeavePhone view={view} />
          <Withdraw view={view} />
        </>
      )}
    </section>
  )
}

function LeavePhone({ view }: Props) {
  const words = followWords[view.page.lang].receipt
  const error = errorAt(view, 'phone')
  if (view.story.request.hasPhone) return <p class="dim">{words.hasPhone}</p>
  return (
    <details open={error !== undefined}>
      <summary>{words.leavePhone}</summary>
      <form method="post" action={`${view.href}/phone`} class="stack" noValidate>
        <input type="hidden" name="once" value={view.once} />
        <TextField
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          error={error}
          type="tel"
          inputMode="tel"
          autocomplete="tel-national"
          value={view.typed.phone}
        />
        <button class="btn wide">{words.phoneSend}</button>
      </form>
    </details>
  )
}

function Withdraw({ view }: Props) {
  const { page, post, now, story } = view
  const words = followWords[page.lang].withdraw
  const until = withdrawsUntil(story.request)
  if (now > until) return <p class="dim">{words.late(post.phone)}</p>
  return (
    <form method="post" action={`${view.href}/withdraw`}>
      <input type="hidden" name="once" value={view.once} />
      <p>
        <b>{words.heading}</b> {words.hint(saySpan(page.lang, Math.max(1, minutesBetween(now, until))))}
      </p>
      <button class="btn wide after">{words.send}</button>
    </form>
  )
}
