export type Upload = { readonly field: string; readonly name: string; readonly bytes: Uint8Array }

/** What is wrong with a posted form. `at` is the field's name, or empty when it is about the whole. */
export type FormIssue = {
  readonly at: string
  readonly code:
    | 'form.broken'
    | 'form.too_large'
    | 'form.busy'
    | 'file.too_large'
    | 'file.too_many'
    | 'input.invalid'
  readonly facts: Readonly<Record<string, string | number>>
}

/** What stood in the fields, by name; of a name that came twice, the last. */
export type Typed = Readonly<Record<string, string>>

/** A form as it came over the wire, before any schema. */
export type Posted = {
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly uploads: readonly Upload[]
  readonly issues: readonly FormIssue[]
}

/** Sizes in bytes. What is over is read to its end and dropped, so that the words beside it arrive. */
export type PostedLimits = {
  readonly files: number
  readonly fileBytes: number
  readonly totalBytes: number
  readonly fieldBytes: number
  readonly fields: number
  /** Beyond this the connection is not listened to any more. */
  readonly wireBytes: number
  /** How long a phone may say nothing before we give it up. */
  readonly silenceMillis: number
}

const MB = 1_000_000

export const postedLimits: PostedLimits = {
  files: 10,
  fileBytes: 20 * MB,
  totalBytes: 60 * MB,
  fieldBytes: 100_000,
  fields: 200,
  wireBytes: 250 * MB,
  silenceMillis: 30_000,
}

export const noIssue: FormIssue['facts'] = {}
