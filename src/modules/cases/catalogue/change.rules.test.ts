import { expect, test } from 'vitest'
import type { BodyId } from '../../../kernel/ids.ts'
import { parseInstant } from '../../../kernel/time.ts'
import { asDefault, type OwnCategory } from '../../../rulebook/catalogue.ts'
import { categories } from '../../../rulebook/categories.ts'
import {
  catalogueAfter,
  categoryBefore,
  categoryNow,
  decideCategory,
  firstWrongUndo,
  type KeptChange,
  lastStanding,
  type WantedCategory,
} from './change.rules.ts'

const property = '018f0000-0000-7000-8000-000000000001' as BodyId
const known = {
  catalogue: catalogueAfter([{ ...asDefault('heating'), name: '锅炉房' }]),
  kindOf: (id: BodyId) => (id === property ? ('property' as const) : undefined),
}

function noise(wanted: Partial<WantedCategory>) {
  const usual = { topic: 'noise' as const, ...categories.noise, name: null, isOffered: true, body: null }
  return decideCategory({ ...usual, ...wanted }, known)
}

test.each([
  ['a name too long for a key', { name: '楼上楼下隔壁半夜吵得睡不着' }, 'catalogue.name_too_long'],
  ['a name without a letter', { name: '！！' }, 'catalogue.name_unreadable'],
  ['a name with a mark that turns the writing round', { name: '吵\u202e闹' }, 'catalogue.name_unreadable'],
  ['the name that another topic has here', { name: '锅炉房' }, 'catalogue.name_taken'],
  ['the usual name of a topic that has another here', { name: '暖气' }, 'catalogue.name_taken'],
  ['a body that is not here', { body: 'x' as BodyId }, 'catalogue.body_unknown'],
  ['a body of another kind', { body: property, leadBody: 'police' as const }, 'catalogue.body_of_other_kind'],
])('%s is refused', (_, wanted, code) => {
  expect(noise(wanted)).toMatchObject({ ok: false, code })
})

test('whatever fits nowhere else stays', () => {
  const other = { topic: 'other' as const, ...categories.other, name: null, isOffered: false, body: null }

  expect(decideCategory(other, known)).toMatchObject({ ok: false, code: 'catalogue.other_stays' })
})

test('twelve characters are a name, spaces around it are not', () => {
  expect(noise({ name: '  楼上楼下隔壁半夜吵得人  ' })).toMatchObject({
    ok: true,
    value: { name: '楼上楼下隔壁半夜吵得人' },
  })
  expect(noise({ name: ' 　 ' })).toMatchObject({ ok: true, value: { name: null } })
})

function kept(n: number, own: OwnCategory, undoes: number | null = null): KeptChange {
  return { ...own, n, at: parseInstant('2026-11-24T02:00:00Z'), by: null, undoes }
}

const named = (name: string) => ({ ...asDefault('noise'), name })
const story = [
  kept(1, named('吵人')),
  kept(2, { ...asDefault('heating'), isOffered: false }),
  kept(3, named('噪音')),
  kept(4, named('吵人'), 3),
]

test('the last change that was not taken back is the one that can be', () => {
  expect(lastStanding(story)?.n).toBe(2)
  expect(lastStanding(story.slice(0, 3))?.n).toBe(3)
  expect(lastStanding([])).toBeNull()
})

test('before its first change a topic was as the default', () => {
  expect(categoryBefore(story, { n: 1, topic: 'noise' })).toEqual(asDefault('noise'))
  expect(categoryBefore(story, { n: 3, topic: 'noise' })).toEqual(named('吵人'))
  expect(categoryNow(story, 'noise')).toEqual(named('吵人'))
})

test('a taking back that leads elsewhere than to what was before is found', () => {
  expect(firstWrongUndo(story)).toBeNull()
  expect(firstWrongUndo([...story.slice(0, 3), kept(4, named('别的'), 3)])).toBe(4)
  expect(firstWrongUndo([...story.slice(0, 3), kept(4, asDefault('noise'), 1)])).toBe(4)
})
