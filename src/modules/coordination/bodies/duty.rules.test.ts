import { expect, test } from 'vitest'
import { type BodyId, type BuildingId, type EstateId, newId } from '../../../kernel/ids.ts'
import { dateOfDay, dayNumber, plainDate } from '../../../kernel/time.ts'
import {
  type Duty,
  type DutyId,
  dutiesAbout,
  gapsIn,
  isValidOn,
  overlapsIn,
  proposalOf,
} from './duty.rules.ts'

const [estate, other] = [newId<EstateId>(), newId<EstateId>()]
const [one, two] = [newId<BuildingId>(), newId<BuildingId>()]
const day = plainDate('2026-11-25')

function aDuty(over: Partial<Duty> = {}): Duty {
  return {
    id: newId<DutyId>(),
    body: newId<BodyId>(),
    topic: 'parking',
    place: { estate: null, building: null },
    from: plainDate('2025-01-01'),
    until: null,
    title: '物业合同',
    datedOn: null,
    reference: '第3条',
    link: null,
    ...over,
  }
}
const at = { topic: 'parking' as const, place: { estate, building: one }, on: day }

test('a building goes before its estate, and the estate before the whole community', () => {
  const all = aDuty()
  const wide = aDuty({ place: { estate, building: null } })
  const near = aDuty({ place: { estate: null, building: one } })

  expect(proposalOf([all, wide, near], at)).toMatchObject({ body: near.body, also: [], others: [wide, all] })
  expect(proposalOf([all, wide], at)?.body).toBe(wide.body)
  expect(proposalOf([all, wide, near], { ...at, place: { estate: other, building: null } })?.body).toBe(
    all.body,
  )
})

test('whatever the duties are, none that speaks of the matter is more specific than the one proposed', () => {
  const places = [
    { estate: null, building: null },
    { estate, building: null },
    { estate: null, building: one },
  ]
  const places2 = [...places, { estate: other, building: null }, { estate: null, building: two }]
  const reach = ({ place }: Duty) => (place.building ? 2 : place.estate ? 1 : 0)
  for (let seed = 0; seed < 400; seed++) {
    const duties = Array.from({ length: seed % 7 }, (_, n) => {
      const from = dateOfDay(dayNumber(day) - 3 + ((seed * 7 + n * 5) % 7))
      const until = (seed + n) % 3 === 0 ? null : dateOfDay(dayNumber(from) + ((seed + n) % 4))
      return aDuty({ place: places2[(seed * 3 + n) % 5] ?? at.place, from, until })
    })
    const speaking = duties.filter(
      (duty) => isValidOn(duty, day) && places.some((place) => same(place, duty.place)),
    )
    const proposed = proposalOf(duties, at)
    expect(dutiesAbout(duties, at).length).toBe(speaking.length)
    expect(proposed && reach(proposed.because)).toBe(
      speaking.length === 0 ? null : Math.max(...speaking.map(reach)),
    )
  }
})

function same(a: Duty['place'], b: Duty['place']): boolean {
  return a.estate === b.estate && a.building === b.building
}

test('a duty counts on its first and its last day, and on no other side of them', () => {
  const duty = aDuty({ from: day, until: day })
  expect([-1, 0, 1].map((n) => isValidOn(duty, dateOfDay(dayNumber(day) + n)))).toEqual([false, true, false])
})

test('two bodies at the same place are an overlap, and both are shown', () => {
  const [a, b] = [aDuty({ from: plainDate('2024-01-01') }), aDuty()]
  expect(proposalOf([b, a], at)).toMatchObject({ body: a.body, also: [b], others: [] })
  expect(overlapsIn([a, b, aDuty({ place: { estate, building: null } })], day)).toEqual([[a, b]])
  expect(overlapsIn([a, aDuty({ until: plainDate('2025-02-01') })], day)).toEqual([])
})

test('a gap is named at the widest place for which nobody answers', () => {
  const asked = { topics: ['parking'] as const, places: [{ estate, buildings: [one, two] }], on: day }
  expect(gapsIn([], asked)).toEqual([{ topic: 'parking', place: { estate: null, building: null } }])
  expect(gapsIn([aDuty({ place: { estate: null, building: one } })], asked)).toEqual([
    { topic: 'parking', place: { estate, building: two } },
  ])
  expect(gapsIn([aDuty({ place: { estate: other, building: null } })], asked)).toEqual([
    { topic: 'parking', place: { estate, building: null } },
  ])
  expect(gapsIn([aDuty()], asked)).toEqual([])
})
