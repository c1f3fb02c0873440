import { z } from 'zod'
import { topics, urgencies } from '../../../rulebook/categories.ts'
import { caseId, needId, requestId } from '../schemas.ts'
import type { Wrong } from './deeds.words.zh.ts'

/*
 * What the desk's forms may hold. The message of a check is the name of the sentence that the page shows
 * (`deedWords.wrong`).
 */

function as(wrong: Wrong): { readonly message: Wrong } {
  return { message: wrong }
}

/** Every form: its key against a second tap, what its page had seen of the case, and the draft of its photos. */
export const common = {
  once: z.string().optional(),
  seen: z.coerce.number().int().positive().optional(),
  draft: z.string().optional(),
}

export const said = (wrong: Wrong) => z.string(as(wrong)).trim().min(1, as(wrong)).max(1_000, as('long'))
export const title = z.string(as('title')).trim().min(1, as('title')).max(80, as('title'))
export const chosen = (wrong: Wrong) => z.uuid(as(wrong))
export const request = z.uuid(as('choice')).pipe(requestId)
export const otherCase = z.uuid(as('choice')).pipe(caseId)
export const day = z.iso.date(as('on'))
export const tick = z
  .enum(['1', 'on'])
  .optional()
  .transform((value) => value !== undefined)
export const topic = z.enum(topics, as('choice'))
export const urgency = z.enum(urgencies, as('choice'))
export const needs = z.array(needId).min(1, as('needs'))
export const rating = z
  .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(5)])
  .optional()
export const ref = z
  .string(as('ref'))
  .transform((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{4,9}(-\d{1,3})?$/, as('ref')))
export const outcome = z.enum(['fixed', 'not_fixed', 'unreached'], as('choice'))
export const how = z.enum(['told', 'called'], as('choice'))
export const sure = z.enum(['1', 'on'], as('sure'))
export const optionalWords = z.string().trim().max(1_000, as('long')).optional()
export const door = z.string(as('home')).trim().min(1, as('home')).max(10, as('home'))
export const place = z.union([z.literal('').transform(() => undefined), z.uuid()]).optional()
