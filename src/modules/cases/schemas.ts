import { z } from 'zod'
import type {
  BodyId,
  CaseId,
  CommunityId,
  FileId,
  HomeId,
  NeedId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../kernel/ids.ts'
import { tidy } from './tidy.ts'

export const communityId = z.uuid().transform((text) => text as CommunityId)
export const caseId = z.uuid().transform((text) => text as CaseId)
export const requestId = z.uuid().transform((text) => text as RequestId)
export const fileId = z.uuid().transform((text) => text as FileId)
export const needId = z.uuid().transform((text) => text as NeedId)
export const bodyId = z.uuid().transform((text) => text as BodyId)
export const personId = z.uuid().transform((text) => text as PersonId)
export const stairwellId = z.uuid().transform((text) => text as StairwellId)
export const homeId = z.uuid().transform((text) => text as HomeId)

/*
 * What a field may hold. The messages are refusal codes: `sayRefusal` has the sentence. JSON Schema (for the OpenAPI
 * file) can show these, because what they change in a text they change without a transform.
 */

/** A sentence of reason or result: at most 1,000. */
export const sentence = z.string().overwrite(tidy).min(1, 'words.missing').max(1_000, 'words.too_long')
