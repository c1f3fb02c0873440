import { z } from 'zod'
import { endpoint } from '../../../kernel/http/contract.ts'
import { topics, urgencies } from '../../../rulebook/categories.ts'
import { clocks, states } from '../case.rules.ts'
import { shows } from '../reading/filter.ts'
import { channels } from '../parts.rules.ts'
import { refusals } from './statuses.ts'

const moment = z.iso.datetime()
const flag = z.enum(['0', '1']).optional()

const line = z.object({
  id: z.uuid(),
  ref: z.string(),
  title: z.string(),
  topic: z.enum(topics),
  urgency: z.enum(urgencies),
  state: z.enum(states),
  isPrivate: z.boolean(),
  place: z.string(),
  body: z.uuid().nullable(),
  person: z.uuid().nullable(),
  awaitsDesignation: z.boolean(),
  clock: z.enum(clocks).nullable(),
  dueAt: moment.nullable(),
  openedAt: moment,
  endedAt: moment.nullable(),
  households: z.number().int(),
})

export const getCases = endpoint({
  method: 'get',
  path: '/api/cases',
  summary: 'The list of the desk, fifty at a time: the next clock to break first.',
  query: z.object({
    state: z.enum(shows).optional(),
    topic: z.enum(topics).optional(),
    urgency: z.enum(urgencies).optional(),
    clock: z.enum(clocks).optional(),
    estate: z.uuid().optional(),
    building: z.uuid().optional(),
    body: z.uuid().optional(),
    person: z.union([z.literal('me'), z.uuid()]).optional(),
    late: flag,
    waits: flag,
    out: flag,
    q: z.string().max(100).optional(),
    after: z.string().max(70).optional(),
  }),
  reply: z.object({ cases: z.array(line), next: z.string().nullable() }),
  refusals: refusals('sign_in.needed', 'not_allowed'),
})

export const getCase = endpoint({
  method: 'get',
  path: '/api/cases/:ref',
  summary: 'One case with what was said and what happened. Phone numbers are not in it.',
  params: z.object({ ref: z.string().max(13) }),
  reply: line.extend({
    /** What a deed names as `seen`, so that it is refused when somebody was quicker. */
    seen: z.number().int(),
    offeredTo: z.uuid().nullable(),
    contactDueAt: moment,
    updateDueAt: moment,
    finishDueAt: moment,
    requests: z.array(
      z.object({
        id: z.uuid(),
        ref: z.string(),
        words: z.string().nullable(),
        channel: z.enum(channels),
        saidAt: moment,
        door: z.string().nullable(),
        hasPhone: z.boolean(),
      }),
    ),
    needs: z.array(z.object({ id: z.uuid(), request: z.uuid(), words: z.string().nullable() })),
    story: z.array(
      z.object({ n: z.number().int(), at: moment, says: z.string(), words: z.string().nullable() }),
    ),
  }),
  refusals: refusals('sign_in.needed', 'case.not_found'),
})
