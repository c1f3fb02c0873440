import { DoorShell } from '../../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { desk } from '../answer.ts'
import type { Late } from './hold.ts'
import { signInWords } from '../words.ts'

type View = {
  readonly page: Page
  readonly late: Late
  /** Whether its writer has come in again, or does so in another window first. */
  readonly isIn: boolean
}

/** 您写的没丢: what was written, to be looked at and sent again. */
export function LatePage({ page, late, isIn }: View) {
  const all = signInWords[page.lang]
  const words = all.held
  const shown = late.fields.filter(([name, value]) => isWritten(name, value))
  return (
    <DoorShell page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p>{isIn ? words.says : all.late}</p>
      {!isIn && (
        <p class="after">
          <a class="btn wide b1" href="/sign-in" target="_blank" rel="noopener">
            {all.enter}
          </a>
        </p>
      )}
      {shown.map(([, value]) => (
        <blockquote class="words">{value}</blockquote>
      ))}
      {late.hadFiles && <p>{words.files}</p>}
      <form class="stack" method="post" action={late.path}>
        {late.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class={isIn ? 'btn wide b1' : 'btn wide'}>{words.again}</button>
      </form>
      <p class="after">
        <a href={desk}>{words.drop}</a>
      </p>
    </DoorShell>
  )
}

// Keys and choices go along unseen; what somebody wrote is shown.
function isWritten(name: string, value: string): boolean {
  return name !== 'once' && value.trim() !== '' && !/^[\x21-\x7e]{1,80}$/.test(value)
}

export function NothingHeldPage({ page }: { readonly page: Page }) {
  const words = signInWords[page.lang].held
  return (
    <DoorShell page={page} title={words.gone}>
      <h1>{words.gone}</h1>
      <p>{words.goneSays}</p>
      <p class="after">
        <a class="btn wide b1" href={desk}>
          {words.desk}
        </a>
      </p>
    </DoorShell>
  )
}
