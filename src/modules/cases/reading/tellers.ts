import type { CaseId, NoteId, PersonId, RequestId, StairwellId } from '../../../kernel/ids.ts'
import type { Entry } from '../../../kernel/journal.ts'
import { categories, type Topic, type Urgency } from '../../../rulebook/categories.ts'
import type { ClockName, Level } from '../case.rules.ts'
import {
  type Before,
  bodyIn,
  type Facts,
  homeOf,
  moment,
  noteOf,
  offerOf,
  rating,
  type Source,
  type Tell,
  text,
} from './story-source.ts'
import { storyWords as words } from './story.words.ts'

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
  'clock.warned',
  'clock.raised',
  'phone.shown',
  'request.household',
  'request.erased',
] as const
export type Kind = (typeof kinds)[number]

/** A sentence for every kind of entry that a case's journal can hold. */
export const tellers: Readonly<Record<Kind, Tell>> = {
  'case.filed': ({ entry, who, source }) => {
    const from = source.requests.get(entry.facts['request'] as RequestId)
    const channel = words.channels[from?.channel ?? 'web']
    const staff = entry.as !== 'resident'
    return {
      says: words.filed({ who, channel, staff, due: moment(entry.facts, 'finishDue', source) }),
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
    says: words.designated(who, bodyIn(entry.facts, 'to', source)),
    note: noteOf(entry.facts),
  }),
  'offer.made': ({ entry, who, source }) => ({
    says: words.offered(who, bodyIn(entry.facts, 'to', source), moment(entry.facts, 'answerBy', source)),
    note: offerOf(entry.facts, source)?.note ?? null,
  }),
  'offer.accepted': ({ entry, source }) => ({
    says: words.accepted(bodyIn(entry.facts, 'to', source)),
  }),
  'offer.refused': ({ entry, source }) => ({
    says: words.refused(bodyIn(entry.facts, 'by', source), bodyIn(entry.facts, 'better', source)),
    tone: 'refused',
    note: offerOf(entry.facts, source)?.answerNote ?? null,
  }),
  'offer.withdrawn': ({ entry, who, source }) => ({
    says: words.takenBack(who, bodyIn(entry.facts, 'to', source)),
  }),
  'offer.lapsed': ({ entry, source }) => ({
    says: words.lapsed(bodyIn(entry.facts, 'to', source)),
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
    says: words.urged(who, bodyIn(entry.facts, 'holder', source)),
    tone: 'said',
  }),
  'finish.promised': ({ entry, who, source }) => ({
    says: words.promised(who, moment(entry.facts, 'to', source)),
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
  'case.referred': ({ entry, who, source }) => ({
    says: words.referred(who, source.referredTo),
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
  'clock.warned': ({ entry, source }) => ({
    says: words.warned(clockIn(entry.facts), moment(entry.facts, 'due', source)),
  }),
  'clock.raised': ({ entry }) => ({
    says: words.raised(clockIn(entry.facts), words.levels[text(entry.facts, 'level') as Level] ?? ''),
    tone: 'late',
  }),
  'phone.shown': ({ who }) => ({ says: words.phoneSeen(who), tone: 'inside' }),
  'request.household': ({ entry, who, source }) => ({
    says: words.household(who, homeOf(entry.facts, source)),
    tone: 'inside',
  }),
  'request.erased': ({ who }) => ({ says: words.wordsErased(who) }),
}

export function firstSeen(entries: readonly Entry[]): Before {
  const filed = entries.find(({ kind }) => kind === 'case.filed')
  const topic = (filed?.facts['topic'] ?? 'other') as Topic
  return {
    facts: {
      topic,
      urgency: filed?.facts['urgency'] ?? 'normal',
      // Journals of before the catalogue could be changed do not say it.
      isPrivate: filed?.facts['isPrivate'] ?? categories[topic]?.privateByDefault ?? false,
      isOpenToHelpers: false,
    },
  }
}

function changesOf(facts: Facts, source: Source, before: Before): string[] {
  const old = before.facts
  before.facts = { ...old, ...facts }
  const changed = (name: string) => facts[name] !== undefined && facts[name] !== old[name]
  return [
    ...(changed('topic') ? [words.nowTopic(source.topic(facts['topic'] as Topic))] : []),
    ...(changed('urgency') ? [words.nowUrgency(words.urgencies[facts['urgency'] as Urgency])] : []),
    ...(old['stairwell'] !== undefined && changed('stairwell') && facts['stairwell'] !== null
      ? [words.nowPlace(source.place(facts['stairwell'] as StairwellId))]
      : []),
    ...(changed('isPrivate') ? [words.nowPrivate(facts['isPrivate'] === true)] : []),
    ...(changed('isOpenToHelpers') ? [words.nowOpen(facts['isOpenToHelpers'] === true)] : []),
  ]
}

function clockIn(facts: Facts): string {
  return words.clocks[text(facts, 'clock') as ClockName] ?? ''
}
