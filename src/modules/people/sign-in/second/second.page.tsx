import { TextField } from '../../../../kernel/ui/field.tsx'
import { DoorShell } from '../../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { withTo } from '../answer.ts'
import { PasskeyButton } from '../door/door.page.tsx'
import { signInWords } from '../words.ts'

type View = {
  readonly page: Page
  readonly to: string
  /** Which second step he has: six digits, or only a passkey. */
  readonly by: 'code' | 'passkey'
  readonly passkeys: boolean
  readonly fault?: string | undefined
}

/** 还有一步: six digits, or one of the codes on paper. */
export function SecondPage({ page, to, by, passkeys, fault }: View) {
  const words = signInWords[page.lang].second
  return (
    <DoorShell page={page} title={words.title} {...(passkeys && { script: 'passkey.js' })}>
      <h1>{words.title}</h1>
      {by === 'passkey' ? (
        <>
          <p>{words.passkeyOnly}</p>
          {passkeys && <PasskeyButton page={page} to={to} />}
        </>
      ) : (
        <>
          <p>{words.says}</p>
          <form class="stack" method="post" action={withTo('/sign-in/second', to)}>
            <TextField
              name="code"
              label={words.code}
              hint={words.hint}
              error={fault}
              autocomplete="one-time-code"
              maxLength={20}
              required
              autofocus
            />
            <button class="btn wide b1">{signInWords[page.lang].enter}</button>
          </form>
        </>
      )}
      <p class="after dim">
        {words.lost} <a href={withTo('/sign-in', to)}>{words.again}</a>
      </p>
    </DoorShell>
  )
}
