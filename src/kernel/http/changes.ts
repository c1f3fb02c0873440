import type { CaseId, CommunityId } from '../ids.ts'

/** Hears of every change of a case in a community, so that open pages can refresh themselves. */
export type Changes = {
  /** Gives back how to stop hearing. */
  readonly subscribe: (community: CommunityId, hear: (caseId: CaseId) => void) => () => void
}
