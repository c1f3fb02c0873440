import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { House } from '../cases/door.ts'
import type { Announced } from './jobs.ts'

/** What a case announces: the number of the entry in its journal, and what kind it is. */
export type Heard = {
  readonly community: CommunityId
  readonly case: CaseId
  readonly n: number
  readonly kind: string
}

/** Reads the case and its journal anew, does what there still is to do, and nothing when it was done before. */
export type Listener = (house: House, what: Heard) => Promise<void>

/** What a part, a whistle or a meeting announces. */
export type TableHeard = {
  readonly community: CommunityId
  readonly subject: string
  readonly kind: Announced
  readonly n: number
}

export type TableListener = (house: House, what: TableHeard) => Promise<void>
