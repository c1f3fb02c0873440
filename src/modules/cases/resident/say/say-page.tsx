import { ErrorSummary, Field, TextField, type Wrong } from '../../../../kernel/ui/field.tsx'
import { Icon } from '../../../../kernel/ui/icon.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { Pair, Sos } from '../../../../kernel/ui/parts.tsx'
import { type PostCard, ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import { sayForm } from '../../../../kernel/ui/say-form.ts'
import type { Lang } from '../../../../kernel/words/lang.ts'
import { FileButton } from '../file-button.tsx'
import { SameMatters, type SameMatter } from './same-matters.tsx'
import { sayWords } from './words.ts'

/** The page on which a resident says what is the matter, first empty, then with all that was typed. */
export type SayView = {
  readonly page: Page
  readonly spot: Spot
  readonly code: string
  readonly action: string
  readonly typed: Typed
  readonly kept: Kept
  /** The name under which those files wait. */
  readonly draft: string | null
  readonly errors: readonly Wrong[]
  readonly same: readonly SameMatter[]
}

export type Spot = { readonly place: string; readonly chooseHref: string; readonly post: PostCard }

export type Typed = {
  readonly words: string
  readonly phone: string
  readonly once: string
  /** Life is not in danger, or the call has been made. */
  readonly dangerSeen: boolean
  /** What was told to be odd about the words: sent once more, they are meant. */
  readonly oddSeen: string | null
}

/** What has come already with an earlier try, and waits for the words. */
export type Kept = { readonly photos: number; readonly voices: number }

export function SayPage(view: SayView) {
  const { page, spot, code, action, typed, kept, draft, errors, same } = view
  const words = sayWords[page.lang]
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.says
  return (
    <ResidentShell
      page={page}
      title={titleOf(page.lang, spot)}
      post={spot.post}
      home={action}
      script="say.js"
    >
      <PlaceLine lang={page.lang} spot={spot} />
      <h1>
        {words.heading[0]}
        <wbr />
        {words.heading[1]}
      </h1>
      <Sos lang={page.lang} />
      <ErrorSummary lang={page.lang} errors={errors} />
      <form
        action={action}
        method="post"
        enctype="multipart/form-data"
        class="stack"
        id="say"
        {...sayForm(page.lang, code)}
        noValidate
      >
        <HiddenParts typed={typed} />
        {draft !== null && <input type="hidden" name="draft" value={draft} />}
        {/* The question first: below the words it would be out of sight, and nothing would seem to have happened. */}
        {same.length > 0 && (
          <SameMatters lang={page.lang} matters={same}>
            <button class="btn wide big" name="isNew" value="1">
              {words.another}
            </button>
          </SameMatters>
        )}
        <Field name="words" label={words.what} hint={words.hint} error={errorAt('words')}>
          {(control) => <textarea {...control} rows={4} value={typed.words} />}
        </Field>
        <Files lang={page.lang} kept={kept} error={errorAt('photo')} />
        <Phone lang={page.lang} typed={typed.phone} error={errorAt('phone')} />
        <div class="sec stack">
          {same.length === 0 && <button class="btn b1 wide big">{words.send}</button>}
          <p role="status" data-tell="" />
          <p class="dim">{words.promise}</p>
        </div>
      </form>
    </ResidentShell>
  )
}

/** What goes along unseen: by which a second tap is known, and what was answered before. */
export function HiddenParts({ typed }: { readonly typed: Pick<Typed, 'once' | 'dangerSeen' | 'oddSeen'> }) {
  return (
    <>
      <input type="hidden" name="once" value={typed.once} />
      {typed.dangerSeen && <input type="hidden" name="dangerSeen" value="1" />}
      {typed.oddSeen !== null && <input type="hidden" name="oddSeen" value={typed.oddSeen} />}
    </>
  )
}

export function PlaceLine({ lang, spot }: { readonly lang: Lang; readonly spot: Spot }) {
  return (
    <p class="place">
      <Icon name="pin" />
      <b>{spot.place}</b>
      <a href={spot.chooseHref}>{sayWords[lang].otherPlace}</a>
    </p>
  )
}

export function titleOf(lang: Lang, spot: Spot): string {
  return sayWords[lang].title(spot.place)
}

type FilesProps = { readonly lang: Lang; readonly kept: Kept; readonly error: string | undefined }

function Files({ lang, kept, error }: FilesProps) {
  const words = sayWords[lang]
  const describedBy = error ? 'photo-error' : 'files-hint'
  return (
    <div class={error ? 'field bad' : 'field'} id="files">
      <Pair>
        <FileButton
          name="photo"
          icon="camera"
          ask={words.photo}
          chosen={words.chosen}
          describedBy={describedBy}
        />
        <FileButton
          name="voice"
          icon="mic"
          ask={words.voice}
          chosen={words.chosen}
          describedBy={describedBy}
        />
      </Pair>
      {error && (
        <span class="err" id="photo-error">
          {error}
        </span>
      )}
      {kept.photos + kept.voices > 0 ? (
        <p class="after" role="status">
          <b>{words.kept(kept.photos, kept.voices)}</b>
        </p>
      ) : (
        <p class="dim after" id="files-hint">
          {words.filesHint}
        </p>
      )}
    </div>
  )
}

type PhoneProps = { readonly lang: Lang; readonly typed: string; readonly error: string | undefined }

// Folded away: a number is not needed, and a field that stands open looks as if it were.
function Phone({ lang, typed, error }: PhoneProps) {
  const words = sayWords[lang]
  return (
    <details open={typed !== '' || error !== undefined}>
      <summary>{words.phoneAsk}</summary>
      <TextField
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        error={error}
        type="tel"
        inputMode="tel"
        autocomplete="tel-national"
        value={typed}
      />
    </details>
  )
}
