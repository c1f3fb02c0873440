import type { BodyId, CaseId, FileId, NeedId, PersonId } from '../../../../kernel/ids.ts'
import { hoursAfter, type Instant, minutesAfter } from '../../../../kernel/time.ts'
import type { Topic } from '../../../../rulebook/categories.ts'
import { type Case, inState } from '../../case.rules.ts'
import {
  type Hop,
  type Holding,
  type KeptFile,
  type Need,
  type Note,
  type Offer,
  type Request,
  trailOf,
} from '../../parts.rules.ts'
import { daysToReopen, minutesToWithdraw } from '../../settle.rules.ts'

/** What was told, asked or added, as the person concerned may read it. */
export type Telling = {
  readonly kind: 'told' | 'called' | 'asked' | 'result' | 'mine'
  readonly at: Instant
  /** Null when it was erased, or was said to somebody else on the phone. */
  readonly words: string | null
  readonly files: readonly ShownFile[]
}

export type ShownFile = { readonly id: FileId; readonly kind: 'photo' | 'voice' }

/** One hop of the trail, with what was told meanwhile. */
export type Step = Hop & {
  readonly reason: string | null
  readonly isDesignated: boolean
  readonly tellings: readonly Telling[]
}

export type NeedStory = {
  readonly need: NeedId
  readonly case: CaseId
  readonly topic: Topic
  /** A clause of the words; null when they were erased. */
  readonly title: string | null
  readonly words: string | null
  readonly state: Case['state']
  readonly openedAt: Instant
  readonly holder: { readonly body: BodyId; readonly person: PersonId | null; readonly since: Instant } | null
  readonly offeredTo: BodyId | null
  readonly awaitsDesignation: boolean
  readonly due: { readonly at: Instant; readonly isPromised: boolean } | null
  readonly endedAt: Instant | null
  readonly doneClaimedAt: Instant | null
  readonly households: number
  /** Others have said the same, and all of it is worked on as one. */
  readonly isShared: boolean
  readonly urges: number
  readonly steps: readonly Step[]
  readonly question: string | null
  readonly result: Telling | null
  readonly explanation: string | null
  readonly referredTo: string | null
  readonly answer: { readonly isFixed: boolean; readonly rating: number | null } | null
  readonly othersSayFixed: boolean
  /** Until when "it is not fixed" still opens it again; null when there is nothing to open. */
  readonly reopensUntil: Instant | null
}

export type Parts = {
  readonly request: Request
  readonly need: Need
  readonly it: Case
  readonly title: string | null
  readonly isShared: boolean
  readonly holdings: readonly Holding[]
  readonly offers: readonly Offer[]
  readonly notes: readonly Note[]
  readonly files: readonly KeptFile[]
  readonly answers: readonly {
    readonly round: number
    readonly isFixed: boolean
    readonly rating: number | null
    readonly isMine: boolean
  }[]
}

/** The story of one thing that a request asked for. Nothing in it is about anybody else who asked for the same. */
export function needStory(parts: Parts, now: Instant): NeedStory {
  const { need, it, title, isShared, notes } = parts
  const tellings = tellingsOf(parts)
  const working = inState(it, 'new', 'held')
  const explained = inState(it, 'explained', 'referred')
  return {
    need: need.id,
    case: it.id,
    topic: it.topic,
    title,
    words: need.words,
    state: need.endedAt === null ? it.state : 'withdrawn',
    openedAt: it.times.openedAt,
    holder: it.holder && { body: it.holder.body, person: it.holder.person, since: it.holder.since },
    offeredTo: it.offer?.to ?? null,
    awaitsDesignation: it.awaitsDesignation,
    due: working ? { at: it.times.finishDue, isPromised: it.times.promisedAt !== null } : null,
    endedAt: it.times.endedAt,
    doneClaimedAt: it.times.doneClaimedAt,
    households: it.households,
    isShared,
    urges: it.urges,
    steps: stepsOf(parts, tellings, now),
    question: notes.find((note) => note.id === it.openQuestion)?.words ?? null,
    result: working ? null : (tellings.findLast((each) => each.kind === 'result') ?? null),
    explanation: explained ? (explanationOf(parts)?.words ?? null) : null,
    referredTo: it.state === 'referred' ? it.referredTo : null,
    ...answersOf(parts),
    reopensUntil: reopensUntil(it),
  }
}

/** The last moment at which the person may take the request back by themselves. */
export function withdrawsUntil(request: Request): Instant {
  return minutesAfter(request.saidAt, minutesToWithdraw)
}

function explanationOf({ it, notes }: Parts): Note | undefined {
  const told = notes.filter((note) => note.kind === 'explained')
  return told.find((note) => note.id === it.explanation) ?? told.at(-1)
}

// What was told before this person asked may have been meant for another's ears; results are for everybody.
function tellingsOf({ request, isShared, notes, files }: Parts): Telling[] {
  return notes.flatMap((note): Telling[] => {
    const kind = kindOf(note, request)
    if (kind === null) return []
    if (kind !== 'result' && note.at < request.saidAt) return []
    const isTheirs = kind === 'called' && isShared
    return [
      {
        kind,
        at: note.at,
        words: isTheirs ? null : note.words,
        files: isTheirs ? [] : filesOf(files, note),
      },
    ]
  })
}

function kindOf(note: Note, request: Request): Telling['kind'] | null {
  if (note.request === request.id) return note.kind === 'answered' || note.kind === 'added' ? 'mine' : null
  if (note.request !== null) return null
  switch (note.kind) {
    case 'told':
    case 'called':
    case 'asked':
    case 'result':
      return note.kind
    default:
      return null
  }
}

function filesOf(files: readonly KeptFile[], note: Note): ShownFile[] {
  return files.filter((file) => file.note === note.id).map(({ id, kind }) => ({ id, kind }))
}

function stepsOf(parts: Parts, tellings: readonly Telling[], now: Instant): Step[] {
  const { holdings, offers, notes } = parts
  const hops = trailOf(holdings, offers, now)
  // Told while it was offered elsewhere, it was still told by whoever held it.
  const holds = hops.filter((hop) => hop.state === 'held' || hop.state === 'now')
  return hops.map((hop): Step => {
    const refusal = offers.find(
      (offer) => hop.state === 'refused' && offer.to === hop.body && offer.offeredAt === hop.since,
    )
    return {
      ...hop,
      reason: notes.find((note) => note.id === refusal?.answerNote)?.words ?? null,
      isDesignated: holdings.some((each) => each.how === 'designated' && within(hop, each)),
      tellings: holds.includes(hop) ? tellings.filter((each) => holderAt(holds, each.at) === hop) : [],
    }
  })
}

function within(hop: Hop, holding: Holding): boolean {
  const isHeld = hop.state === 'held' || hop.state === 'now'
  return (
    isHeld &&
    holding.body === hop.body &&
    holding.since >= hop.since &&
    (hop.until === null || holding.since < hop.until)
  )
}

function holderAt(holds: readonly Hop[], at: Instant): Hop | undefined {
  return holds.findLast((hop) => hop.since <= at) ?? holds[0]
}

function answersOf({ it, answers }: Parts): Pick<NeedStory, 'answer' | 'othersSayFixed'> {
  const round = answers.filter((each) => each.round === it.reopened + 1)
  const mine = round.filter((each) => each.isMine)
  const last = mine.at(-1)
  return {
    answer: last
      ? { isFixed: last.isFixed, rating: mine.findLast((each) => each.rating !== null)?.rating ?? null }
      : null,
    othersSayFixed: round.some((each) => !each.isMine && each.isFixed),
  }
}

function reopensUntil(it: Case): Instant | null {
  if (inState(it, 'closed') && it.times.endedAt !== null)
    return hoursAfter(it.times.endedAt, daysToReopen * 24)
  return null
}
