import type { CommunityId } from '../kernel/ids.ts'

/** What was looked at, how much of it, and the first thing that is not as it must be. */
export type Report = {
  readonly checked: Readonly<Record<Counted, number>>
  readonly firstBreak: Break | null
}

export const counted = [
  'communities',
  'tables',
  'requests',
  'needs',
  'cases',
  'openCases',
  'holdings',
  'offers',
  'entries',
  'jobs',
  'files',
  'catalogueChanges',
] as const
export type Counted = (typeof counted)[number]

export type Break = {
  /** Which promise is broken: `journal.chain`, `holder.one` … */
  readonly check: string
  readonly community: CommunityId | null
  /** The row it is about. */
  readonly subject: string | null
  readonly says: string
}

/** Counts as the checks go, and stops them at the first break. */
export type Tally = {
  readonly add: (what: Counted, count: number) => void
  readonly checked: () => Report['checked']
}

export function newTally(): Tally {
  const counts = new Map<Counted, number>(counted.map((what) => [what, 0]))
  return {
    add: (what, count) => void counts.set(what, (counts.get(what) ?? 0) + count),
    checked: () => Object.fromEntries(counts) as Report['checked'],
  }
}
