import type { ComponentChildren } from 'preact'
import { newOnce } from '../../../kernel/http/once.ts'
import { ErrorSummary, TextField } from '../../../kernel/ui/field.tsx'
import type { Again } from './again.ts'
import { togetherWords as words } from './words.ts'

type FormProps = {
  /** Where it is posted, and which form it is. */
  readonly at: string
  readonly deed: string
  readonly id?: string
  readonly again: Again | null
  readonly says: string
  readonly isSecond?: boolean
  readonly children?: ComponentChildren
}

/** One of the forms of the page: its key, what is wrong, its fields, its button. */
export function Form({ at, deed, id, again, says, isSecond, children }: FormProps) {
  const name = id === undefined ? deed : `${deed}-${id}`
  const mine = again?.form === name ? again : null
  const errors = (mine?.errors ?? []).map((each) => ({
    ...each,
    field: each.field === '' ? '' : `${each.field}-${name}`,
  }))
  return (
    <form class="flow" method="post" action={`${at}/${deed}`} aria-label={says} data-guard>
      <ErrorSummary lang="zh-CN" errors={errors} />
      <input type="hidden" name="once" value={newOnce()} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      {children}
      <p class="acts">
        <button class={isSecond ? 'b3' : 'btn'}>{says}</button>
      </p>
    </form>
  )
}

type FieldName = keyof typeof words.fields

type TextProps = {
  readonly form: string
  readonly again: Again | null
  readonly name: FieldName
  readonly type?: 'date'
  readonly as?: string
}

/** A line of one of several forms; its id says which. */
export function Text({ form, again, name, type, as = name }: TextProps) {
  const mine = again?.form === form ? again : null
  return (
    <TextField
      name={as}
      id={`${as}-${form}`}
      label={words.fields[name]}
      value={mine?.typed[as]}
      error={mine?.errors.find(({ field }) => field === as)?.says}
      {...(type && { type })}
    />
  )
}
