import { newOnce } from '../../../kernel/http/once.ts'
import { DoorShell } from '../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../kernel/ui/page.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { frameWords } from './frame.words.ts'

const words = frameWords.signInAgain

type Props = { readonly page: Page; readonly to: string; readonly back: string; readonly typed: Typed }

/** The session ended while somebody was writing: what was written waits here until they have signed in again. */
export function SignInAgain({ page, to, back, typed }: Props) {
  const said = typed['words'] ?? typed['why'] ?? ''
  return (
    <DoorShell page={page} title={words.title} home="/desk">
      <h1>{words.title}</h1>
      <p>{words.says}</p>
      {said !== '' && <blockquote class="words">{said}</blockquote>}
      <p>
        <a class="btn wide" href={`/sign-in?to=${encodeURIComponent(back)}`} target="_blank" rel="noopener">
          {words.signIn}
        </a>
      </p>
      <form method="post" action={to}>
        {Object.entries({ once: newOnce(), ...typed }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="btn b1 wide">{words.again}</button>
      </form>
    </DoorShell>
  )
}
