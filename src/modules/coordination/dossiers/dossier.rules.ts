import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, HomeId, PersonId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { dateOfDay, dayNumber, type Instant, type PlainDate } from '../../../kernel/time.ts'

export type DossierId = Brand<string, 'DossierId'>
export type EntryId = Brand<string, 'EntryId'>

export const levels = ['community', 'street', 'district'] as const
export type Level = (typeof levels)[number]
export const kinds = ['said', 'paper', 'visit', 'decision', 'money', 'other'] as const
export type Kind = (typeof kinds)[number]

/**
 * 历史遗留卷宗: everything that is known of one old matter, with one main body and a level (Beijing Art. 24). Its clock
 * runs from the oldest word on it, and nothing starts it anew.
 */
export type Dossier = {
  readonly id: DossierId
  readonly community: CommunityId
  readonly number: number
  readonly title: string
  readonly about: string
  readonly mainBody: BodyId
  readonly level: Level
  readonly since: PlainDate
  readonly openedAt: Instant
  readonly openedBy: PersonId
  readonly reportEvery: number
  readonly reportOn: PlainDate
  readonly state: 'open' | 'closed'
  readonly evidence: string | null
  readonly evidenceBy: PersonId | null
  readonly approvedBy: PersonId | null
  readonly closedAt: Instant | null
  readonly journal: Head
}

/** Something that happened, by a paper, a ledger, or somebody's memory. */
export type DossierEntry = {
  readonly id: EntryId
  readonly on: PlainDate
  readonly kind: Kind
  readonly words: string
  readonly body: BodyId | null
  /** Paid (negative: received back), in fen. */
  readonly fen: number | null
  readonly source: string | null
  readonly addedAt: Instant
  readonly addedBy: PersonId
  readonly struckAt: Instant | null
  readonly struckWhy: string | null
}

/** A household concerned, and whether it says that the matter is settled; null while it has not said. */
export type DossierHome = {
  readonly home: HomeId
  readonly isSettled: boolean | null
  readonly said: string | null
}

export type DossierCase = { readonly case: CaseId; readonly ref: string; readonly title: string }

/** The clock with one more thing known: it may begin earlier, never later. */
export function sinceWith(since: PlainDate, others: readonly PlainDate[]): PlainDate {
  return others.reduce((least, each) => (each < least ? each : least), since)
}

/** How many days it has been left lying. */
export function daysSince({ since }: Pick<Dossier, 'since'>, today: PlainDate): number {
  return dayNumber(today) - dayNumber(since)
}

/** A report was given today: the next is due so many days later. */
export function nextReport({ reportEvery }: Pick<Dossier, 'reportEvery'>, today: PlainDate): PlainDate {
  return dateOfDay(dayNumber(today) + reportEvery)
}

export type OpenRefused = 'dossier.closed'

export function whileDossierOpen(it: Dossier): Result<null, OpenRefused> {
  return it.state === 'open' ? ok(null) : refuse('dossier.closed', { since: it.closedAt ?? '' })
}

export type CloseRefused =
  | OpenRefused
  | 'dossier.no_evidence'
  | 'dossier.households_not_asked'
  | 'dossier.households_not_content'
  | 'dossier.cases_open'

type Word = Pick<DossierHome, 'isSettled'>

/**
 * Whether the households' word is given: at least half of them were heard, and none says that it is not settled.
 * Silence is not consent, and one who says no is enough.
 */
export function householdsWord(homes: readonly Word[]): 'given' | 'not_asked' | 'not_content' {
  if (homes.some(({ isSettled }) => isSettled === false)) return 'not_content'
  const heard = homes.filter(({ isSettled }) => isSettled === true).length
  return homes.length > 0 && heard * 2 >= homes.length ? 'given' : 'not_asked'
}

type Closing = { readonly homes: readonly Word[]; readonly openCases: number }

/** Closing needs all three: what shows that it is done, the households' word, and the secretary's approval. */
export function mayCloseDossier(it: Dossier, { homes, openCases }: Closing): Result<null, CloseRefused> {
  const open = whileDossierOpen(it)
  if (!open.ok) return open
  if (it.evidence === null) return refuse('dossier.no_evidence')
  if (openCases > 0) return refuse('dossier.cases_open', { count: openCases })
  switch (householdsWord(homes)) {
    case 'not_asked':
      return refuse('dossier.households_not_asked')
    case 'not_content':
      return refuse('dossier.households_not_content')
    case 'given':
      return ok(null)
  }
}

/** What was paid in all, of what was not struck out, in fen. */
export function paidIn(entries: readonly DossierEntry[]): number {
  return entries.reduce((sum, { fen, struckAt }) => (struckAt === null ? sum + (fen ?? 0) : sum), 0)
}
