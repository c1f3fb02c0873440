import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { NoticeRules } from '../../rulebook/notices.ts'
import type { About } from './facts.rules.ts'
import type { Notice, NoticeId } from './notice.rules.ts'
import { type Ear, mannerFor, notBefore } from './when.rules.ts'

/** What waits for one hearer, looked at again. */
export type Gathered = {
  readonly told: readonly Found[]
  /** No longer true. */
  readonly overtaken: readonly NoticeId[]
  /** When what is left may be told; null when nothing is. */
  readonly later: Instant | null
}

export type Found = { readonly notice: NoticeId; readonly about: About }
export type Around = { readonly now: Instant; readonly rules: NoticeRules; readonly ear: Ear }

/** Of one limit that first ran out and then was raised higher and higher, the hearer is told how it stands now. */
export function lastOfClocks(
  found: readonly Found[],
  waiting: readonly Pick<Notice, 'id' | 'n'>[],
): readonly Found[] {
  const nOf = new Map(waiting.map(({ id, n }) => [id, n]))
  const at = ({ notice }: Found) => nOf.get(notice) ?? 0
  const isClock = ({ about }: Found) => about.kind.startsWith('clock.')
  return found.filter(
    (one) =>
      !isClock(one) ||
      found.every(
        (other) => !isClock(other) || other.about.it?.id !== one.about.it?.id || at(other) <= at(one),
      ),
  )
}

/**
 * All that waits goes along with the first that is due. In the hearer's night only what cannot wait for the morning; and
 * where nothing is of that kind, nothing soon after the last message either.
 */
export function choose(found: readonly Found[], { now, rules, ear }: Around): Omit<Gathered, 'overtaken'> {
  const urgent = found.filter((each) => isAtOnce(each, rules))
  const asleep = notBefore(rules, { ...ear, lastAt: null }, now) > now
  const later = notBefore(rules, ear, now)
  if (asleep || (urgent.length === 0 && later > now))
    return { told: urgent, later: found.length > urgent.length ? later : null }
  return { told: found, later: null }
}

/** What the link of a message has to open: the one case that it is about, or all that the hearer has. */
export function caseOfLink({ told }: Pick<Gathered, 'told'>): CaseId | null {
  const cases = new Set(told.map(({ about }) => about.it?.id ?? null))
  const [only] = cases
  return cases.size === 1 && only !== undefined ? only : null
}

/** Whether it is for the night as well. */
export function isAtOnce({ about }: Pick<Found, 'about'>, { lines }: Pick<NoticeRules, 'lines'>): boolean {
  const line = lines.find(({ when }) => when === about.kind)
  return line !== undefined && mannerFor(line.manner, about.it?.urgency ?? null) === 'at_once'
}

export function meetingsOf({ told }: Pick<Gathered, 'told'>, notices: readonly Notice[]): string[] {
  const subjectOf = new Map(notices.map(({ id, subject }) => [id, subject]))
  return told.flatMap(({ notice, about }) => {
    const subject = subjectOf.get(notice) ?? null
    return about.kind.startsWith('meeting.') && subject !== null ? [subject] : []
  })
}
