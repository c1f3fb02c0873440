import type { ComponentChildren } from 'preact'
import type { Typed } from '../../../kernel/http/form.ts'
import type { Page } from '../../../kernel/ui/page.ts'
import { ResidentShell } from '../../../kernel/ui/resident-shell.tsx'
import { sayDate } from '../../../kernel/words/time.ts'
import type { Body, Community } from '../../people/door.ts'
import type { Link } from './link.rules.ts'
import { linkWords } from './words.ts'
import type { LinkWords } from './words.zh.ts'

type Props = {
  readonly page: Page
  readonly title: string
  readonly link: Link
  readonly body: Body
  readonly community: Community
  readonly children: ComponentChildren
}

/** Around a body's page: for whom it is, whom to call, and for how long it opens. */
export function LinkShell({ page, title, link, body, community, children }: Props) {
  const words = linkWords[page.lang]
  const foot = (
    <p>
      {link.case === null ? words.foot.list : words.foot.case}
      {words.foot.until(sayDate(page.lang, link.expiresOn))}
    </p>
  )
  return (
    <ResidentShell page={page} title={title} post={cardOf(page, community)} mine={false} foot={foot}>
      <p class="dim after">
        {link.forName === null ? words.to(body.name) : words.to(`${body.name} ${link.forName}`)}
      </p>
      {children}
    </ResidentShell>
  )
}

type Lost = {
  readonly page: Page
  readonly why: keyof LinkWords['lost']
  readonly community: Community | null
  readonly typed?: Typed | undefined
}

/** A link that opens nothing (any more), and what was typed into a form of it. */
export function LostLink({ page, why, community, typed = {} }: Lost) {
  const { title, says } = linkWords[page.lang].lost[why]
  return (
    <ResidentShell page={page} title={title} post={community && cardOf(page, community)} mine={false}>
      <h1>{title}</h1>
      <p>{says}</p>
      <TypedWords page={page} typed={typed} />
    </ResidentShell>
  )
}

/** Where the form that it was typed into is no longer there, the words are. */
export function TypedWords({ page, typed }: { readonly page: Page; readonly typed: Typed }) {
  const said = ['on', 'words', 'name', 'phone'].flatMap((name) => typed[name]?.trim() || [])
  if (said.length === 0) return null
  return (
    <section class="sec">
      <p>{linkWords[page.lang].lostTyped}</p>
      <blockquote class="words">{said.join(' ')}</blockquote>
    </section>
  )
}

function cardOf({ lang }: Page, { name, phone, hours }: Community) {
  return { name: linkWords[lang].post(name), phone, hours }
}
