import type { Danger } from '../../../../language/read-words.ts'
import { Icon } from '../../../../kernel/ui/icon.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { type PostCard, ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import { HiddenParts, PlaceLine, type Spot, titleOf, type Typed } from './say-page.tsx'
import { sayWords } from './words.ts'

type DangerView = {
  readonly page: Page
  readonly spot: Spot
  readonly action: string
  readonly typed: Typed
  readonly danger: Danger
  /** Files that came along are not kept: nothing is stored before the call. */
  readonly files: number
}

/** Life may be in danger: the call comes first, and the form waits. */
export function DangerPage({ page, spot, action, typed, danger, files }: DangerView) {
  const words = sayWords[page.lang].danger
  const others = (['119', '120', '110'] as const).filter((number) => number !== danger.call)
  return (
    <ResidentShell
      page={page}
      title={`${words.title} · ${titleOf(page.lang, spot)}`}
      post={spot.post}
      home={action}
    >
      <PlaceLine lang={page.lang} spot={spot} />
      <div role="alert">
        <h1>{words.heading}</h1>
        <p>{words.because[danger.kind]}</p>
      </div>
      <p class="act">
        <a class="btn b1 wide big" href={`tel:${danger.call}`} autofocus>
          <Icon name="phone" />
          {words.call(danger.call)}
        </a>
      </p>
      <div class="pair act">
        {others.map((number) => (
          <a class="btn" href={`tel:${number}`}>
            {words.call(number)}
          </a>
        ))}
      </div>
      <form action={action} method="post" enctype="multipart/form-data" class="sec stack act" id="say">
        <HiddenParts typed={{ ...typed, dangerSeen: true }} />
        <input type="hidden" name="words" value={typed.words} />
        <input type="hidden" name="phone" value={typed.phone} />
        <p>{words.notStored}</p>
        <fieldset disabled>
          <textarea class="in" rows={4} aria-label={sayWords[page.lang].what} value={typed.words} />
        </fieldset>
        {files > 0 && <p class="dim">{words.filesLost}</p>}
        <button class="btn wide">{words.goOn}</button>
        <p class="dim">{words.goOnHint}</p>
      </form>
    </ResidentShell>
  )
}

type UnknownView = {
  readonly page: Page
  readonly words: string
  readonly post: PostCard | null
  readonly chooseHref: string
}

/** Nobody printed this code; what was typed is there to be copied. */
export function UnknownPlacePage({ page, words: typed, post, chooseHref }: UnknownView) {
  const { unknown } = sayWords[page.lang]
  return (
    <ResidentShell page={page} title={unknown.title} post={post}>
      <h1>{unknown.title}</h1>
      <p>{unknown.why}</p>
      <p>{unknown.todo}</p>
      <p class="act">
        <a class="btn b1 wide" href={chooseHref}>
          {unknown.choose}
        </a>
      </p>
      <TypedSoFar page={page} words={typed} />
    </ResidentShell>
  )
}

type ClosedView = {
  readonly page: Page
  readonly community: string
  readonly post: PostCard
  readonly day: string
  readonly words: string
}

export function ClosedPage({ page, community, post, day, words: typed }: ClosedView) {
  const { closed } = sayWords[page.lang]
  return (
    <ResidentShell page={page} title={closed.title(community)} post={post}>
      <h1>{closed.title(community)}</h1>
      <p>{closed.since(day)}</p>
      <p>{closed.whom(post.phone)}</p>
      <TypedSoFar page={page} words={typed} />
    </ResidentShell>
  )
}

function TypedSoFar({ page, words }: { readonly page: Page; readonly words: string }) {
  if (words === '') return null
  return (
    <section class="sec">
      <label for="typed">{sayWords[page.lang].closed.typed}</label>
      <textarea class="in" id="typed" rows={6} readOnly value={words} />
    </section>
  )
}
