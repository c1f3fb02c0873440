import { expect, test } from 'vitest'
import { newId, type StairwellId } from '../../../kernel/ids.ts'
import { correctionsOf, teaches } from './correction.rules.ts'

const stairwell = newId<StairwellId>()
const place = { estate: null, building: null, stairwell, words: null }
const read = { topic: 'parking', urgency: 'normal' } as const
const fresh = { state: 'new', topic: 'parking', urgency: 'normal', place } as const

test('a first look that takes it as it is accepts topic, urgency and place', () => {
  const verdicts = correctionsOf(read, fresh, fresh)

  expect(verdicts.map(({ field, proposed, decided }) => [field, proposed === decided])).toEqual([
    ['topic', true],
    ['urgency', true],
    ['place', true],
  ])
  expect(verdicts.some(teaches)).toBe(false)
})

test('a later look speaks only of what it changes, against what was read', () => {
  const held = { ...fresh, state: 'held', topic: 'noise' } as const

  expect(correctionsOf(read, held, held)).toEqual([])
  expect(correctionsOf(read, held, { ...held, topic: 'safety' })).toEqual([
    { field: 'topic', proposed: 'parking', decided: 'safety' },
  ])
  expect(correctionsOf(read, held, { ...held, topic: 'parking' }).some(teaches)).toBe(false)
})

test('a place where none was found counts as put right', () => {
  const lost = { ...fresh, place: { ...place, stairwell: null } }

  expect(correctionsOf(read, lost, fresh).at(-1)).toEqual({
    field: 'place',
    proposed: 'nowhere',
    decided: stairwell,
  })
  expect(correctionsOf(read, lost, lost).map(({ field }) => field)).not.toContain('place')
})

test('only a topic that was put right teaches', () => {
  expect(teaches({ field: 'topic', proposed: 'parking', decided: 'noise' })).toBe(true)
  expect(teaches({ field: 'urgency', proposed: 'now', decided: 'normal' })).toBe(false)
})
