import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { ErrorSummary, Field, SelectField, type Wrong } from '../../../kernel/ui/field.tsx'
import { MarkShape } from '../../../kernel/ui/icon.tsx'
import { Rating } from '../../../kernel/ui/parts.tsx'
import type { Asked } from './calls.store.ts'
import type { Picked } from './read-callbacks.ts'
import { callbackWords as words } from './words.ts'

/** A form that is shown again. */
export type AgainCall = {
  readonly of: 'call' | 'draw'
  readonly typed: Typed
  readonly errors: readonly Wrong[]
}

type Props = { readonly picked: Picked; readonly again: AgainCall | null }

const outcomes = ['fixed', 'not_fixed', 'unreached'] as const

/** Whom to call, what they had said, and what they say now. */
export function CallForm({ picked, again }: Props) {
  const { row, asked } = picked
  const typed = again?.typed ?? {}
  const [only] = asked
  const says = (each: Asked) => `${doorOf(picked, each)}${each.hasPhone ? '' : ` · ${words.noPhone}`}`
  return (
    <>
      <section>
        <h2>
          <a href={`/desk/cases/${row.ref}`}>{row.ref}</a> {row.title}
        </h2>
        {asked.slice(0, 3).map((each) => (
          <blockquote class="words">
            {each.words ?? words.erased} <span class="sm dim">{says(each)}</span>
          </blockquote>
        ))}
        <p class="acts">
          <a class="btn b3" href={`/desk/cases/${row.ref}?do=phone#deed`}>
            {words.phone}
          </a>
        </p>
      </section>
      <form class="flow deed" method="post" action={`/desk/callbacks/${row.ref}`} data-guard>
        <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
        <input type="hidden" name="once" value={typed['once'] ?? newOnce()} />
        <input type="hidden" name="seen" value={row.n} />
        <SelectField
          name="request"
          label={words.whom}
          options={[
            ...(asked.length === 1 ? [] : [{ value: '', says: words.choose }]),
            ...asked.map((each) => ({ value: each.request, says: says(each) })),
          ]}
          chosen={typed['request'] ?? (asked.length === 1 ? only?.request : '')}
          error={errorAt(again, 'request')}
        />
        <Outcomes chosen={typed['outcome']} error={errorAt(again, 'outcome')} />
        <Field name="words" label={words.words} hint={words.wordsHint} error={errorAt(again, 'words')}>
          {(control) => (
            <textarea {...control} rows={2} maxLength={1000} data-key="w" value={typed['words'] ?? ''} />
          )}
        </Field>
        <fieldset class="field">
          <legend>{words.rating}</legend>
          <Rating lang="zh-CN" name="rating" chosen={typed['rating']} />
        </fieldset>
        <p class="acts">
          <button class="btn b1" data-key="s">
            {words.press}
          </button>
        </p>
        <p class="sm dim">{words.hint}</p>
      </form>
    </>
  )
}

function Outcomes({
  chosen,
  error,
}: {
  readonly chosen: string | undefined
  readonly error: string | undefined
}) {
  return (
    <fieldset class={error ? 'field bad' : 'field'} id="outcome" tabIndex={-1}>
      <legend>{words.outcome}</legend>
      {outcomes.map((value, at) => (
        <label class="tick">
          <input
            type="radio"
            name="outcome"
            value={value}
            checked={value === chosen}
            data-key={String(at + 1)}
          />
          {words.outcomes[value]}
        </label>
      ))}
      {error && (
        <span class="err">
          <MarkShape name="late" />
          {error}
        </span>
      )}
    </fieldset>
  )
}

function doorOf({ homes }: Picked, { home }: Asked): string {
  return (home !== null && homes.get(home)?.door) || words.doorless
}

function errorAt(again: AgainCall | null, name: string): string | undefined {
  return again?.errors.find(({ field }) => field === name)?.says
}
