import type { CaseId, NoteId } from '../../../kernel/ids.ts'
import type { Entry } from '../../../kernel/journal.ts'
import type { Instant } from '../../../kernel/time.ts'

/** What an entry of a case's journal means to the ledger. */
export type Told = { readonly at: Instant; readonly n: number } & (
  | { readonly kind: 'promised'; readonly due: Instant; readonly note: NoteId | null }
  | { readonly kind: 'done' | 'not_fixed' | 'closed' | 'withdrawn' }
  | { readonly kind: 'unsolved'; readonly because: 'explained' | 'referred' }
  | { readonly kind: 'took_in'; readonly from: CaseId }
)

/** Null of what does not concern promises. */
export function entryOf({ kind, facts, at, n }: Pick<Entry, 'kind' | 'facts' | 'at' | 'n'>): Told | null {
  switch (kind) {
    case 'finish.promised':
      return {
        kind: 'promised',
        at,
        n,
        due: facts['to'] as Instant,
        note: (facts['note'] ?? null) as NoteId | null,
      }
    case 'case.done_claimed':
      return { kind: 'done', at, n }
    case 'case.not_fixed':
      return { kind: 'not_fixed', at, n }
    case 'case.closed':
      return { kind: 'closed', at, n }
    case 'case.explained':
      return { kind: 'unsolved', because: 'explained', at, n }
    case 'case.referred':
      return { kind: 'unsolved', because: 'referred', at, n }
    case 'case.withdrawn':
      return { kind: 'withdrawn', at, n }
    case 'case.took_in':
      return { kind: 'took_in', from: facts['from'] as CaseId, at, n }
    default:
      return null
  }
}
