import type {
  BodyId,
  CaseId,
  NoteId,
  OfferId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../../kernel/ids.ts'
import type { Entry } from '../../../kernel/journal.ts'
import type { Instant } from '../../../kernel/time.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import type { Channel, KeptFile, Note, Offer } from '../parts.rules.ts'
import { storyWords as words } from './story.words.ts'

/** One thing that happened, as a sentence, with what was said or written at it. */
export type Told = {
  readonly n: number
  readonly at: Instant
  readonly says: string
  /** What somebody wrote, in their own words; null when nothing, or when it was erased. */
  readonly words: string | null
  readonly isErased: boolean
  readonly files: readonly KeptFile[]
  readonly tone: Tone
}

/** `said`: went to, or came from, the people concerned. `inside`: the post's own. */
export type Tone = 'plain' | 'inside' | 'said' | 'refused' | 'promise' | 'done' | 'late'

/** What the story is told from, with names for the ids in it. */
export type Source = {
  readonly now: Instant
  readonly entries: readonly Entry[]
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly offers: ReadonlyMap<OfferId, Offer>
  readonly filesOf: (note: NoteId) => readonly KeptFile[]
  readonly requests: ReadonlyMap<RequestId, { readonly channel: Channel; readonly door: string | null }>
  readonly person: (id: PersonId) => string
  readonly body: (id: BodyId) => string
  readonly place: (id: StairwellId) => string
  readonly topic: (topic: Topic) => string
  readonly refOf: (id: CaseId) => string
  /** Whose it was said to be; stands in the case, not in the journal. */
  readonly referredTo: string
}

/** What one kind of entry comes to; null when nobody needs to read it. */
export type Line = { readonly says: string; readonly tone?: Tone; readonly note?: NoteId | null }
export type Facts = Entry['facts']
export type Tell = (told: { entry: Entry; who: string; source: Source; before: Before }) => Line | null

/** What was thought of the case before the entry at hand; entries say what is so, not what changed. */
export type Before = { facts: Facts }

export function whoOf({ as, by, facts }: Entry, source: Source): string {
  if (as === 'machine') return words.machine
  if (as === 'body') return by === null ? words.somebody : source.body(by as BodyId)
  if (as !== 'resident') return by === null ? words.somebody : source.person(by as PersonId)
  return homeOf({ request: by ?? facts['request'] ?? null }, source)
}

export function homeOf(facts: Facts, source: Source): string {
  const door = source.requests.get((facts['request'] ?? '') as RequestId)?.door
  return door ? words.home(door) : words.resident
}

export function noteOf(facts: Facts): NoteId | null {
  return (facts['note'] ?? null) as NoteId | null
}

export function offerOf(facts: Facts, source: Source): Offer | undefined {
  return source.offers.get(facts['offer'] as OfferId)
}

export function text(facts: Facts, name: string): string {
  return String(facts[name] ?? '')
}

export function rating(facts: Facts): number | null {
  return typeof facts['rating'] === 'number' ? facts['rating'] : null
}

export function moment(facts: Facts, name: string, { now }: Source): string {
  const at = facts[name]
  return typeof at === 'string' ? sayMoment('zh-CN', now, at as Instant) : ''
}

export function bodyIn(facts: Facts, name: string, source: Source): string {
  return source.body(text(facts, name) as BodyId)
}
