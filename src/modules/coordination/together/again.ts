import type { Typed } from '../../../kernel/http/posted.ts'

/** A form that is shown again, with all that was typed and ticked. */
export type Again = {
  readonly form: string
  readonly typed: Typed
  readonly bodies: readonly string[]
  readonly errors: readonly { readonly field: string; readonly says: string }[]
}
