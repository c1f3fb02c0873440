import { expect, test } from 'vitest'
import { type CaseId, newId, readId } from './ids.ts'

test('ids are UUIDs of version 7, and sort as they were made', () => {
  const start = Date.parse('2026-11-24T04:00:00Z')
  const made = Array.from({ length: 500 }, (_, n) => newId<CaseId>(start + n))

  expect(made.toSorted()).toEqual(made)
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(made[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(start)
})

test('of ten thousand made in one millisecond no two are alike', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000)
})

test('what has not the form of an id is none', () => {
  const id = newId<CaseId>()
  expect(readId<CaseId>(id)).toBe(id)
  for (const text of [
    undefined,
    '',
    'x',
    `${id} `,
    id.toUpperCase(),
    id.replaceAll('-', ''),
    `${id}'--`,
    `${id}\n`,
  ])
    expect(readId(text)).toBeNull()
})
