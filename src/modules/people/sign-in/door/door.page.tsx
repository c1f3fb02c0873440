import { MarkShape } from '../../../../kernel/ui/icon.tsx'
import { TextField } from '../../../../kernel/ui/field.tsx'
import { DoorShell } from '../../../../kernel/ui/other-shells.tsx'
import { hereWith, type Page } from '../../../../kernel/ui/page.ts'
import { telephone } from '../../../../kernel/ui/resident-shell.tsx'
import { langs } from '../../../../kernel/words/lang.ts'
import { shellWords } from '../../../../kernel/words/shell.ts'
import { withTo } from '../answer.ts'
import type { Stage } from './demo.ts'
import { type Part, parts } from './demo.rules.ts'
import { signInWords } from '../words.ts'

export type DoorView = {
  readonly page: Page
  /** The one post of this installation, where there is only one. */
  readonly post: { readonly name: string; readonly phone: string } | null
  readonly to: string
  readonly who: string
  /** What went wrong, in a sentence. */
  readonly fault?: string | undefined
  /** What has just happened, in a sentence. */
  readonly said?: string | undefined
  readonly passkeys: boolean
  readonly stage: Stage | null
}

/** 上班了: a passkey with one tap, or name and password. */
export function DoorPage(view: DoorView) {
  const { page, post, to, who, fault, said, passkeys, stage } = view
  const words = signInWords[page.lang]
  return (
    <DoorShell page={page} title={words.title} home="/" {...(passkeys && { script: 'passkey.js' })}>
      <h1>{words.hello}</h1>
      <p class="dim">
        {words.where(post?.name ?? null)}
        <a href="/">{words.sayHere}</a>
        {page.lang === 'en' ? '.' : '。'}
      </p>
      {said && <p role="status">{said}</p>}
      {stage && <DemoPart page={page} stage={stage} to={to} />}
      {passkeys && <PasskeyButton page={page} to={to} />}
      <form class="stack" method="post" action={withTo('/sign-in', to)}>
        <TextField
          name="who"
          label={words.who}
          value={who}
          autocomplete="username webauthn"
          maxLength={254}
          required
          autofocus={who === '' && !stage}
        />
        <TextField
          name="password"
          type="password"
          label={words.password}
          autocomplete="current-password"
          error={fault}
          required
          autofocus={who !== ''}
        />
        <button class={stage ? 'btn wide' : 'btn wide b1'}>{words.enter}</button>
      </form>
      <p class="after dim">
        {words.forgot}
        {post && (
          <>
            {words.callPost} <a href={telephone(post.phone)}>{post.phone}</a>
          </>
        )}
      </p>
      <div class="foot">
        <Langs page={page} />
      </div>
    </DoorShell>
  )
}

/** Shown by its script where the browser has passkeys; without script it stays away. */
export function PasskeyButton({ page, to }: { readonly page: Page; readonly to: string }) {
  const words = signInWords[page.lang]
  return (
    <div class="stack after" data-passkey="enter" data-to={to} data-fault={words.faults.passkey} hidden>
      <button type="button" class="btn wide big">
        {words.withPasskey}
      </button>
      <p class="err" role="alert" hidden>
        <MarkShape name="late" />
        <span />
      </p>
      <p class="or">{words.orPassword}</p>
    </div>
  )
}

function DemoPart({ page, stage, to }: { readonly page: Page; readonly stage: Stage; readonly to: string }) {
  const { demo } = signInWords[page.lang]
  const name = (part: Part, body: string) => (part === 'other' ? body : demo.parts[part])
  return (
    <form class="stack" method="post" action={withTo('/sign-in/demo', to)} aria-labelledby="demo">
      <h2 id="demo">{demo.title}</h2>
      <p class="dim">{demo.says(stage.community.name)}</p>
      {parts.map((part) => {
        const player = stage.cast.get(part)
        return (
          player && (
            <button class={part === 'worker' ? 'btn wide b1' : 'btn wide'} name="part" value={part}>
              {demo.enterAs(player.member.name, name(part, player.body))}
            </button>
          )
        )
      })}
    </form>
  )
}

const names = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' } as const

function Langs({ page }: { readonly page: Page }) {
  return (
    <nav class="choose" aria-label={shellWords[page.lang].languages}>
      {langs.map((lang) => (
        <a
          href={hereWith(page.here, { lang })}
          lang={lang}
          hreflang={lang}
          aria-current={page.lang === lang ? 'true' : undefined}
        >
          {names[lang]}
        </a>
      ))}
    </nav>
  )
}
