import type { Typed } from '../../../kernel/http/posted.ts'

/** A form that is shown again, with all that was typed. */
export type Again = {
  readonly form: string
  readonly typed: Typed
  readonly errors: readonly { readonly field: string; readonly says: string }[]
}
