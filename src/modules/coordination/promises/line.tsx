import type { Typed } from '../../../kernel/http/posted.ts'
import type { Wrong } from '../../../kernel/ui/field.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import type { Line } from './list-promises.store.ts'
import { promiseWords as words } from './words.ts'

/** A form that is shown again: which, what was typed, and what is wrong. */
export type AgainPromise = {
  readonly form: 'make' | 'kept' | 'broken' | 'moved'
  readonly typed: Typed
  readonly errors: readonly Wrong[]
}

/** What a promise is about: its case, and whether a meeting or an old matter. */
export function MatterLine({ line: { matter, about } }: { readonly line: Line }) {
  return (
    <>
      {matter && (
        <>
          <a href={`/desk/cases/${matter.ref}`}>{matter.ref}</a> {matter.title}
        </>
      )}
      {about.meeting !== null && ` ${words.meeting}`}
      {about.dossier !== null && ` ${words.dossier}`}
    </>
  )
}

const marks = { open: 'doing', kept: 'done', late: 'done', broken: 'late', moved: 'new' } as const

/** What came of it, or that its time is nearly over. */
export function StateMark({ line: { state, remindedAt } }: { readonly line: Line }) {
  if (state === 'open' && remindedAt !== null) return <Mark mark="soon">{words.soon}</Mark>
  return <Mark mark={marks[state]}>{words.states[state]}</Mark>
}
