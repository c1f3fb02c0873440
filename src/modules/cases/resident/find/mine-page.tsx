import { ErrorSummary, SelectField, TextField, type Wrong } from '../../../../kernel/ui/field.tsx'
import { Icon } from '../../../../kernel/ui/icon.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { Empty } from '../../../../kernel/ui/parts.tsx'
import { type PostCard, ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import type { Community } from '../../../people/door.ts'
import { findWords } from './words.ts'

export type MineView = {
  readonly page: Page
  readonly post: PostCard | null
  readonly links: readonly MyLink[]
  readonly communities: readonly Community[]
  readonly typed: { readonly community: string; readonly ref: string; readonly phone: string }
  readonly errors: readonly Wrong[]
  readonly forgot: boolean
}

/** One sheet of this phone. */
export type MyLink = {
  readonly href: string
  readonly title: string
  readonly ref: string
  readonly place: string
  /** 昨天19:12 */
  readonly moment: string
  readonly state: string
}

/** 我报过的事: what this phone has sent, and a way back for another phone. */
export function MinePage(view: MineView) {
  const { page, post, links, errors, forgot } = view
  const words = findWords[page.lang].mine
  return (
    <ResidentShell page={page} title={words.title} post={post} mine={false}>
      <h1>{words.title}</h1>
      {forgot && <p role="status">{words.forgot}</p>}
      <ErrorSummary lang={page.lang} errors={errors} />
      <section class="sec" aria-labelledby="here">
        <h2 id="here">{words.onThisPhone}</h2>
        {links.length === 0 ? <Empty>{words.nothing}</Empty> : <Sheets view={view} />}
      </section>
      <FindForm view={view} />
    </ResidentShell>
  )
}

function Sheets({ view }: { readonly view: MineView }) {
  const words = findWords[view.page.lang].mine
  return (
    <>
      <ul class="rows">
        {view.links.map(({ href, title, ref, place, moment, state }) => (
          <li>
            <a class="open" href={href}>
              <b>{title}</b>
            </a>
            <p>{state}</p>
            <p class="dim">
              {words.open(ref)} · {place} · {words.said(moment)}
            </p>
          </li>
        ))}
      </ul>
      <form method="post" action="/mine/forget" class="act">
        <button class="btn wide">{words.forget}</button>
        <p class="dim after">{words.forgetHint}</p>
      </form>
    </>
  )
}

function FindForm({ view }: { readonly view: MineView }) {
  const { page, communities, typed, errors } = view
  const words = findWords[page.lang].mine
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.says
  return (
    <form method="post" action="/mine" class="sec stack" aria-labelledby="find" noValidate>
      <h2 id="find">{words.findHeading}</h2>
      <p class="dim">{words.findHint}</p>
      {communities.length > 1 && (
        <SelectField
          name="community"
          label={words.community}
          options={communities.map(({ slug, name }) => ({ value: slug, says: name }))}
          chosen={typed.community}
        />
      )}
      <TextField
        name="ref"
        label={words.ref}
        hint={words.refHint}
        error={errorAt('ref')}
        inputMode="numeric"
        autocomplete="off"
        value={typed.ref}
      />
      <TextField
        name="phone"
        label={words.phone}
        error={errorAt('phone')}
        type="tel"
        inputMode="tel"
        autocomplete="tel-national"
        value={typed.phone}
      />
      <button class="btn wide">
        <Icon name="search" />
        {words.find}
      </button>
    </form>
  )
}
