import type { ComponentChildren } from 'preact'
import { newOnce } from '../../../kernel/http/once.ts'
import { AreaField, ErrorSummary, type Option, SelectField, TextField } from '../../../kernel/ui/field.tsx'
import type { Again } from './again.ts'
import { dossierWords as words } from './words.ts'

type FormProps = {
  readonly at: string
  readonly form: string
  /** Which of several. */
  readonly of?: string
  readonly again: Again | null
  readonly says: string
  readonly isSecond?: boolean
  readonly withFile?: boolean
  readonly children?: ComponentChildren
}

/** One of the forms of a dossier: its key, what is wrong, its fields, its button. */
export function Form({ at, form, of, again, says, isSecond, withFile, children }: FormProps) {
  const name = nameOf(form, of)
  const mine = again?.form === name ? again : null
  const errors = (mine?.errors ?? []).map((each) => ({
    ...each,
    field: each.field === '' ? '' : `${each.field}-${name}`,
  }))
  return (
    <form
      class="flow"
      method="post"
      action={at}
      aria-label={says}
      enctype={withFile ? 'multipart/form-data' : undefined}
      data-guard
    >
      <ErrorSummary lang="zh-CN" errors={errors} />
      <input type="hidden" name="once" value={newOnce()} />
      {of !== undefined && <input type="hidden" name="of" value={of} />}
      {children}
      <p class="acts">
        <button class={isSecond ? 'b3' : 'btn'}>{says}</button>
      </p>
    </form>
  )
}

export function nameOf(form: string, of: string | undefined): string {
  return of === undefined || of === '' ? form : `${form}-${of}`
}

type FieldName = keyof typeof words.fields

type FieldProps = {
  readonly form: string
  readonly again: Again | null
  readonly name: FieldName
  readonly hint?: string
  readonly value?: string
}

function typedIn({ form, again, name }: FieldProps) {
  const mine = again?.form === form ? again : null
  return { value: mine?.typed[name], error: mine?.errors.find(({ field }) => field === name)?.says }
}

export function Line(props: FieldProps & { readonly type?: 'date' }) {
  const { form, name, hint, type, value } = props
  const typed = typedIn(props)
  return (
    <TextField
      name={name}
      id={`${name}-${form}`}
      label={words.fields[name]}
      value={typed.value ?? value}
      error={typed.error}
      {...(hint !== undefined && { hint })}
      {...(type && { type })}
    />
  )
}

export function Lines(props: FieldProps) {
  const { form, name } = props
  const typed = typedIn(props)
  return (
    <AreaField
      name={name}
      id={`${name}-${form}`}
      label={words.fields[name]}
      value={typed.value}
      error={typed.error}
      rows={3}
    />
  )
}

export function Choice(props: FieldProps & { readonly options: readonly Option[] }) {
  const { form, name, options, value } = props
  const typed = typedIn(props)
  return (
    <SelectField
      name={name}
      id={`${name}-${form}`}
      label={words.fields[name]}
      options={options}
      chosen={typed.value ?? value}
      error={typed.error}
    />
  )
}
