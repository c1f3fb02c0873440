import type { Actor } from '../src/kernel/actor.ts'
import { readCommunity } from '../src/kernel/db.ts'
import type { Caller } from '../src/kernel/http/contract.ts'
import {
  type BodyId,
  type CaseId,
  type CommunityId,
  newId,
  type PersonId,
  type RequestId,
} from '../src/kernel/ids.ts'
import { type Entry, read as readJournal } from '../src/kernel/journal.ts'
import type { Result } from '../src/kernel/result.ts'
import { type Instant, minutesAfter } from '../src/kernel/time.ts'
import type { Case } from '../src/modules/cases/case.rules.ts'
import { findCase } from '../src/modules/cases/case.store.ts'
import { startClocks, withNextClock } from '../src/modules/cases/clock.rules.ts'
import { fileRequest } from '../src/modules/cases/file-request.ts'
import type { FilingInput, Receipt } from '../src/modules/cases/filing-input.ts'
import type { House } from '../src/modules/cases/house.ts'
import { understand } from '../src/modules/cases/understand.ts'
import type { Topic, Urgency } from '../src/rulebook/categories.ts'
import { limitsFrom, shippedClocks } from '../src/rulebook/clocks.ts'
import { calendarFor, chinaHolidays } from '../src/rulebook/holidays.ts'
import type { TestDatabase } from './database.ts'
import { aHouse, aPost, type Post, testClock, tuesday } from './given.ts'

export const post = newId<BodyId>()
export const property = newId<BodyId>()
export const bureau = newId<BodyId>()
export const calendar = calendarFor(chinaHolidays, { opens: 510, closes: 1050 })

export function limitsOf(topic: Topic = 'building_repair', urgency: Urgency = 'normal') {
  return limitsFrom(shippedClocks)(topic, urgency, '2026-11-24' as never)
}

/** A case as the rules see it: held by the post since Tuesday ten o'clock, nothing more has happened. */
export function aHeld(over: Partial<Case> = {}): Case {
  const it: Case = {
    id: newId<CaseId>(),
    community: newId<CommunityId>(),
    ref: '41703',
    title: '楼道灯坏了',
    topic: 'building_repair',
    nature: 'help',
    urgency: 'normal',
    state: 'held',
    isPrivate: false,
    isOpenToHelpers: false,
    place: { estate: null, building: null, stairwell: null, words: null },
    holder: { body: post, person: null, since: tuesday, how: 'filed', isDesignated: false },
    holdings: 1,
    awaitsDesignation: false,
    offer: null,
    times: startClocks(limitsOf(), calendar, tuesday),
    next: null,
    alarms: 0,
    raisedTo: null,
    rule: 'cn-default@2026-11-24',
    households: 1,
    urges: 0,
    reopened: 0,
    joinedInto: null,
    openQuestion: null,
    explanation: null,
    referredTo: null,
    journal: { n: 1, hash: 'x'.repeat(43) },
    ...over,
  }
  return withNextClock(it)
}

export const by = (actor: Actor, once: string | null = null): Caller => ({ actor, once })

/** The value; a refusal fails the test with its code. */
export function must<T>(result: Result<T, string>): T {
  if (result.ok) return result.value
  throw new Error(`${result.code} ${JSON.stringify(result.facts)}`)
}

export async function sayingOf(house: House, here: Post, words: string): Promise<Omit<FilingInput, 'isNew'>> {
  const { estate, building, stairwell } = here
  const place = { estate, building, stairwell }
  const understanding = await understand(house)(here.community, { words, place, at: house.clock() })
  return { words, lang: 'zh-CN', channel: 'qr', dangerSeen: true, understanding }
}

/** Says it at the stairwell's door; known matters do not stop it. */
export async function file(
  house: House,
  here: Post,
  words: string,
  more: Partial<FilingInput> = {},
): Promise<Receipt> {
  const saying = await sayingOf(house, here, words)
  const visitor = by({ as: 'visitor', community: here.community })
  return must(await fileRequest(house)({ ...saying, isNew: true, ...more }, visitor))
}

/** A case just filed in a community of its own, and all that a test needs to act on it. */
export async function aCase(t: TestDatabase, words = '单元门锁不上', more: Partial<FilingInput> = {}) {
  const clock = testClock()
  const house = aHouse(t.db, clock)
  const here = await aPost(t.db)
  const receipt = await file(house, here, words, more)
  const id = firstOf(receipt)
  const read = (which: CaseId = id) => readCase(house, here, which)
  const journal = (which: CaseId = id): Promise<Entry[]> =>
    readCommunity(house.db, here.community, (tx) => readJournal(tx, here.community, which))
  return {
    t,
    clock,
    house,
    here,
    receipt,
    id,
    read,
    journal,
    worker: by(here.worker),
    coordinator: by(here.coordinator),
    helper: by(here.helper),
    follower: follower(here, receipt.request),
    later: (minutes: number): Instant => {
      clock.set(minutesAfter(clock(), minutes))
      return clock()
    },
  }
}

export type GivenCase = Awaited<ReturnType<typeof aCase>>

export function firstOf(receipt: Receipt): CaseId {
  const [first] = receipt.cases
  if (!first) throw new Error('no case came of it')
  return first.id
}

export function follower(here: Post, request: RequestId, once: string | null = null): Caller {
  return by({ as: 'follower', community: here.community, request }, once)
}

export async function readCase(house: House, here: Post, id: CaseId): Promise<Case> {
  const it = await readCommunity(house.db, here.community, (tx) => findCase(tx as never, here.community, id))
  if (!it) throw new Error(`there is no case ${id}`)
  return it
}

/** Somebody of another body, who signed in there. */
export function memberOf(here: Post, body: BodyId): Caller {
  return by({ ...here.helper, body, person: newId<PersonId>(), name: '外单位的人' })
}
