import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Head } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'

export type WhistleId = Brand<string, 'WhistleId'>
export type WhistleState = 'called' | 'over' | 'called_off'
export const answers = ['coming', 'not_coming'] as const
export type Answer = (typeof answers)[number]

/** 吹哨: bodies are called to the spot by a moment. That they were called and that they came are both counted. */
export type Whistle = {
  readonly id: WhistleId
  readonly community: CommunityId
  readonly case: CaseId
  readonly at: Instant
  readonly place: string
  readonly why: string
  readonly calledBy: PersonId
  readonly calledAt: Instant
  readonly state: WhistleState
  readonly endedAt: Instant | null
  /** What was agreed on the spot, or why it was called off. */
  readonly agreed: string | null
  readonly bodies: readonly Called[]
  readonly journal: Head
}

export type Called = {
  readonly body: BodyId
  readonly answer: Answer | null
  readonly answerWhy: string | null
  readonly answeredAt: Instant | null
  readonly came: boolean | null
  readonly who: string | null
}

export type CallRefused = 'whistle.in_the_past' | 'whistle.nobody_called' | 'whistle.needs_words'

type Calling = {
  readonly at: Instant
  readonly bodies: readonly BodyId[]
  readonly why: string
  readonly place: string
}

export function mayCall({ at, bodies, why, place }: Calling, now: Instant): Result<null, CallRefused> {
  if (at <= now) return refuse('whistle.in_the_past', { at })
  if (bodies.length === 0) return refuse('whistle.nobody_called')
  if (why === '' || place === '') return refuse('whistle.needs_words')
  return ok(null)
}

export type AnswerRefused = 'whistle.over' | 'whistle.not_called' | 'whistle.needs_why'

type Answering = { readonly body: BodyId; readonly answer: Answer; readonly why: string }

/** Who is called says whether it comes; whoever does not says why. It may be said anew until the whistle is over. */
export function answer(
  it: Whistle,
  { body, answer: said, why }: Answering,
  at: Instant,
): Result<Whistle, AnswerRefused> {
  if (it.state !== 'called') return refuse('whistle.over', { state: it.state })
  if (!it.bodies.some((each) => each.body === body)) return refuse('whistle.not_called')
  if (said === 'not_coming' && why === '') return refuse('whistle.needs_why')
  const bodies = it.bodies.map((each) =>
    each.body === body ? { ...each, answer: said, answerWhy: why === '' ? null : why, answeredAt: at } : each,
  )
  return ok({ ...it, bodies })
}

export type EndRefused = 'whistle.over' | 'whistle.not_yet' | 'whistle.needs_words' | 'whistle.not_called'

type Ending = {
  readonly came: readonly { readonly body: BodyId; readonly who: string }[]
  readonly agreed: string
}

/** Who stood on the spot and what was agreed. Everybody else who was called did not come. */
export function end(it: Whistle, { came, agreed }: Ending, at: Instant): Result<Whistle, EndRefused> {
  if (it.state !== 'called') return refuse('whistle.over', { state: it.state })
  if (at < it.at) return refuse('whistle.not_yet', { at: it.at })
  if (agreed === '') return refuse('whistle.needs_words')
  const there = new Map(came.map(({ body, who }) => [body, who]))
  if ([...there.keys()].some((body) => it.bodies.every((each) => each.body !== body)))
    return refuse('whistle.not_called')
  const bodies = it.bodies.map((each) => {
    const who = there.get(each.body)
    return { ...each, came: who !== undefined, who: who === undefined || who === '' ? null : who }
  })
  return ok({ ...it, state: 'over', endedAt: at, agreed, bodies })
}

/** Not needed any more; it counts for nobody. */
export function callOff(
  it: Whistle,
  why: string,
  at: Instant,
): Result<Whistle, 'whistle.over' | 'whistle.needs_why'> {
  if (it.state !== 'called') return refuse('whistle.over', { state: it.state })
  if (why === '') return refuse('whistle.needs_why')
  return ok({ ...it, state: 'called_off', endedAt: at, agreed: why })
}

/** How often a body was called and how often it came. */
export type Tally = {
  readonly body: BodyId
  readonly called: number
  readonly answered: number
  readonly came: number
}
