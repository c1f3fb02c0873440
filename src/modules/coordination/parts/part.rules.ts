import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'

export type PartId = Brand<string, 'PartId'>
export type PartState = 'open' | 'done' | 'withdrawn'

/**
 * What one of several bodies has to do for a case that another leads: with a clock of its own. The lead answers for the
 * whole; a part that is late stands before the lead as what holds it up, and is no excuse (Beijing Art. 14).
 */
export type Part = {
  readonly id: PartId
  readonly community: CommunityId
  readonly case: CaseId
  readonly body: BodyId
  readonly what: string
  readonly due: Instant
  readonly askedBy: PersonId
  readonly askedAt: Instant
  readonly state: PartState
  readonly endedAt: Instant | null
  readonly report: string | null
  readonly why: string | null
  readonly explainedAt: Instant | null
  readonly overdueAt: Instant | null
  readonly journal: Head
}

export type PartRefused = 'part.ended' | 'part.needs_words'

/** Done, with what was done; late is late, and stays to be seen in the two moments. */
export function reportPart(it: Part, report: string, at: Instant): Result<Part, PartRefused> {
  if (it.state !== 'open') return ended(it)
  if (report === '') return refuse('part.needs_words')
  return ok({ ...it, state: 'done', report, endedAt: at })
}

/** Why it is not done yet and how far it is: the clock runs on. */
export function explainPart(it: Part, why: string, at: Instant): Result<Part, PartRefused> {
  if (it.state !== 'open') return ended(it)
  if (why === '') return refuse('part.needs_words')
  return ok({ ...it, why, explainedAt: at })
}

/** Not needed any more. */
export function withdrawPart(it: Part, at: Instant): Result<Part, PartRefused> {
  return it.state === 'open' ? ok({ ...it, state: 'withdrawn', endedAt: at }) : ended(it)
}

/** Its time is over and it is not done: marked once. */
export function passPart(it: Part, now: Instant): Part | null {
  if (it.state !== 'open' || it.overdueAt !== null || now < it.due) return null
  return { ...it, overdueAt: now }
}

/** How a part stands: what a lead must see first comes first. */
export const standings = ['late', 'late_explained', 'open', 'done_late', 'done', 'withdrawn'] as const
export type Standing = (typeof standings)[number]

export function standingOf({ state, due, endedAt, why }: Part, now: Instant): Standing {
  if (state === 'withdrawn') return 'withdrawn'
  if (state === 'done') return endedAt !== null && endedAt > due ? 'done_late' : 'done'
  if (now < due) return 'open'
  return why === null ? 'late' : 'late_explained'
}

function ended(it: Part) {
  return refuse('part.ended', { state: it.state })
}
