import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../kernel/http/contract.ts'
import { natures, topics, urgencies } from '../../../rulebook/categories.ts'
import { states } from '../case.rules.ts'
import { bodyId, homeId, needId, personId, requestId, sentence, stairwellId } from '../schemas.ts'
import { type KnownCode, refusals } from './statuses.ts'

/* What a member of the post does with a case. Each takes `seen`: refused when the case has moved on since. */

const params = z.object({ ref: z.string().max(13) })
const seen = { seen: z.number().int().positive().optional() }
const acted = z.object({ ref: z.string(), state: z.enum(states) })
const always = ['sign_in.needed', 'not_allowed', 'case.not_found', 'case.changed'] as const
const ended = ['case.ended', 'case.not_being_worked'] as const

type Deed<Body extends z.ZodRawShape, Codes extends readonly KnownCode[]> = {
  readonly summary: string
  readonly body: Body
  readonly codes: Codes
}

function deed<
  const Path extends string,
  Body extends z.ZodRawShape,
  const Codes extends readonly KnownCode[],
>(path: Path, { summary, body, codes }: Deed<Body, Codes>) {
  return endpoint({
    method: 'post',
    path: `/api/cases/:ref/${path}`,
    summary,
    params,
    body: z.object({ ...seen, ...body }),
    reply: acted,
    refusals: refusals(...always, ...codes),
  } as const satisfies Endpoint)
}

export const postTaking = deed('taking', {
  summary: 'Take what is open to helpers.',
  body: {},
  codes: ['case.ended', 'case.not_open_to_helpers', 'case.is_designated', 'offer.already_open'],
})

export const postTriage = deed('triage', {
  summary: 'Take what was understood as it is, or put it right. No limit gets longer.',
  body: {
    title: z.string().trim().min(1).max(80).optional(),
    topic: z.enum(topics).optional(),
    nature: z.enum(natures).optional(),
    urgency: z.enum(urgencies).optional(),
    stairwell: stairwellId.optional(),
    isPrivate: z.boolean().optional(),
    isOpenToHelpers: z.boolean().optional(),
  },
  codes: ['case.ended', 'place.not_found', 'topic.not_offered'],
})

export const postAnswer = deed('answer', {
  summary: 'Tell the people concerned, in writing or on the phone.',
  body: { words: sentence, how: z.enum(['told', 'called']) },
  codes: ['case.ended'],
})

export const postNote = deed('note', {
  summary: "Write something down for the post's own eyes.",
  body: { words: sentence },
  codes: [],
})

export const postQuestion = deed('question', {
  summary: 'Ask one question.',
  body: { words: sentence },
  codes: ['case.ended'],
})

export const postPromise = deed('promise', {
  summary: 'A new date, why, and word to the people concerned.',
  body: { on: z.iso.date(), why: sentence },
  codes: ['case.not_being_worked', 'promise.in_the_past'],
})

export const postAssignment = deed('assignment', {
  summary: 'Give it to a person of the body that holds it.',
  body: { person: personId },
  codes: [...ended, 'person.not_of_holder'],
})

export const postOffer = deed('offer', {
  summary: 'Ask another body to take it.',
  body: { to: bodyId, why: sentence },
  codes: [
    ...ended,
    'body.not_found',
    'offer.already_open',
    'offer.to_holder',
    'case.awaits_designation',
    'case.is_designated',
  ],
})

export const postAcceptance = deed('offer/acceptance', {
  summary: 'The body that was asked takes it.',
  body: {},
  codes: ['case.ended', 'offer.none'],
})

export const postRefusal = deed('offer/refusal', {
  summary: 'The body that was asked does not take it: why, and whose it is.',
  body: { why: sentence, better: bodyId },
  codes: ['case.ended', 'offer.none', 'offer.better_is_itself', 'body.not_found'],
})

export const postOfferWithdrawal = deed('offer/withdrawal', {
  summary: 'Do not ask that body any more.',
  body: {},
  codes: ['case.ended', 'offer.none'],
})

export const postDesignation = deed('designation', {
  summary: 'The coordinator says whose it is; it cannot be handed back.',
  body: { to: bodyId, why: sentence },
  codes: [...ended, 'body.not_found'],
})

export const postResult = deed('result', {
  summary: 'It is done; the people concerned are asked next.',
  body: { words: sentence },
  codes: [...ended],
})

export const postCallback = deed('callback', {
  summary: 'What one of the people concerned said on the phone.',
  body: {
    request: requestId,
    outcome: z.enum(['fixed', 'not_fixed', 'unreached']),
    rating: z.number().int().min(1).max(5).optional(),
    words: sentence.optional(),
  },
  codes: ['case.not_said_done', 'case.too_long_ago', 'request.not_found', 'answer.needs_words'],
})

export const postClosing = deed('closing', {
  summary: 'File away what was confirmed.',
  body: {},
  codes: ['case.ended', 'case.not_confirmed'],
})

export const postExplanation = deed('explanation', {
  summary: 'It cannot be solved, and why; waits for the coordinator.',
  body: { words: sentence },
  codes: [...ended, 'explanation.already_waits'],
})

export const postApproval = deed('explanation/approval', {
  summary: 'The coordinator agrees; it is told to the people concerned.',
  body: {},
  codes: [...ended, 'explanation.none'],
})

export const postRejection = deed('explanation/rejection', {
  summary: 'The coordinator does not agree; the work goes on.',
  body: { why: sentence },
  codes: ['case.ended', 'explanation.none'],
})

export const postReferral = deed('referral', {
  summary: "Not the neighbourhood's to solve: whose it is and how to reach them.",
  body: { to: z.string().trim().min(1).max(200), words: sentence },
  codes: [...ended],
})

export const postMerger = deed('merger', {
  summary: 'The same matter as another: it goes into that one with everybody who asked.',
  body: { into: z.string().max(13) },
  codes: [...ended, 'case.same'],
})

export const postDifference = deed('difference', {
  summary: 'Not the same matter as another; it is not proposed again.',
  body: { other: z.string().max(13) },
  codes: ['case.same'],
})

export const postPart = deed('part', {
  summary: 'Some of what was said becomes a case of its own.',
  body: { needs: z.array(needId).min(1), title: z.string().trim().min(1).max(80) },
  codes: [...ended, 'need.not_found', 'case.nothing_left'],
})

export const postHousehold = deed('household', {
  summary: 'Which home it was that said it.',
  body: { request: requestId, home: homeId },
  codes: ['request.not_found', 'place.not_found', 'request.erased'],
})

export const postPhone = endpoint({
  method: 'post',
  path: '/api/cases/:ref/phone',
  summary: 'Read a phone number, to call. Each reading is written into the journal.',
  params,
  body: z.object({ request: requestId }),
  reply: z.object({ phone: z.string() }),
  refusals: refusals('sign_in.needed', 'not_allowed', 'case.not_found', 'request.not_found', 'phone.none'),
})
