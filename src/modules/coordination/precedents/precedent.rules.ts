import type { BodyId, BuildingId, EstateId, StairwellId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'

export type CasePlace = {
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
}

/** How near the place of an earlier decision is to the one that is asked about. */
export type Near = 'stairwell' | 'building' | 'estate' | 'elsewhere'

/** 先例: what the coordinator decided before on the same topic, and why. */
export type Precedent = {
  /** The number of the case on which it was decided. */
  readonly ref: string
  readonly title: string
  readonly body: BodyId
  /** One sentence; null when it was erased. */
  readonly why: string | null
  readonly at: Instant
  readonly near: Near
}
