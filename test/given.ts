import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rank, Staff } from '../src/kernel/actor.ts'
import type { Brand } from '../src/kernel/brand.ts'
import { type AnyDb, inCommunity } from '../src/kernel/db.ts'
import { fileStore } from '../src/kernel/files/store.ts'
import {
  type BodyId,
  type BuildingId,
  type CommunityId,
  type EstateId,
  type HomeId,
  newId,
  type PersonId,
  type StairwellId,
} from '../src/kernel/ids.ts'
import { ok } from '../src/kernel/result.ts'
import { secretsFrom } from '../src/kernel/secrets.ts'
import { type Clock, type Instant, parseInstant } from '../src/kernel/time.ts'
import type { House } from '../src/modules/cases/house.ts'
import {
  insertBodies,
  insertCommunity,
  insertMembers,
  insertPersons,
} from '../src/modules/people/people.store.ts'
import { insertCodes, insertPlaces } from '../src/modules/places/place.store.ts'
import type { BodyKind } from '../src/rulebook/categories.ts'
import { limitsFrom, shippedClocks } from '../src/rulebook/clocks.ts'
import { shippedLadder } from '../src/rulebook/escalation.ts'
import { calendarFor, chinaHolidays } from '../src/rulebook/holidays.ts'

/** Tuesday 24 November 2026, 10:00 in Shanghai: a working day, the post is open. */
export const tuesday = parseInstant('2026-11-24T02:00:00Z')

export type TestClock = Clock & { set: (at: Instant) => void }

export function testClock(at: Instant = tuesday): TestClock {
  const state = { at }
  return Object.assign(() => state.at, { set: (next: Instant) => void (state.at = next) })
}

export function aHouse(db: AnyDb, clock: Clock = testClock()): House {
  return {
    db,
    clock,
    secrets: secretsFrom(Buffer.alloc(32, 7)),
    files: fileStore(join(tmpdir(), `legwork-files-${process.pid}`)),
    rules: {
      calendarOf: (hours) => calendarFor(chinaHolidays, hours),
      limitsFor: limitsFrom(shippedClocks),
      ladder: shippedLadder,
    },
    changed: () => undefined,
  }
}

export type Post = {
  readonly community: CommunityId
  readonly code: string
  readonly estate: EstateId
  readonly building: BuildingId
  readonly stairwell: StairwellId
  readonly homes: readonly HomeId[]
  readonly bodies: Readonly<Record<'post' | 'property' | 'bureau' | 'owners', BodyId>>
  readonly worker: Staff
  readonly coordinator: Staff
  readonly secretary: Staff
  readonly helper: Staff
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A community of its own: one building, one stairwell of twelve homes, four bodies, four members. Each test makes one. */
export async function aPost(db: AnyDb): Promise<Post> {
  const community = newId<CommunityId>()
  const [estate, building, stairwell] = [newId<EstateId>(), newId<BuildingId>(), newId<StairwellId>()]
  const code = Array.from({ length: 8 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')
  const bodies = {
    post: newId<BodyId>(),
    property: newId<BodyId>(),
    bureau: newId<BodyId>(),
    owners: newId<BodyId>(),
  }
  const kinds: Record<keyof typeof bodies, readonly [BodyKind, string]> = {
    post: ['community', '服务站'],
    property: ['property', '恒砚物业'],
    bureau: ['housing_bureau', '房管局'],
    owners: ['owners_committee', '业委会'],
  }
  const homes = Array.from({ length: 12 }, (_, at) => ({
    id: newId<HomeId>(),
    stairwell,
    floor: Math.floor(at / 2) + 1,
    door: `${Math.floor(at / 2) + 1}0${(at % 2) + 1}`,
    area: 6_100,
  }))
  const staff = (['worker', 'coordinator', 'secretary', 'helper'] as const).map((rank) =>
    aMember(community, bodies.post, rank),
  )
  await insertCommunity(db, {
    id: community,
    slug: `t-${newId<Brand<string, 'Slug'>>().slice(-12)}`,
    name: '青砚社区',
    phone: '0555-0136',
    hours: '8:30-17:30',
    opens: 510,
    closes: 1050,
    isDemo: false,
    closedAt: null,
  })
  const done = await inCommunity(db, community, async (tx) => {
    await insertBodies(
      tx,
      community,
      (['post', 'property', 'bureau', 'owners'] as const).map((each) => ({
        id: bodies[each],
        kind: kinds[each][0],
        name: kinds[each][1],
        phone: null,
      })),
    )
    await insertPersons(
      tx,
      community,
      staff.map(({ person, name }) => ({ id: person, name, phoneSealed: null, phonePrint: null })),
    )
    await insertMembers(
      tx,
      community,
      staff.map(({ person, rank, body }) => ({ person, body, rank, account: null, since: tuesday })),
    )
    await insertPlaces(tx, community, {
      estates: [{ id: estate, name: '榆荫里' }],
      buildings: [{ id: building, estate, number: 3, label: '3号楼' }],
      stairwells: [{ id: stairwell, building, number: 2, label: '2单元', floors: 6 }],
      homes,
    })
    return ok(null)
  })
  if (!done.ok) throw new Error('the post was not made')
  await insertCodes(db, community, [{ code, stairwell }], tuesday)
  const [worker, coordinator, secretary, helper] = staff as [Staff, Staff, Staff, Staff]
  return {
    community,
    code,
    estate,
    building,
    stairwell,
    homes: homes.map(({ id }) => id),
    bodies,
    worker,
    coordinator,
    secretary,
    helper,
  }
}

function aMember(community: CommunityId, body: BodyId, rank: Rank): Staff {
  const names = { worker: '尹小禾', coordinator: '贺建民', secretary: '陆书记', helper: '老周' }
  return { as: 'staff', community, person: newId<PersonId>(), body, rank, name: names[rank] }
}
