import { z } from 'zod'
import { endpoint } from '../../../kernel/http/contract.ts'
import { langs } from '../../../kernel/words/lang.ts'
import { topics } from '../../../rulebook/categories.ts'
import { states } from '../case.rules.ts'
import { caseId, sentence } from '../schemas.ts'
import { refusals } from './statuses.ts'

const moment = z.iso.datetime()
const token = z.string().min(20).max(100)
const link = { params: z.object({ token }) } as const

const receipt = z.object({
  ref: z.string(),
  /** Opens the request for whoever holds it. */
  token: z.string(),
  url: z.url(),
  cases: z.array(z.object({ id: z.uuid(), ref: z.string() })),
})

export const postRequest = endpoint({
  method: 'post',
  path: '/api/requests',
  summary: 'Say something at a stairwell, by the code on its door; `joins` when a known matter is the same.',
  body: z.object({
    code: z.string().min(6).max(10),
    // Longer than may be filed, so that the refusal says how many characters there may be.
    words: z.string().max(20_000),
    phone: z.string().max(30).optional(),
    lang: z.enum(langs).optional(),
    dangerSeen: z.boolean().optional(),
    isNew: z.boolean().optional(),
    joins: z.string().max(13).optional(),
  }),
  reply: receipt,
  refusals: refusals(
    'code.not_found',
    'not_allowed',
    'community.closed',
    'words.missing',
    'words.too_long',
    'request.danger',
    'request.known',
    'phone.not_a_number',
    'request.in_the_future',
    'place.not_found',
    'person.not_found',
    'case.not_found',
    'case.ended',
  ),
})

const told = z.object({
  case: z.uuid(),
  title: z.string().nullable(),
  topic: z.enum(topics),
  state: z.enum(states),
  holder: z.string().nullable(),
  offeredTo: z.string().nullable(),
  dueAt: moment.nullable(),
  isPromised: z.boolean(),
  households: z.number().int(),
  urges: z.number().int(),
  question: z.string().nullable(),
  explanation: z.string().nullable(),
  referredTo: z.string().nullable(),
  openedAt: moment,
  endedAt: moment.nullable(),
})

export const getRequest = endpoint({
  method: 'get',
  path: '/api/requests/:token',
  summary: 'What became of a request, as the person who said it may read it.',
  ...link,
  reply: z.object({
    ref: z.string(),
    words: z.string().nullable(),
    saidAt: moment,
    withdrawnAt: moment.nullable(),
    cases: z.array(told),
  }),
  refusals: refusals('link.forged', 'link.expired'),
})

/** Which of the request's cases is meant; the first when it is left out. */
const which = { case: caseId.optional() }
const acted = z.object({ ref: z.string(), state: z.enum(states) })
const follow = [
  'link.forged',
  'link.expired',
  'not_allowed',
  'case.not_found',
  'case.changed',
  'request.already_withdrawn',
] as const

export const postWords = endpoint({
  method: 'post',
  path: '/api/requests/:token/words',
  summary: 'More words, or the answer to what the post has asked.',
  ...link,
  body: z.object({ ...which, words: sentence }),
  reply: acted,
  refusals: refusals(...follow, 'case.ended'),
})

export const postUrge = endpoint({
  method: 'post',
  path: '/api/requests/:token/urge',
  summary: 'Urge whoever holds it now.',
  ...link,
  body: z.object(which),
  reply: acted,
  refusals: refusals(...follow, 'case.ended', 'case.urged_lately'),
})

export const postFixed = endpoint({
  method: 'post',
  path: '/api/requests/:token/fixed',
  summary: 'It is fixed; with one to five points or without.',
  ...link,
  body: z.object({ ...which, rating: z.number().int().min(1).max(5).optional() }),
  reply: acted,
  refusals: refusals(...follow, 'case.not_said_done', 'case.too_long_ago'),
})

export const postNotFixed = endpoint({
  method: 'post',
  path: '/api/requests/:token/not-fixed',
  summary: 'It is not fixed, and why: it goes back to the same holder.',
  ...link,
  body: z.object({ ...which, words: sentence }),
  reply: acted,
  refusals: refusals(...follow, 'case.not_said_done', 'case.too_long_ago', 'answer.needs_words'),
})

export const postWithdrawal = endpoint({
  method: 'post',
  path: '/api/requests/:token/withdrawal',
  summary: 'Take it back, within ten minutes.',
  ...link,
  reply: z.object({ withdrawn: z.literal(true) }),
  refusals: refusals(
    'link.forged',
    'link.expired',
    'not_allowed',
    'request.not_found',
    'request.already_withdrawn',
    'request.too_late_to_withdraw',
  ),
})
