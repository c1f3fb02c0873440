import type { Selectable } from 'kysely'
import type { Case, Holder, OpenOffer } from './case.rules.ts'
import type { CasesTables } from './tables.ts'

/* A case's row and what the rules see of it: column for column, nothing decided. */

export type CaseRow = Omit<Selectable<CasesTables['cases.case']>, 'search'>

/** Everything of a case's row but the search vector, which only the database reads. */
export const caseColumns = [
  'community_id',
  'id',
  'ref',
  'title',
  'topic',
  'nature',
  'urgency',
  'state',
  'is_private',
  'is_open_to_helpers',
  'estate_id',
  'building_id',
  'stairwell_id',
  'place_words',
  'holder_body_id',
  'holder_person_id',
  'held_since',
  'is_designated',
  'awaits_designation',
  'opened_at',
  'contact_due_at',
  'contacted_at',
  'update_due_at',
  'told_at',
  'finish_due_at',
  'promised_at',
  'settle_due_at',
  'next_clock',
  'next_due_at',
  'alarms',
  'raised_to',
  'rule',
  'households',
  'urges',
  'reopened',
  'done_claimed_at',
  'ended_at',
  'joined_into',
  'open_question_id',
  'explanation_id',
  'referred_to',
  'journal_n',
  'journal_hash',
] as const

export function fromRow(
  row: CaseRow,
  parts: { readonly offer: OpenOffer | null; readonly holding: Holding | null },
): Case {
  return {
    id: row.id,
    community: row.community_id,
    ref: row.ref,
    title: row.title,
    topic: row.topic,
    nature: row.nature,
    urgency: row.urgency,
    state: row.state,
    isPrivate: row.is_private,
    isOpenToHelpers: row.is_open_to_helpers,
    place: {
      estate: row.estate_id,
      building: row.building_id,
      stairwell: row.stairwell_id,
      words: row.place_words,
    },
    holder: holderOf(row, parts.holding),
    holdings: parts.holding?.n ?? 0,
    awaitsDesignation: row.awaits_designation,
    offer: parts.offer,
    times: {
      openedAt: row.opened_at,
      contactDue: row.contact_due_at,
      contactedAt: row.contacted_at,
      updateDue: row.update_due_at,
      toldAt: row.told_at,
      finishDue: row.finish_due_at,
      promisedAt: row.promised_at,
      settleDue: row.settle_due_at,
      doneClaimedAt: row.done_claimed_at,
      endedAt: row.ended_at,
    },
    next: row.next_clock && row.next_due_at ? { clock: row.next_clock, at: row.next_due_at } : null,
    alarms: row.alarms,
    raisedTo: row.raised_to,
    rule: row.rule,
    households: row.households,
    urges: row.urges,
    reopened: row.reopened,
    joinedInto: row.joined_into,
    openQuestion: row.open_question_id,
    explanation: row.explanation_id,
    referredTo: row.referred_to,
    journal: { n: row.journal_n, hash: row.journal_hash },
  }
}

export function toRow(it: Case): CaseRow {
  const { place, holder, times } = it
  return {
    community_id: it.community,
    id: it.id,
    ref: it.ref,
    title: it.title,
    topic: it.topic,
    nature: it.nature,
    urgency: it.urgency,
    state: it.state,
    is_private: it.isPrivate,
    is_open_to_helpers: it.isOpenToHelpers,
    estate_id: place.estate,
    building_id: place.building,
    stairwell_id: place.stairwell,
    place_words: place.words,
    holder_body_id: holder?.body ?? null,
    holder_person_id: holder?.person ?? null,
    held_since: holder?.since ?? null,
    is_designated: holder?.isDesignated ?? false,
    awaits_designation: it.awaitsDesignation,
    opened_at: times.openedAt,
    contact_due_at: times.contactDue,
    contacted_at: times.contactedAt,
    update_due_at: times.updateDue,
    told_at: times.toldAt,
    finish_due_at: times.finishDue,
    promised_at: times.promisedAt,
    settle_due_at: times.settleDue,
    done_claimed_at: times.doneClaimedAt,
    ended_at: times.endedAt,
    next_clock: it.next?.clock ?? null,
    next_due_at: it.next?.at ?? null,
    alarms: it.alarms,
    raised_to: it.raisedTo,
    rule: it.rule,
    households: it.households,
    urges: it.urges,
    reopened: it.reopened,
    joined_into: it.joinedInto,
    open_question_id: it.openQuestion,
    explanation_id: it.explanation,
    referred_to: it.referredTo,
    journal_n: it.journal.n,
    journal_hash: it.journal.hash,
  }
}

type OfferRow = Pick<
  Selectable<CasesTables['cases.offer']>,
  'id' | 'from_body_id' | 'to_body_id' | 'answer_by'
>

export function fromOffer(row: OfferRow): OpenOffer {
  return { id: row.id, from: row.from_body_id, to: row.to_body_id, answerBy: row.answer_by }
}

type Holding = { readonly n: number; readonly how: Holder['how'] }

function holderOf(row: CaseRow, holding: Holding | null): Holder | null {
  if (row.holder_body_id === null || row.held_since === null) return null
  return {
    body: row.holder_body_id,
    person: row.holder_person_id,
    since: row.held_since,
    how: holding?.how ?? 'filed',
    isDesignated: row.is_designated,
  }
}
