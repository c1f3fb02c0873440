import { type ComponentChildren, h } from 'preact'
import type { Lang } from '../words/lang.ts'
import { shellWords } from '../words/shell.ts'
import { MarkShape } from './icon.tsx'

/** What the control inside a field must carry, so that its hint and its error are read with it. */
export type FieldAttributes = {
  readonly id: string
  readonly name: string
  readonly class: 'in'
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: 'true'
}

type Labelled = {
  readonly name: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  /** A sentence that says what to do. */
  readonly error?: string | undefined
  /** When the name alone would stand twice on a page. */
  readonly id?: string
}

/** Label above, hint under it, error below with its mark. The child gets the attributes for its control. */
export function Field({
  name,
  label,
  hint,
  error,
  id = name,
  children,
}: Labelled & { readonly children: (control: FieldAttributes) => ComponentChildren }) {
  const described = [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={id}>
        {label}
        {hint !== undefined && (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
      {children({
        id,
        name,
        class: 'in',
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': 'true' as const }),
      })}
      {error && (
        <span class="err" id={`${id}-error`}>
          <MarkShape name="late" />
          {error}
        </span>
      )}
    </div>
  )
}

/** What a line to write in may say of itself. */
type Line = {
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'date' | 'datetime-local' | 'number'
  readonly value?: string | undefined
  readonly autocomplete?: string
  readonly inputMode?: 'numeric' | 'tel' | 'text' | 'email' | 'search'
  readonly placeholder?: string
  readonly list?: string
  readonly min?: string
  readonly max?: string
  readonly maxLength?: number
  readonly required?: boolean
  readonly autofocus?: boolean
}

// Preact types each kind of input apart; this one takes any of them.
const input: string = 'input'

/** A line to write in. */
export function TextField({ name, label, hint, error, id, value, ...line }: Labelled & Line) {
  return (
    <Field {...labelled({ name, label, hint, error, id })}>
      {(control) => h(input, { ...line, ...control, value: value ?? '' })}
    </Field>
  )
}

type Area = {
  readonly value?: string | undefined
  readonly rows?: number
  readonly maxLength?: number
  readonly placeholder?: string
  readonly required?: boolean
  readonly autofocus?: boolean
}

/** Several lines to write in. */
export function AreaField({ name, label, hint, error, id, value, ...area }: Labelled & Area) {
  return (
    <Field {...labelled({ name, label, hint, error, id })}>
      {(control) => <textarea {...area} {...control} value={value ?? ''} />}
    </Field>
  )
}

export type Option = { readonly value: string; readonly says: string }

/** One of several, in a list that drops down. */
export function SelectField({
  options,
  chosen,
  ...label
}: Labelled & { readonly options: readonly Option[]; readonly chosen?: string | undefined }) {
  return (
    <Field {...label}>
      {(control) => (
        <select {...control}>
          {options.map(({ value, says }) => (
            <option value={value} selected={value === chosen}>
              {says}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One of several, all in sight. */
export function ChoiceField({
  name,
  label,
  hint,
  error,
  id = name,
  options,
  chosen,
}: Labelled & { readonly options: readonly Option[]; readonly chosen?: string | undefined }) {
  return (
    <fieldset class={error ? 'field bad' : 'field'} id={id} tabIndex={-1}>
      <legend>
        {label}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </legend>
      {options.map(({ value, says }) => (
        <label class="tick">
          <input type="radio" name={name} value={value} checked={value === chosen} />
          {says}
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

/** Yes or no. */
export function TickField({
  name,
  label,
  checked,
}: {
  name: string
  label: ComponentChildren
  checked?: boolean
}) {
  return (
    <label class="tick">
      <input type="checkbox" name={name} value="1" checked={checked ?? false} />
      {label}
    </label>
  )
}

/** What is wrong with a form: the field's id (empty for the whole form) and a sentence. */
export type Wrong = { readonly field: string; readonly says: string }

/** All that is wrong, above the form; read out at once, with a way to each field. Nothing when nothing is wrong. */
export function ErrorSummary({ lang, errors }: { readonly lang: Lang; readonly errors: readonly Wrong[] }) {
  if (errors.length === 0) return null
  return (
    <div class="wrong" id="wrong" role="alert" tabIndex={-1} autofocus>
      <h2>{shellWords[lang].lookAgain(errors.length)}</h2>
      <ul>
        {errors.map(({ field, says }) => (
          <li>{field === '' ? says : <a href={`#${field}`}>{says}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

type Given = { readonly [K in keyof Labelled]: Labelled[K] | undefined } & Pick<Labelled, 'name' | 'label'>

// An attribute that is absent is not the same as one that is undefined.
function labelled({ name, label, hint, error, id }: Given): Labelled {
  return { name, label, error, ...(hint !== undefined && { hint }), ...(id !== undefined && { id }) }
}
