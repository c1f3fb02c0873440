import { ErrorSummary } from '../../../../kernel/ui/field.tsx'
import { Icon } from '../../../../kernel/ui/icon.tsx'
import { Mark } from '../../../../kernel/ui/state.tsx'
import { ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import { sayMoment } from '../../../../kernel/words/time.ts'
import { sayTopic } from '../../../../rulebook/catalogue.ts'
import { type Did, type FollowView, type NeedView } from './follow-view.ts'
import { AddWords, Question, Settling } from './need-deeds.tsx'
import { NeedNow } from './need-now.tsx'
import { NeedTrail } from './need-trail.tsx'
import { OneTap } from './one-tap.tsx'
import { Receipt } from './receipt.tsx'
import { followWords } from './words.ts'

/** What becomes of a request, for whoever holds its link: the receipt on the first day, the story on every other. */
export function FollowPage(view: FollowView) {
  const { page, story, post, did, place } = view
  const words = followWords[page.lang]
  const [first, ...others] = story.needs
  const title = first ? titleOf(view, first) : words.mine
  const isNew = did === 'new' || did === 'joined'
  return (
    <ResidentShell
      page={page}
      title={words.title(title, story.request.ref)}
      post={post}
      home={view.sayHref ?? '/'}
      script="say.js"
    >
      <p class="place" data-said={isNew && view.sayHref ? view.sayHref.slice('/s/'.length) : undefined}>
        <Icon name="pin" />
        <span>{place}</span>
        <span class="dim">{words.number(story.request.ref)}</span>
      </p>
      {did !== null && <Done view={view} did={did} />}
      <ErrorSummary lang={page.lang} errors={view.errors} />
      <h1>{title}</h1>
      {story.request.withdrawnAt !== null ? (
        <Withdrawn view={view} />
      ) : (
        <>
          {first && <NeedPart view={view} need={first} n={0} receipt={isNew} />}
          {others.map((need, at) => (
            <Another view={view} need={need} n={at + 1} />
          ))}
        </>
      )}
      {!isNew && <Receipt view={view} />}
    </ResidentShell>
  )
}

/** A clause of the person's words, or the topic where the words were erased. */
function titleOf(view: FollowView, need: NeedView['need']): string {
  return need.title ?? sayTopic(view.story.catalogue, view.page.lang, need.topic)
}

function Done({ view, did }: { readonly view: FollowView; readonly did: Did }) {
  const words = followWords[view.page.lang].did
  const says = did === 'urge' ? saysUrged(view) : words[did]
  return (
    <p role="status" class="did">
      <Mark mark="done">{says}</Mark>
    </p>
  )
}

function saysUrged(view: FollowView): string {
  const words = followWords[view.page.lang].did
  const holder = view.story.needs.find((need) => need.holder)?.holder
  const body = holder && view.bodyOf(holder.body)
  return body && body.kind !== 'community' ? words.urge(body.name) : words.urgePost
}

function NeedPart({ receipt, ...part }: NeedView & { readonly receipt: boolean }) {
  const { view, need, n } = part
  return (
    <>
      <NeedNow view={view} need={need} n={n} />
      <OneTap view={view} need={need} n={n} />
      {receipt && <Receipt view={view} />}
      <Question view={view} need={need} n={n} />
      <Settling view={view} need={need} n={n} />
      <NeedTrail view={view} need={need} n={n} />
      <AddWords view={view} need={need} n={n} />
    </>
  )
}

function Another({ view, need, n }: NeedView) {
  const words = followWords[view.page.lang]
  return (
    <section class="sec" aria-labelledby={`another-${n}`}>
      <p class="dim" id={`another-${n}`}>
        {words.another(n + 1)}
      </p>
      <h2 class="words-title">{titleOf(view, need)}</h2>
      <NeedPart view={view} need={need} n={n} receipt={false} />
    </section>
  )
}

function Withdrawn({ view }: { readonly view: FollowView }) {
  const { page, story, now } = view
  const { ended } = followWords[page.lang]
  return (
    <section class="hero">
      <p>
        <Mark mark="back">
          {ended.withdrawn(sayMoment(page.lang, now, story.request.withdrawnAt ?? now))}
        </Mark>
      </p>
      <p>{ended.withdrawnNext}</p>
      {story.request.words !== null && <blockquote class="words after">{story.request.words}</blockquote>}
    </section>
  )
}
