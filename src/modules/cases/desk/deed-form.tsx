import type { ComponentChildren } from 'preact'
import { newOnce } from '../../../kernel/http/once.ts'
import { AreaField, ErrorSummary, Field, type Option, SelectField } from '../../../kernel/ui/field.tsx'
import type { Again } from './deeds.ts'
import { type Deed, decisive } from './deeds.rules.ts'
import { deedWords as words } from './deeds.words.ts'
import type { Field as FieldName } from './deeds.words.zh.ts'
import type { CaseFile } from '../reading/read-case.ts'
import { Attached } from './sayings.tsx'

/** What the form of a deed is drawn from. */
export type FormProps = {
  readonly file: CaseFile
  readonly deed: Deed
  /** When it is shown again: what was typed, and what is wrong. */
  readonly again: Again | null
}

/** What stands in a field: what was typed, or what is so. */
export function typedIn({ again }: Pick<FormProps, 'again'>, name: string, otherwise = ''): string {
  return again ? (again.typed[name] ?? '') : otherwise
}

export function errorAt({ again }: Pick<FormProps, 'again'>, name: string): string | undefined {
  return again?.errors.find(({ field }) => field === name)?.says
}

type Shell = FormProps & {
  readonly children?: ComponentChildren
  readonly withPhotos?: boolean
  /** The answer of this form is a page of its own and not a way back. */
  readonly staysHere?: boolean
  readonly second?: boolean
}

/** Around the fields of every deed: its key, what was seen, what is wrong, the one button. */
export function DeedForm({ file, deed, again, children, withPhotos, staysHere, second }: Shell) {
  const { label, do: press, hint } = words.deeds[deed]
  return (
    <form
      class="flow deed"
      method="post"
      action={`/desk/cases/${file.it.ref}/${deed}`}
      enctype={withPhotos ? 'multipart/form-data' : undefined}
      aria-label={label}
      data-guard
      {...(staysHere && { 'data-turbo': 'false' })}
    >
      <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
      <input type="hidden" name="once" value={again?.typed['once'] ?? newOnce()} />
      {decisive.has(deed) && <input type="hidden" name="seen" value={file.it.journal.n} />}
      {children}
      {withPhotos && <PhotoField again={again} />}
      <p class="acts">
        <button class={second ? 'btn' : 'btn b1'}>{press}</button>
      </p>
      {hint && <p class="sm dim">{hint}</p>}
    </form>
  )
}

/** Several lines to write in. */
export function Words(props: FormProps & { readonly name: FieldName; readonly rows?: number }) {
  const { name, rows = 4 } = props
  return (
    <AreaField
      name={name}
      label={words.fields[name]}
      error={errorAt(props, name)}
      value={typedIn(props, name)}
      rows={rows}
      maxLength={1000}
    />
  )
}

type ChoosingProps = FormProps & {
  readonly name: FieldName
  readonly options: readonly Option[]
  readonly chosen?: string
}

/** One of several; nothing is chosen that nobody chose. */
export function Choosing(props: ChoosingProps) {
  const { name, options, chosen = '' } = props
  const none = chosen === '' ? [{ value: '', says: words.choose }] : []
  return (
    <SelectField
      name={name}
      label={words.fields[name]}
      error={errorAt(props, name)}
      options={[...none, ...options]}
      chosen={typedIn(props, name, chosen)}
      {...hintOf(name)}
    />
  )
}

export function hintOf(name: FieldName): { readonly hint?: string } {
  const hint = words.hints[name]
  return hint === undefined ? {} : { hint }
}

function PhotoField({ again }: Pick<FormProps, 'again'>) {
  return (
    <>
      {again?.draft && <input type="hidden" name="draft" value={again.draft} />}
      {again && <Attached files={again.files} />}
      <Field name="photo" label={words.fields.photo} error={errorAt({ again }, 'photo')} {...hintOf('photo')}>
        {(control) => <input {...control} type="file" accept="image/*" multiple />}
      </Field>
    </>
  )
}
