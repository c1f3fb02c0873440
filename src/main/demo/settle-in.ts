import type { Staff } from '../../kernel/actor.ts'
import { type AnyDb, inCommunity } from '../../kernel/db.ts'
import { type BodyId, type CommunityId, newId, type PersonId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import type { Secrets } from '../../kernel/secrets.ts'
import { afterMillis, type Instant, plainDate } from '../../kernel/time.ts'
import {
  insertBodies,
  insertCommunity,
  insertMembers,
  insertPersons,
  type NewPerson,
} from '../../modules/people/people.store.ts'
import {
  insertCodes,
  insertPlaces,
  insertResidences,
  type NewResidence,
} from '../../modules/places/place.store.ts'
import type { Dice } from './dice.ts'
import { aPerson, type BodyKey, communityName, demoBodies, demoMembers, type MemberKey } from './people.ts'
import { type DemoPlaces, layOut } from './places.ts'
import { must, type Spot } from './scene.ts'

export const demoSlug = 'qingyan'
export const demoHours = { opens: 510, closes: 1050 }

type Settled = {
  readonly bodies: Readonly<Record<BodyKey, BodyId>>
  readonly staff: Readonly<Record<MemberKey, Staff>>
  readonly spots: readonly Spot[]
}

type Wanted = {
  readonly db: AnyDb
  readonly secrets: Secrets
  readonly community: CommunityId
  readonly dice: Dice
  readonly present: Instant
}

/** Makes the community: its houses, who lives in them, the bodies around it and the members of the post. */
export async function settleIn(wanted: Wanted): Promise<Settled> {
  const { db, community, dice, present } = wanted
  const longAgo = afterMillis(present, -500 * 86_400_000)
  const places = layOut(dice.for('places'))
  const dwellers = dwell(wanted, places)
  const bodies = demoBodies.map(({ key, ...body }) => ({ ...body, key, id: newId<BodyId>() }))
  const bodyIds = Object.fromEntries(bodies.map(({ key, id }) => [key, id])) as Record<BodyKey, BodyId>
  const staff = demoMembers.map(({ key, body, ...member }) => ({
    key,
    member: { as: 'staff', community, person: newId<PersonId>(), body: bodyIds[body], ...member } as const,
  }))
  await insertCommunity(db, {
    id: community,
    slug: demoSlug,
    name: communityName,
    phone: '0555-0136',
    hours: '8:30-17:30',
    ...demoHours,
    isDemo: true,
    closedAt: null,
  })
  const done = await inCommunity(db, community, async (tx) => {
    await insertBodies(
      tx,
      community,
      bodies.map(({ id, kind, name, phone }) => ({ id, kind, name, phone })),
    )
    await insertPersons(tx, community, [
      ...staff.map(({ member }) => ({ ...nobody, id: member.person, name: member.name })),
      ...dwellers.persons,
    ])
    await insertMembers(
      tx,
      community,
      staff.map(({ member }) => ({ ...member, account: null, since: longAgo })),
    )
    await insertPlaces(tx, community, places)
    await insertResidences(tx, community, dwellers.residences)
    return ok(null)
  })
  must(done, 'settle in')
  await insertCodes(db, community, places.codes, longAgo)
  return {
    bodies: bodyIds,
    staff: Object.fromEntries(staff.map(({ key, member }) => [key, member])) as Record<MemberKey, Staff>,
    spots: spotsOf(places, dwellers.home),
  }
}

const nobody = { phoneSealed: null, phonePrint: null }

/** Who lives in each home, and who owns it: often the same person, sometimes one who lives elsewhere. */
function dwell({ secrets, dice }: Wanted, places: DemoPlaces) {
  const persons: NewPerson[] = []
  const residences: NewResidence[] = []
  const home = new Map<string, { readonly person: PersonId; readonly phone: string | null }>()
  const someone = (own: Dice) => {
    const { name, phone } = aPerson(own, persons.length)
    const id = newId<PersonId>()
    persons.push({
      id,
      name,
      phoneSealed: phone === null ? null : secrets.seal(phone),
      phonePrint: phone === null ? null : secrets.fingerprint('phone', phone),
    })
    return { person: id, phone }
  }
  for (const [at, { id }] of places.homes.entries()) {
    const own = dice.for(`home ${at}`)
    const since = plainDate(`${own.whole(1996, 2024)}-0${own.whole(1, 9)}-1${own.whole(0, 9)}`)
    const first = someone(own)
    home.set(id, first)
    residences.push({ home: id, person: first.person, tie: 'resident', since })
    if (own.chance(0.45)) residences.push({ home: id, person: someone(own).person, tie: 'resident', since })
    const owner = own.chance(0.75) ? first : someone(own)
    residences.push({ home: id, person: owner.person, tie: 'owner', since })
  }
  return { persons, residences, home }
}

function spotsOf(
  places: DemoPlaces,
  home: ReadonlyMap<string, { readonly person: PersonId; readonly phone: string | null }>,
): Spot[] {
  const estate = places.estates[0]?.id ?? null
  return places.stairwells.map((stairwell) => ({
    place: { estate, building: stairwell.building, stairwell: stairwell.id },
    homes: places.homes
      .filter((each) => each.stairwell === stairwell.id)
      .flatMap(({ id }) => {
        const dweller = home.get(id)
        return dweller ? [{ home: id, ...dweller }] : []
      }),
  }))
}
