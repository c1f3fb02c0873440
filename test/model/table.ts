import fc from 'fast-check'
import type { AtBody } from '../../src/kernel/actor.ts'
import type { Caller } from '../../src/kernel/http/contract.ts'
import type { BodyId, CaseId, RequestId } from '../../src/kernel/ids.ts'
import { dateOfDay, dayNumber, hoursAfter, plainDate } from '../../src/kernel/time.ts'
import {
  acceptOffer,
  designateHolder,
  findCase,
  type House,
  offerHandover,
  promiseDate,
  refuseOffer,
  sayDone,
} from '../../src/modules/cases/door.ts'
import { readCommunity } from '../../src/kernel/db.ts'
import { sayFixed, sayNotFixed } from '../../src/modules/cases/follow-request.ts'
import { lookAtClock } from '../../src/modules/cases/look-at-clock.ts'
import { mergeCases } from '../../src/modules/cases/merge-cases.ts'
import { adjournMeeting } from '../../src/modules/coordination/meetings/change-meeting.ts'
import { closeMeeting, takeAttendance } from '../../src/modules/coordination/meetings/hold-meeting.ts'
import type { MeetingId } from '../../src/modules/coordination/meetings/meeting.rules.ts'
import { planMeeting } from '../../src/modules/coordination/meetings/plan-meeting.ts'
import { writeItem } from '../../src/modules/coordination/meetings/write-item.ts'
import { askPart, type PartId, tellPartDone } from '../../src/modules/coordination/parts/door.ts'
import { followCase, lookAtPart } from '../../src/modules/coordination/parts/follow-case.ts'
import { hearCase } from '../../src/modules/coordination/promises/hear-case.ts'
import { lookAtPromise } from '../../src/modules/coordination/promises/look-at-promise.ts'
import type { PromiseId } from '../../src/modules/coordination/promises/promise.rules.ts'
import {
  answerWhistle,
  blowWhistle,
  endWhistle,
  type WhistleId,
} from '../../src/modules/coordination/whistles/door.ts'
import type { CasesTables } from '../../src/modules/cases/tables.ts'
import type { Post, TestClock } from '../given.ts'

/** What the stories at the table are told about: three matters, four bodies, and whatever comes of them. */
export type Told = {
  readonly here: Post
  readonly house: House
  readonly clock: TestClock
  readonly cases: readonly CaseId[]
  /** Who said each of them. */
  readonly requests: ReadonlyMap<CaseId, RequestId>
  readonly meetings: MeetingId[]
  readonly parts: PartId[]
  readonly whistles: WhistleId[]
}

/** One thing that somebody does; `a`, `b` and `n` choose at what. Most of them are refused at most moments. */
export type Step = {
  readonly does: (typeof deeds)[number]
  readonly a: number
  readonly b: number
  readonly n: number
}

const deeds = [
  'offer',
  'accept',
  'refuse',
  'designate',
  'promise',
  'done',
  'not_fixed',
  'fixed',
  'merge',
  'meet',
  'sit',
  'write',
  'close',
  'adjourn',
  'ask_part',
  'part_done',
  'blow',
  'answer',
  'end',
  'hours',
  'days',
  'look',
] as const

/** What happens often in a neighbourhood happens often here; everything else happens too. */
const often: Partial<Readonly<Record<(typeof deeds)[number], number>>> = {
  offer: 8,
  refuse: 6,
  accept: 2,
  promise: 4,
  meet: 3,
  sit: 3,
  write: 6,
  hours: 2,
}
const likely = deeds.map((does) => [often[does] ?? 1, does] as const)

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    does: fc.oneof(...likely.map(([weight, does]) => ({ weight, arbitrary: fc.constant(does) }))),
    a: fc.nat(99),
    b: fc.nat(99),
    n: fc.nat(99),
  }),
  { minLength: 15, maxLength: 60, size: 'max' },
)

/** Does it, whatever comes of it; a refusal is an answer, an error is not. */
export async function take(told: Told, step: Step): Promise<void> {
  const { here, house, clock, cases } = told
  const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)]
  const id = pick(cases, step.a) as CaseId
  const bodies = Object.values(here.bodies)
  const body = pick(bodies, step.b) as BodyId
  const worker: Caller = { actor: here.worker, once: null }
  const coordinator: Caller = { actor: here.coordinator, once: null }
  const on = dateOfDay(dayNumber(plainDate(clock().slice(0, 10))) + (step.n % 9) - 1)
  switch (step.does) {
    case 'offer':
      return void (await offerHandover(house)({ id, to: body, why: '归他们' }, worker))
    case 'accept':
      return void (await acceptOffer(house)({ id }, await asked(told, id)))
    case 'refuse':
      return void (await refuseOffer(house)({ id, why: '不归我们', better: body }, await asked(told, id)))
    case 'designate':
      return void (await designateHolder(house)({ id, to: body, why: '定了' }, coordinator))
    case 'promise':
      return void (await promiseDate(house)({ id, on, why: '那天办完' }, worker))
    case 'done':
      return void (await sayDone(house)({ id, words: '好了' }, worker))
    case 'not_fixed':
      return void (await sayNotFixed(house)({ id, words: '还没好' }, byWhoSaid(told, id)))
    case 'fixed':
      return void (await sayFixed(house)({ id }, byWhoSaid(told, id)))
    case 'merge':
      return void (await mergeCases(house)({ id, into: pick(cases, step.b) as CaseId }, worker))
    case 'hours':
      return clock.set(hoursAfter(clock(), 1 + (step.n % 12)))
    case 'days':
      return clock.set(hoursAfter(clock(), 24 * (1 + (step.n % 12))))
    case 'look':
      return look(told)
    default:
      return atTheTable(told, step, { id, body, on, worker })
  }
}

type At = {
  readonly id: CaseId
  readonly body: BodyId
  readonly on: ReturnType<typeof plainDate>
  readonly worker: Caller
}

async function atTheTable(told: Told, { does, n, a }: Step, { id, body, on, worker }: At): Promise<void> {
  const { here, house, clock, meetings, parts, whistles } = told
  const meeting = meetings.at(-1 - (a % 2))
  const bodies = Object.values(here.bodies)
  const soon = hoursAfter(clock(), 1 + (n % 5))
  switch (does) {
    case 'meet': {
      const plan = {
        title: '坐下来谈',
        at: soon,
        minutes: 60,
        place: '议事厅',
        bodies,
        cases: [id],
        others: ['别的'],
      }
      const made = await planMeeting(house)(plan, worker)
      if (made.ok) meetings.push(made.value.id)
      return
    }
    case 'sit':
      if (!meeting) return
      clock.set(hoursAfter(clock(), 5))
      return void (await takeAttendance(house)(
        {
          id: meeting,
          guests: bodies.map((each, at) => ({ body: each, came: n % 5 !== 0 || at % 2 === 0, who: '' })),
        },
        worker,
      ))
    case 'write':
      if (!meeting) return
      return void (await writeItem(house)(
        {
          id: meeting,
          n: 1 + (n % 2),
          said: '说了',
          decided: n % 3 === 0 ? '' : '定了',
          putOff: n % 3 === 0,
          ...(n % 2 === 0 && { promise: { body, what: '去看', on } }),
        },
        worker,
      ))
    case 'close':
      if (!meeting) return
      return void (await closeMeeting(house)({ id: meeting }, worker))
    case 'adjourn': {
      if (!meeting) return
      return void (await adjournMeeting(house)({ id: meeting, to: soon, why: '人不够' }, worker))
    }
    case 'ask_part': {
      const made = await askPart(house)({ case: id, body, what: `第${n % 3}份`, on }, worker)
      if (made.ok) parts.push(made.value.id)
      return
    }
    case 'part_done': {
      const part = parts[n % Math.max(1, parts.length)]
      if (!part) return
      return void (await tellPartDone(house)({ id: part, words: '好了' }, byLink(told, body)))
    }
    case 'blow': {
      const made = await blowWhistle(house)(
        { case: id, bodies, at: soon, place: '现场', why: '过了日子' },
        worker,
      )
      if (made.ok) whistles.push(made.value.id)
      return
    }
    case 'answer': {
      const whistle = whistles.at(-1)
      if (!whistle) return
      const answer = n % 2 === 0 ? ('coming' as const) : ('not_coming' as const)
      return void (await answerWhistle(house)({ id: whistle, body, answer, why: '忙' }, byLink(told, body)))
    }
    case 'end': {
      const whistle = whistles.at(-1)
      if (!whistle) return
      return void (await endWhistle(house)(
        { id: whistle, came: [{ body, who: '' }], agreed: '说定了' },
        worker,
      ))
    }
    default:
      throw new Error(`nobody does ${does}`)
  }
}

/** Whoever is asked answers by its link; when nobody is, the answer is refused. */
async function asked(told: Told, id: CaseId): Promise<Caller> {
  const it = await readCommunity<CasesTables, Awaited<ReturnType<typeof findCase>>>(
    told.house.db,
    told.here.community,
    (tx) => findCase(tx, told.here.community, id),
  )
  return byLink(told, it?.offer?.to ?? told.here.bodies.owners)
}

function byLink({ here }: Told, body: BodyId): Caller<AtBody> {
  return { actor: { as: 'body', community: here.community, body, link: 'l' }, once: null }
}

function byWhoSaid({ here, requests }: Told, id: CaseId): Caller {
  const request = requests.get(id)
  if (!request) throw new Error('nobody said it')
  return { actor: { as: 'follower', community: here.community, request }, once: null }
}

/** What the worker process does in time: clocks, listeners, promises, shares. Twice is as once. */
export async function look(
  { here, house, cases, parts }: Told,
  promises: readonly PromiseId[] = [],
): Promise<void> {
  const { community } = here
  for (const id of [...cases, ...cases]) await lookAtClock(house)({ community, case: id })
  for (const id of [...cases, ...cases]) {
    await hearCase(house)({ community, case: id })
    await followCase(house, { community, case: id, n: 1, kind: 'look' })
  }
  for (const id of [...parts, ...parts]) await lookAtPart(house)({ community, part: id })
  for (const id of promises) await lookAtPromise(house)({ community, promise: id })
}
