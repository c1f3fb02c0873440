import { newOnce } from '../../../../kernel/http/once.ts'
import type { CaseId } from '../../../../kernel/ids.ts'
import { AreaField } from '../../../../kernel/ui/field.tsx'
import { deskWords as words } from './words.ts'

type Props = {
  readonly about: CaseId
  readonly back: string
  readonly value: string
  readonly error?: string | undefined
}

/** What the post writes for the body instead of the resident's words; an empty one takes it back. */
export function SentenceForm({ about, back, value, error }: Props) {
  return (
    <form method="post" action="/desk/links/sentence" class="flow" data-guard>
      <input type="hidden" name="once" value={newOnce()} />
      <input type="hidden" name="case" value={about} />
      <input type="hidden" name="back" value={back} />
      <AreaField
        name="words"
        id="release-words"
        label={words.sentence}
        hint={words.sentenceHint}
        value={value}
        error={error}
        rows={2}
        maxLength={500}
      />
      <p class="acts">
        <button class="btn">{words.sentencePress}</button>
      </p>
    </form>
  )
}
