import type {
  BodyId,
  CaseId,
  FileId,
  HomeId,
  NeedId,
  NoteId,
  OfferId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { BodyKind, Topic, Urgency } from '../../rulebook/categories.ts'
import type { How } from './case.rules.ts'

/** How it reached the post. */
export const channels = ['qr', 'web', 'counter', 'phone', 'visit', 'group', 'api', 'import'] as const
export type Channel = (typeof channels)[number]

/**
 * What is written about a case: `inside` stays at the post; `told`, `called`, `asked`, `result` and `explained`
 * went to the people concerned; `answered` and `added` came from them; `reason` explains a decision.
 */
export type NoteKind =
  | 'inside'
  | 'told'
  | 'called'
  | 'asked'
  | 'answered'
  | 'added'
  | 'reason'
  | 'result'
  | 'explained'
export type OfferState = 'offered' | 'accepted' | 'refused' | 'withdrawn' | 'lapsed'
export type FileKind = 'photo' | 'voice'

/** 诉求: the words as said. `words` is null only after erasure. */
export type Request = {
  readonly id: RequestId
  readonly ref: string
  readonly words: string | null
  readonly channel: Channel
  readonly saidAt: Instant
  readonly stairwell: StairwellId | null
  readonly home: HomeId | null
  readonly person: PersonId | null
  readonly hasPhone: boolean
  readonly filedBy: PersonId | null
  readonly withdrawnAt: Instant | null
  readonly erasedAt: Instant | null
}

/** 需要: one thing to be done that a request contains, and the case that does it. */
export type Need = {
  readonly id: NeedId
  readonly request: RequestId
  readonly case: CaseId
  readonly words: string | null
  readonly topic: Topic
  readonly body: BodyKind
  readonly urgency: Urgency
  readonly confidence: number
  readonly because: readonly string[]
  readonly joinedAt: Instant | null
  readonly endedAt: Instant | null
}

export type Holding = {
  readonly n: number
  readonly body: BodyId
  readonly person: PersonId | null
  readonly how: How
  readonly since: Instant
  readonly until: Instant | null
}

export type Offer = {
  readonly id: OfferId
  readonly from: BodyId
  readonly to: BodyId
  readonly offeredAt: Instant
  readonly answerBy: Instant
  readonly note: NoteId
  readonly state: OfferState
  readonly answeredAt: Instant | null
  readonly better: BodyId | null
  readonly answerNote: NoteId | null
}

export type Note = {
  readonly id: NoteId
  readonly request: RequestId | null
  readonly kind: NoteKind
  readonly words: string | null
  readonly as: string
  readonly by: string | null
  readonly at: Instant
}

export type KeptFile = {
  readonly id: FileId
  readonly kind: FileKind
  readonly hash: string
  readonly thumb: string | null
  readonly type: string
  readonly width: number | null
  readonly height: number | null
  readonly request: RequestId | null
  readonly note: NoteId | null
}

type Reader = {
  readonly request: RequestId
  readonly it: { readonly holder: unknown; readonly explanation: NoteId | null }
}

/**
 * Whether somebody who follows a request may read this note of its case: what the post told everybody concerned, and
 * what this household itself said. Never what stays at the post, and never what a neighbour wrote.
 */
export function isSeenBy(note: Pick<Note, 'id' | 'kind' | 'request'>, { request, it }: Reader): boolean {
  switch (note.kind) {
    case 'inside':
    case 'reason':
      return false
    case 'answered':
    case 'added':
      return note.request === request
    case 'told':
    case 'called':
    case 'asked':
    case 'result':
      return note.request === null || note.request === request
    case 'explained':
      // A proposal is nobody's answer until the coordinator has agreed.
      return it.holder === null && it.explanation === note.id
  }
}

/** Photos and voice go with the request or the note they came with. */
export function isFileSeenBy(
  file: Pick<KeptFile, 'request' | 'note'>,
  { request, notes }: { readonly request: RequestId; readonly notes: ReadonlySet<NoteId> },
): boolean {
  return file.request === request || (file.note !== null && notes.has(file.note))
}

/** One hop of the trail that residents see. `state` says whether it was held, refused or is only offered. */
export type Hop = {
  readonly body: BodyId
  readonly since: Instant
  readonly until: Instant | null
  readonly state: 'held' | 'now' | 'refused' | 'unanswered' | 'offered'
  readonly better: BodyId | null
}

/** Who held it for how long, and who was asked and did not take it, in the order of time (casework.md §4.7). */
export function trailOf(holdings: readonly Holding[], offers: readonly Offer[], now: Instant): Hop[] {
  const held = holdings.map(
    ({ body, since, until }): Hop => ({
      body,
      since,
      until,
      state: until === null ? 'now' : 'held',
      better: null,
    }),
  )
  const asked = offers.flatMap((offer): Hop[] => {
    const { to, offeredAt, answeredAt, better } = offer
    if (offer.state === 'refused')
      return [{ body: to, since: offeredAt, until: answeredAt, state: 'refused', better }]
    if (offer.state === 'lapsed')
      return [{ body: to, since: offeredAt, until: answeredAt, state: 'unanswered', better }]
    if (offer.state === 'offered')
      return [{ body: to, since: offeredAt, until: now, state: 'offered', better }]
    return []
  })
  return joined([...held, ...asked].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)))
}

// The same body twice in a row (a person took it over, it was reopened) is one hop.
function joined(hops: readonly Hop[]): Hop[] {
  return hops.reduce<Hop[]>((all, hop) => {
    const last = all.at(-1)
    const goesOn =
      last && last.body === hop.body && last.state === 'held' && (hop.state === 'held' || hop.state === 'now')
    return goesOn ? [...all.slice(0, -1), { ...hop, since: last.since }] : [...all, hop]
  }, [])
}
