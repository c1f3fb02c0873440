import { MarkShape } from '../../../../kernel/ui/icon.tsx'
import { TextField } from '../../../../kernel/ui/field.tsx'
import { DoorShell } from '../../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { Qr } from '../../../../kernel/ui/qr.tsx'
import { withTo } from '../answer.ts'
import type { Offered } from './set-up.ts'
import { type SignInWords } from '../words.zh.ts'
import { signInWords } from '../words.ts'

type View = {
  readonly page: Page
  readonly to: string
  readonly offered: Offered
  readonly passkeys: boolean
  readonly fault?: string | undefined
}

/** 加一把锁: a passkey with one tap, or an authenticator by picture, link or hand. */
export function SetUpPage({ page, to, offered, passkeys, fault }: View) {
  const all = signInWords[page.lang]
  const words = all.setUp
  return (
    <DoorShell page={page} title={words.title} {...(passkeys && { script: 'passkey.js' })}>
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      {passkeys && <AddPasskey words={all} to={to} or={words.or} />}
      <form class="stack" method="post" action={withTo('/sign-in/set-up', to)}>
        <p>{words.scan}</p>
        <p>
          <Qr lang={page.lang} text={offered.uri} says={words.qr} />
        </p>
        <p>
          <a class="btn wide" href={offered.uri}>
            {words.onPhone}
          </a>
        </p>
        <p>
          {words.byHand} <br />
          <code>{offered.secret}</code>
        </p>
        <p class="dim">{words.apps}</p>
        <TextField
          name="code"
          label={words.code}
          error={fault}
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          required
        />
        <button class="btn wide b1">{words.confirm}</button>
      </form>
      <form method="post" action="/sign-out">
        <button class="btn b3">{all.signOut}</button>
      </form>
    </DoorShell>
  )
}

type Adding = { readonly words: SignInWords; readonly to: string; readonly or?: string }

/** Shown by its script where the browser can make passkeys. */
export function AddPasskey({ words, to, or }: Adding) {
  return (
    <div
      class="stack after"
      data-passkey="add"
      data-to={to}
      data-fault={words.faults.passkey}
      data-stale={words.faults.passkeyStale}
      hidden
    >
      <button type="button" class="btn wide">
        {words.setUp.withPasskey}
      </button>
      <p class="dim">{words.setUp.passkeySays}</p>
      <p class="err" role="alert" hidden>
        <MarkShape name="late" />
        <span />
      </p>
      {or && <p class="or">{or}</p>}
    </div>
  )
}

type Paper = { readonly page: Page; readonly to: string; readonly codes: readonly string[] }

/** The codes for paper: shown this once. */
export function PaperPage({ page, to, codes }: Paper) {
  const words = signInWords[page.lang].paper
  return (
    <DoorShell page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.says}</p>
      <ul class="rows after" aria-label={words.codes}>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="after">
        <a class="btn wide b1" href={to}>
          {words.go}
        </a>
      </p>
    </DoorShell>
  )
}
