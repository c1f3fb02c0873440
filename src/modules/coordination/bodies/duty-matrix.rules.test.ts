import { expect, test } from 'vitest'
import { type BodyId, type BuildingId, type EstateId, newId } from '../../../kernel/ids.ts'
import { plainDate } from '../../../kernel/time.ts'
import { matrixOf } from './duty-matrix.rules.ts'
import type { Duty, DutyId, DutyPlace } from './duty.rules.ts'

const [east, west] = [newId<EstateId>(), newId<EstateId>()]
const [first, second, third] = [newId<BuildingId>(), newId<BuildingId>(), newId<BuildingId>()]
const [company, bureau] = [newId<BodyId>(), newId<BodyId>()]
const on = plainDate('2026-11-25')
const everywhere: DutyPlace = { estate: null, building: null }

function aDuty(place: DutyPlace, body = company, over: Partial<Duty> = {}): Duty {
  const paper = { title: '合同', datedOn: null, reference: null, link: null }
  return {
    ...paper,
    id: newId<DutyId>(),
    body,
    topic: 'parking',
    place,
    from: plainDate('2026-01-01'),
    until: null,
    ...over,
  }
}

function rowOf(duties: readonly Duty[]) {
  const buildings = [
    { id: first, estate: east },
    { id: second, estate: west },
    { id: third, estate: west },
  ]
  const matrix = matrixOf(duties, { topics: ['parking'], estates: [east, west], buildings, on })
  return { ...matrix, cells: matrix.rows[0]?.cells.map(({ by, bodies }) => [by, bodies.length]) }
}

test('nobody anywhere is a gap everywhere', () => {
  expect(rowOf([])).toMatchObject({ gaps: 3, overlaps: 0 })
  expect(rowOf([aDuty(everywhere, company, { until: plainDate('2026-11-24') })]).gaps).toBe(3)
})

test('the whole community covers its estates; a building named by a duty has a column of its own', () => {
  const matrix = rowOf([aDuty(everywhere), aDuty({ estate: null, building: second }, bureau)])
  expect(matrix.places).toHaveLength(4)
  expect(matrix.cells).toEqual([
    ['own', 1],
    ['from_wider', 1],
    ['from_wider', 1],
    ['own', 1],
  ])
  expect(matrix).toMatchObject({ gaps: 0, overlaps: 0 })
})

test('each estate for itself leaves no gap; one of two does', () => {
  const [both, one] = [
    rowOf([aDuty({ estate: east, building: null }), aDuty({ estate: west, building: null }, bureau)]),
    rowOf([aDuty({ estate: east, building: null })]),
  ]
  expect(both.cells?.[0]).toEqual(['narrower', 0])
  expect(both.gaps).toBe(0)
  expect(one.gaps).toBe(1)
  expect(one.cells).toEqual([
    ['in_part', 0],
    ['own', 1],
    ['nobody', 0],
  ])
})

test('an estate is whole when each of its buildings is; else the bare one is named and counted', () => {
  const [one, two] = [
    { estate: null, building: second },
    { estate: null, building: third },
  ]
  const eastern = aDuty({ estate: east, building: null })
  const both = rowOf([eastern, aDuty(one), aDuty(two, bureau)])
  expect(both.cells?.map(([by]) => by)).toEqual(['narrower', 'own', 'narrower', 'own', 'own'])
  expect(both.gaps).toBe(0)

  const half = rowOf([eastern, aDuty(one)])
  expect(half.cells?.map(([by]) => by)).toEqual(['in_part', 'own', 'in_part', 'own'])
  expect(half.rows[0]?.cells[2]?.bare).toEqual([{ estate: west, building: third }])
  expect(half.gaps).toBe(1)
})

test('a bare building with a column of its own is counted once', () => {
  const [one, two] = [
    { estate: null, building: second },
    { estate: null, building: third },
  ]
  const other = { topic: 'noise' as const }
  const buildings = [
    { id: second, estate: west },
    { id: third, estate: west },
  ]
  const duties = [aDuty(one), aDuty(everywhere, company, other), aDuty(two, company, other)]

  const matrix = matrixOf(duties, { topics: ['parking', 'noise'], estates: [west], buildings, on })

  expect(matrix.rows[0]?.cells.map(({ by }) => by)).toEqual(['in_part', 'in_part', 'own', 'nobody'])
  expect(matrix.gaps).toBe(1)
})

test('two for the whole community are two in every estate, and are counted once', () => {
  const { cells, overlaps } = rowOf([aDuty(everywhere), aDuty(everywhere, bureau)])
  expect(cells).toEqual([
    ['own', 2],
    ['from_wider', 2],
    ['from_wider', 2],
  ])
  expect(overlaps).toBe(1)
})

test('two at the very same place overlap; one of them for a wider place does not', () => {
  expect(rowOf([aDuty(everywhere), aDuty(everywhere, bureau)]).overlaps).toBe(1)
  expect(rowOf([aDuty(everywhere), aDuty({ estate: east, building: null }, bureau)]).overlaps).toBe(0)
  expect(rowOf([aDuty(everywhere), aDuty(everywhere)]).overlaps).toBe(0)
})
