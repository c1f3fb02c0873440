import { addLimit } from '../../kernel/calendar.ts'
import type { PersonId, RequestId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Scene } from './act-on-case.ts'
import { insertAnswer } from './answer.store.ts'
import type { Change } from './case.rules.ts'
import { findLastHolder } from './holding.store.ts'
import { insertNote } from './note.store.ts'
import { wasSentBack } from './offer.store.ts'
import { tidy } from './tidy.ts'
import { confirmFixed, type FixedRefused, notFixed, type NotFixedRefused } from './settle.rules.ts'

type Said = {
  readonly request: RequestId
  readonly isFixed: boolean
  readonly rating: number | null
  readonly words: string | null
  readonly as: 'resident' | 'callback'
  readonly person: PersonId | null
}

/** What one of the people concerned says of the result: fixed, or not and why. The resident's own page and the callback share it. */
export async function settle(
  { tx, it, by, now, limits, calendar }: Scene,
  said: Said,
): Promise<Result<Change, FixedRefused | NotFixedRefused>> {
  const words = tidy(said.words ?? '')
  const note = words
    ? await insertNote(tx, {
        case: it.id,
        request: said.request,
        kind: 'answered',
        words,
        by,
        at: now,
      })
    : null
  const decided = said.isFixed
    ? confirmFixed(it, limits, calendar, now)
    : notFixed(it, {
        note: reasonOf(note),
        lastHolder: await findLastHolder(tx, it),
        wasSentBack: await wasSentBack(tx, it),
        at: now,
        updateDue: addLimit(calendar, now, limits.update),
      })
  if (!decided.ok) return decided
  await insertAnswer(tx, by.community, {
    case: it.id,
    request: said.request,
    round: it.reopened + 1,
    isFixed: said.isFixed,
    rating: said.rating,
    note,
    as: said.as,
    by: said.person,
    at: now,
  })
  return ok({
    ...decided.value,
    facts: { ...decided.value.facts, request: said.request, rating: said.rating },
  })
}

function reasonOf<T>(note: T | null): T {
  if (note === null) throw new Error('"not fixed" came without a reason past its check')
  return note
}
