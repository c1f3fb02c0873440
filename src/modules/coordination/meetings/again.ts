import type { Typed } from '../../../kernel/http/posted.ts'

/** What is wrong, and at which field; '' for the form as a whole. */
export type Flaw = { readonly field: string; readonly says: string }

export type MeetingForm = 'move' | 'cancel' | 'adjourn' | 'attend' | 'close' | `item-${number}`

/** A form that is shown again, with all that was typed. */
export type AgainMeeting = {
  readonly form: MeetingForm
  readonly typed: Typed
  readonly errors: readonly Flaw[]
}
