import { newOnce } from '../../../kernel/http/once.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { TextField } from '../../../kernel/ui/field.tsx'
import type { Body } from '../../people/door.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import type { listDeputies } from './card.store.ts'
import { bodyWords as words } from './words.zh.ts'

/** A form that is shown again, with all that was typed. */
export type AgainBody = {
  readonly form: string
  readonly typed: Typed
  readonly errors: readonly { readonly field: string; readonly says: string }[]
}

type Props = {
  readonly body: Body
  readonly deputy: Awaited<ReturnType<typeof listDeputies>>[number]
  readonly today: PlainDate
  readonly again: AgainBody | null
}

/** Standing in for a shorter time than was said; not at all, while it has not begun. */
export function CutShort({ body, deputy, today, again }: Props) {
  const mine = again?.typed['deputy'] === deputy.id ? again : null
  const hidden = (
    <>
      <input type="hidden" name="once" value={newOnce()} />
      <input type="hidden" name="deputy" value={deputy.id} />
    </>
  )
  return (
    <details open={mine !== null}>
      <summary>{words.cutDeputy}</summary>
      <form class="flow" method="post" action={`/desk/bodies/${body.id}/cut-deputy`} data-guard>
        {hidden}
        <TextField
          name="until"
          id={`until-${deputy.id}`}
          label={words.cutUntil}
          type="date"
          value={mine?.typed['until'] ?? (deputy.from > today ? deputy.from : today)}
          error={mine?.errors[0]?.says}
        />
        <p class="acts">
          <button class="btn">{words.cutDeputy}</button>
        </p>
      </form>
      {deputy.from > today && (
        <form class="flow" method="post" action={`/desk/bodies/${body.id}/drop-deputy`} data-guard>
          {hidden}
          <p class="acts">
            <button class="btn b3">{words.dropDeputy}</button>
          </p>
        </form>
      )}
    </details>
  )
}
