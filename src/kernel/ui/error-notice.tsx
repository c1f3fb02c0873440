import { shellWords } from '../words/shell.ts'
import type { ErrorPage } from '../words/shell.zh.ts'
import type { Page } from './page.ts'
import { ResidentShell } from './resident-shell.tsx'

type Props = {
  readonly page: Page
  readonly kind: ErrorPage
  /** What to say on the phone so that we find it in the log. */
  readonly reference?: string | null
  /** What was typed, to be sent to the same address once more. */
  readonly again?: { readonly to: string; readonly typed: Readonly<Record<string, string>> } | undefined
}

/** Why something was not done and what to do; what was typed is not lost. */
export function ErrorNotice({ page, kind, reference = null, again }: Props) {
  const words = shellWords[page.lang]
  const says = words.errors[kind]
  return (
    <ResidentShell page={page} title={says.title} post={null} mine={kind !== 'away'}>
      <h1 class="after">{says.title}</h1>
      <p class="after">{says.says}</p>
      <p>{says.do}</p>
      {kind === 'missing' && (
        <p class="after">
          <a class="btn wide" href="/">
            {words.toFront}
          </a>
        </p>
      )}
      {again && <SendAgain page={page} {...again} />}
      {reference !== null && <p class="dim">{words.reference(reference)}</p>}
    </ResidentShell>
  )
}

function SendAgain({ page, to, typed }: { readonly page: Page } & NonNullable<Props['again']>) {
  const words = shellWords[page.lang]
  const said = typed['words'] ?? typed['note'] ?? ''
  return (
    <form method="post" action={to} class="stack act">
      {said !== '' && (
        <>
          <h2>{words.kept}</h2>
          <blockquote class="words">{said}</blockquote>
        </>
      )}
      {Object.entries(typed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="btn b1 wide big">{words.again}</button>
      <p class="dim">{words.filesAgain}</p>
    </form>
  )
}
