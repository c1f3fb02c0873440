import { z } from 'zod'
import type {
  BodyId,
  CaseId,
  CommunityId,
  FileId,
  HomeId,
  NeedId,
  OfferId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../kernel/ids.ts'

export const communityId = z.uuid().transform((text) => text as CommunityId)
export const caseId = z.uuid().transform((text) => text as CaseId)
export const requestId = z.uuid().transform((text) => text as RequestId)
export const needId = z.uuid().transform((text) => text as NeedId)
export const bodyId = z.uuid().transform((text) => text as BodyId)
export const personId = z.uuid().transform((text) => text as PersonId)
export const stairwellId = z.uuid().transform((text) => text as StairwellId)
export const homeId = z.uuid().transform((text) => text as HomeId)
export const offerId = z.uuid().transform((text) => text as OfferId)
export const fileId = z.uuid().transform((text) => text as FileId)

/** What somebody wrote: trimmed, at least one character, at most 4,000. */
export const wordsOf = z.string().trim().min(1).max(4_000)
/** A sentence of reason or result: at most 1,000. */
export const sentence = z.string().trim().min(1).max(1_000)
