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
import { categories, type Topic, type Urgency } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import type { Channel, KeptFile, Note, Offer } from '../parts.rules.ts'
import { storyWords as words } from './story.words.ts'
import { urgencyWords } from './case.words.ts'

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
  readonly refOf: (id: CaseId) => string
}

type Line = { readonly says: string; readonly tone?: Tone; readonly note?: NoteId | null }
type Facts = Entry['facts']
type Tell = (told: { entry: Entry; who: string; source: Source; before: Before }) => Line | null

/** The whole story, the last first. What changed nothing that anybody needs to read is left out. */
export function tellStory(source: Source): Told[] {
  const before = firstSeen(source.entries)
  return source.entries
    .flatMap((entry): Told[] => {
      const who = whoOf(entry, source)
      const tell = tellers[entry.kind as Kind] as Tell | undefined
      const line = tell ? tell({ entry, who, source, before }) : { says: words.unknown(who, entry.kind) }
      return line === null ? [] : [toldOf(entry, line, source)]
    })
    .toReversed()
}

function toldOf(entry: Entry, { says, tone = 'plain', note: id = null }: Line, source: Source): Told {
  const note = id === null ? undefined : source.notes.get(id)
  return {
    n: entry.n,
    at: entry.at,
    says,
    words: note?.words ?? null,
    isErased: note !== undefined && note.words === null,
    files: id === null ? [] : source.filesOf(id),
    tone,
  }
}

export const kinds = [
  'case.filed',
  'case.split_off',
  'case.triaged',
  'case.assigned',
  'case.taken',
  'case.designated',
  'offer.made',
  'offer.accepted',
  'offer.refused',
  'offer.withdrawn',
  'offer.lapsed',
  'note.inside',
  'resident.told',
  'resident.asked',
  'resident.answered',
  'resident.added',
  'resident.left_phone',
  'case.joined_by',
  'case.urged',
  'finish.promised',
  'case.done_claimed',
  'case.confirmed',
  'case.fixed_again',
  'case.not_fixed',
  'callback.unreached',
  'case.closed',
  'explanation.proposed',
  'explanation.rejected',
  'case.explained',
  'case.referred',
  'request.withdrawn',
  'case.withdrawn',
  'case.took_in',
  'case.joined',
  'case.split',
  'case.kept_apart',
] as const
export type Kind = (typeof kinds)[number]

const tellers: Readonly<Record<Kind, Tell>> = {
  'case.filed': ({ entry, who, source }) => {
    const from = source.requests.get(entry.facts['request'] as RequestId)
    const due = entry.facts['finishDue']
    const channel = words.channels[from?.channel ?? 'web']
    const staff = entry.as !== 'resident'
    return {
      says: words.filed({
        who,
        channel,
        staff,
        due: due ? sayMoment('zh-CN', source.now, due as Instant) : '',
      }),
      tone: 'said',
    }
  },
  'case.split_off': ({ entry, who }) => ({ says: words.splitOff(who, text(entry.facts, 'ref')) }),
  'case.triaged': ({ entry, who, source, before }) => {
    const changes = changesOf(entry.facts, source, before)
    return { says: changes.length > 0 ? words.corrected(who, changes) : words.looked(who) }
  },
  'case.assigned': ({ entry, who, source }) => ({
    says: words.assigned(who, source.person(entry.facts['person'] as PersonId)),
  }),
  'case.taken': ({ who }) => ({ says: words.taken(who) }),
  'case.designated': ({ entry, who, source }) => ({
    says: words.designated(who, source.body(entry.facts['to'] as BodyId)),
    note: noteOf(entry.facts),
  }),
  'offer.made': ({ entry, who, source }) => ({
    says: words.offered(
      who,
      source.body(entry.facts['to'] as BodyId),
      sayMoment('zh-CN', source.now, entry.facts['answerBy'] as Instant),
    ),
    note: offerOf(entry.facts, source)?.note ?? null,
  }),
  'offer.accepted': ({ entry, source }) => ({
    says: words.accepted(source.body(entry.facts['to'] as BodyId)),
  }),
  'offer.refused': ({ entry, source }) => ({
    says: words.refused(
      source.body(entry.facts['by'] as BodyId),
      source.body(entry.facts['better'] as BodyId),
    ),
    tone: 'refused',
    note: offerOf(entry.facts, source)?.answerNote ?? null,
  }),
  'offer.withdrawn': ({ entry, who, source }) => ({
    says: words.takenBack(who, source.body(entry.facts['to'] as BodyId)),
  }),
  'offer.lapsed': ({ entry, source }) => ({
    says: words.lapsed(source.body(entry.facts['to'] as BodyId)),
    tone: 'refused',
  }),
  'note.inside': ({ entry, who }) => ({
    says: words.noted(who),
    tone: 'inside',
    note: noteOf(entry.facts),
  }),
  'resident.told': ({ entry, who }) => ({
    says: entry.facts['how'] === 'called' ? words.called(who) : words.told(who),
    tone: 'said',
    note: noteOf(entry.facts),
  }),
  'resident.asked': ({ entry, who }) => ({
    says: words.asked(who),
    tone: 'said',
    note: noteOf(entry.facts),
  }),
  'resident.answered': ({ entry, who }) => ({
    says: words.answered(who),
    tone: 'said',
    note: noteOf(entry.facts),
  }),
  'resident.added': ({ entry, who }) => ({ says: words.added(who), tone: 'said', note: noteOf(entry.facts) }),
  'resident.left_phone': ({ who }) => ({ says: words.leftPhone(who) }),
  'case.joined_by': ({ entry, source }) => ({
    says: words.joinedBy(homeOf(entry.facts, source)),
    tone: 'said',
  }),
  'case.urged': ({ entry, who, source }) => ({
    says: words.urged(who, source.body(entry.facts['holder'] as BodyId)),
    tone: 'said',
  }),
  'finish.promised': ({ entry, who, source }) => ({
    says: words.promised(who, sayMoment('zh-CN', source.now, entry.facts['to'] as Instant)),
    tone: 'promise',
    note: noteOf(entry.facts),
  }),
  'case.done_claimed': ({ entry, who }) => ({
    says: words.done(who),
    tone: 'done',
    note: noteOf(entry.facts),
  }),
  'case.confirmed': ({ entry, who }) => ({ says: words.fixed(who, rating(entry.facts)), tone: 'done' }),
  'case.fixed_again': ({ entry, who }) => ({
    says: words.fixedAgain(who, rating(entry.facts)),
    tone: 'done',
  }),
  'case.not_fixed': ({ entry, who }) => ({
    says: words.notFixed(who),
    tone: 'late',
    note: noteOf(entry.facts),
  }),
  'callback.unreached': ({ entry, who, source }) => ({
    says: words.unreached(who, homeOf(entry.facts, source)),
    note: noteOf(entry.facts),
  }),
  'case.closed': ({ entry, who }) => ({
    says: words.closed(entry.as === 'machine' ? null : who),
    tone: 'done',
  }),
  'explanation.proposed': ({ entry, who }) => ({
    says: words.proposed(who),
    tone: 'inside',
    note: noteOf(entry.facts),
  }),
  'explanation.rejected': ({ entry, who }) => ({
    says: words.disagreed(who),
    tone: 'inside',
    note: (entry.facts['why'] ?? null) as NoteId | null,
  }),
  'case.explained': ({ entry, who }) => ({
    says: words.agreed(who),
    tone: 'said',
    note: noteOf(entry.facts),
  }),
  'case.referred': ({ entry, who }) => ({
    says: words.referred(who, text(entry.facts, 'to')),
    tone: 'said',
    note: noteOf(entry.facts),
  }),
  'request.withdrawn': ({ who }) => ({ says: words.withdrawn(who), tone: 'said' }),
  'case.withdrawn': () => ({ says: words.allWithdrawn }),
  'case.took_in': ({ entry, who }) => ({ says: words.tookIn(who, text(entry.facts, 'ref')) }),
  'case.joined': ({ entry, who }) => ({ says: words.joined(who, text(entry.facts, 'ref')) }),
  'case.split': ({ entry, who }) => ({ says: words.parted(who, text(entry.facts, 'ref')) }),
  'case.kept_apart': ({ entry, who, source }) => ({
    says: words.keptApart(who, source.refOf(entry.facts['other'] as CaseId)),
  }),
}

// What was thought of the case before the entry at hand; entries say what is so, not what changed.
type Before = { facts: Facts }

function firstSeen(entries: readonly Entry[]): Before {
  const filed = entries.find(({ kind }) => kind === 'case.filed')
  const topic = (filed?.facts['topic'] ?? 'other') as Topic
  return {
    facts: {
      topic,
      urgency: filed?.facts['urgency'] ?? 'normal',
      isPrivate: categories[topic]?.privateByDefault ?? false,
      isOpenToHelpers: false,
    },
  }
}

function changesOf(facts: Facts, source: Source, before: Before): string[] {
  const old = before.facts
  before.facts = { ...old, ...facts }
  const changed = (name: string) => facts[name] !== undefined && facts[name] !== old[name]
  const { topics } = rulebookWords['zh-CN']
  return [
    ...(changed('topic') ? [words.nowTopic(topics[facts['topic'] as Topic])] : []),
    ...(changed('urgency') ? [words.nowUrgency(urgencyWords[facts['urgency'] as Urgency])] : []),
    ...(old['stairwell'] !== undefined && changed('stairwell') && facts['stairwell'] !== null
      ? [words.nowPlace(source.place(facts['stairwell'] as StairwellId))]
      : []),
    ...(changed('isPrivate') ? [words.nowPrivate(facts['isPrivate'] === true)] : []),
    ...(changed('isOpenToHelpers') ? [words.nowOpen(facts['isOpenToHelpers'] === true)] : []),
  ]
}

function whoOf({ as, by, facts }: Entry, source: Source): string {
  if (as === 'machine') return words.machine
  if (as !== 'resident') return by === null ? words.somebody : source.person(by as PersonId)
  return homeOf({ request: by ?? facts['request'] ?? null }, source)
}

function homeOf(facts: Facts, source: Source): string {
  const door = source.requests.get((facts['request'] ?? '') as RequestId)?.door
  return door ? words.home(door) : words.resident
}

function noteOf(facts: Facts): NoteId | null {
  return (facts['note'] ?? null) as NoteId | null
}

function offerOf(facts: Facts, source: Source): Offer | undefined {
  return source.offers.get(facts['offer'] as OfferId)
}

function text(facts: Facts, name: string): string {
  return String(facts[name] ?? '')
}

function rating(facts: Facts): number | null {
  return typeof facts['rating'] === 'number' ? facts['rating'] : null
}
