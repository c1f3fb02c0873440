import { type Actor, isAtLeast } from '../../kernel/actor.ts'
import { dayOf, type WorkingCalendar } from '../../kernel/calendar.ts'
import { type BodyId, type CaseId, type NeedId, newId, type RequestId } from '../../kernel/ids.ts'
import { plan, type Planned } from '../../kernel/jobs.ts'
import { chain, type Entry, start } from '../../kernel/journal.ts'
import type { Instant } from '../../kernel/time.ts'
import { searchVector } from '../../language/grams.ts'
import type { NeedReading } from '../../language/read-words.ts'
import type { Catalogue } from '../../rulebook/catalogue.ts'
import { readPhone } from '../people/door.ts'
import type { Case } from './case.rules.ts'
import { nextLook, startClocks, withNextClock } from './clock.rules.ts'
import type { FilingInput, Receipt } from './filing-input.ts'
import type { House } from './house.ts'
import { clockLook } from './jobs.ts'
import { clockKey } from './keep-change.ts'
import type { Need, Request } from './parts.rules.ts'

/** All rows of one saying, ready to be written together. */
export type Filing = {
  readonly request: Request & {
    readonly lang: string
    readonly phoneSealed: Buffer | null
    readonly phonePrint: string | null
  }
  readonly cases: readonly (Case & { readonly search: string })[]
  readonly needs: readonly Need[]
  readonly entries: readonly Entry[]
  readonly jobs: readonly Planned[]
  readonly draft: string | undefined
  readonly receipt: Receipt
}

export type Sayer = {
  readonly input: FilingInput
  readonly actor: Actor
  readonly at: Instant
  readonly post: BodyId
  readonly calendar: WorkingCalendar
  readonly placeName: string
  readonly catalogue: Catalogue
}

/** Makes the rows for a short number; called again with another number when that one is taken. */
export function filingOf(house: House, said: Sayer): (ref: string) => Filing {
  const { needs } = said.input.understanding.reading
  return (ref) => rowsOf(house, said, { ref, fresh: needs })
}

type Joining = { readonly into: Pick<Case, 'id' | 'ref' | 'topic'>; readonly at: Instant }

/** One need goes into a case that is there already; whatever else was said gets cases of its own. */
export function joiningOf(house: House, said: Sayer, { into, at }: Joining): (ref: string) => Filing {
  const { needs } = said.input.understanding.reading
  const same = needs.find((need) => need.topic === into.topic) ?? needs[0]
  return (ref) => {
    const rows = rowsOf(house, said, { ref, fresh: needs.filter((need) => need !== same) })
    const joined = { ...needOf(same, { request: rows.request.id, case: into.id }), joinedAt: at }
    const cases = [{ id: into.id, ref: into.ref }, ...rows.receipt.cases]
    return { ...rows, needs: [joined, ...rows.needs], receipt: { ...rows.receipt, cases } }
  }
}

type Fresh = { readonly ref: string; readonly fresh: readonly NeedReading[] }

function rowsOf(house: House, said: Sayer, { ref, fresh }: Fresh): Filing {
  const request = requestOf(house, said, ref)
  const made = fresh.map((need, n) =>
    caseOf(house, said, { need, ref: n === 0 ? ref : `${ref}-${n + 1}`, request: request.id }),
  )
  const cases = made.map((each) => ({ id: each.case.id, ref: each.case.ref }))
  return {
    request,
    cases: made.map((each) => each.case),
    needs: made.map((each) => each.need),
    entries: made.map((each) => each.entry),
    jobs: made.flatMap((each) => each.jobs),
    draft: said.input.draft,
    receipt: { request: request.id, ref, cases },
  }
}

function requestOf(house: House, { input, actor, at }: Sayer, ref: string): Filing['request'] {
  const phone = input.phone ? readPhone(input.phone) : null
  return {
    id: newId<RequestId>(),
    ref,
    words: input.words,
    lang: input.lang,
    channel: input.channel,
    saidAt: at,
    stairwell: input.understanding.place.stairwell,
    home: input.home ?? null,
    person: input.person ?? null,
    hasPhone: phone !== null,
    phoneSealed: phone === null ? null : house.secrets.seal(phone),
    phonePrint: phone === null ? null : house.secrets.fingerprint('phone', phone),
    filedBy: isAtLeast(actor, 'worker') ? actor.person : null,
    withdrawnAt: null,
    erasedAt: null,
  }
}

type Wanted = { readonly need: NeedReading; readonly ref: string; readonly request: RequestId }

function caseOf(house: House, said: Sayer, { need, ref, request }: Wanted) {
  const { input, actor, at, calendar } = said
  const id = newId<CaseId>()
  const fresh = withNextClock(freshCase(house, said, { need, ref, id }))
  const facts = {
    request,
    ref,
    topic: need.topic,
    urgency: need.urgency,
    isPrivate: fresh.isPrivate,
    building: fresh.place.building,
    stairwell: fresh.place.stairwell,
    holder: said.post,
    contactDue: fresh.times.contactDue,
    finishDue: fresh.times.finishDue,
    rule: fresh.rule,
  }
  const entry = chain(actor.community, id, start, { kind: 'case.filed', facts, at, by: actor })
  const named = `${need.summary} ${said.placeName} ${input.understanding.placeWords ?? ''}`
  const it = {
    ...fresh,
    journal: { n: entry.n, hash: entry.hash },
    search: searchVector(`${named} ${input.words}`, named),
  }
  const look = nextLook(it, calendar, house.rules.ladder)
  const jobs = look
    ? [plan(clockLook, { community: actor.community, case: id }, { at: look.at, key: clockKey(it) })]
    : []
  return { case: it, need: needOf(need, { request, case: id }), entry, jobs }
}

function freshCase(
  house: House,
  said: Sayer,
  { need, ref, id }: Omit<Wanted, 'request'> & { readonly id: CaseId },
): Case {
  const { input, actor, at, calendar, post } = said
  const limits = house.rules.limitsFor(need.topic, need.urgency, dayOf(calendar, at))
  return {
    id,
    community: actor.community,
    ref,
    title: need.summary,
    topic: need.topic,
    nature: need.nature,
    urgency: need.urgency,
    state: 'new',
    isPrivate: said.catalogue[need.topic].privateByDefault,
    isOpenToHelpers: false,
    place: { ...input.understanding.place, words: input.understanding.placeWords },
    holder: { body: post, person: null, since: at, how: 'filed', isDesignated: false },
    holdings: 1,
    awaitsDesignation: false,
    offer: null,
    times: startClocks(limits, calendar, at),
    next: null,
    alarms: 0,
    raisedTo: null,
    rule: `${limits.rule.id}@${limits.rule.asOf}`,
    households: 1,
    urges: 0,
    reopened: 0,
    joinedInto: null,
    openQuestion: null,
    explanation: null,
    referredTo: null,
    journal: start,
  }
}

function needOf(need: NeedReading, of: { readonly request: RequestId; readonly case: Need['case'] }): Need {
  return {
    id: newId<NeedId>(),
    ...of,
    words: need.words,
    topic: need.topic,
    body: need.body,
    urgency: need.urgency,
    confidence: need.confidence,
    because: need.because,
    joinedAt: null,
    endedAt: null,
  }
}
