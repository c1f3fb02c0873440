import type { WorkingCalendar } from '../../kernel/calendar.ts'
import type { AnyDb } from '../../kernel/db.ts'
import type { FileStore } from '../../kernel/files/store.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { Secrets } from '../../kernel/secrets.ts'
import type { Clock } from '../../kernel/time.ts'
import type { Limits } from '../../rulebook/clocks.ts'
import type { Ladder } from '../../rulebook/escalation.ts'
import type { Topic, Urgency } from '../../rulebook/categories.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Community } from '../people/door.ts'

/** What the cases' use cases are given to work with. `main` fills it; a test fills it with its own clock. */
export type House = {
  readonly db: AnyDb
  readonly clock: Clock
  readonly secrets: Secrets
  readonly files: FileStore
  readonly rules: Rules
  /** Tells open desk pages that something changed; called after the commit. */
  readonly changed: (community: CommunityId, id: CaseId) => void
}

/** The rulebook, as this installation has it. */
export type Rules = {
  readonly calendarOf: (community: Pick<Community, 'opens' | 'closes'>) => WorkingCalendar
  readonly limitsFor: (topic: Topic, urgency: Urgency, on: PlainDate) => Limits
  readonly ladder: Ladder
  /** How many there must be before one is compared with another, when this installation wants another number than the rulebook's. */
  readonly leastToCompare?: number
}
