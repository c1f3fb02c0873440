import { expect, test } from 'vitest'
import type { CaseId } from '../../../kernel/ids.ts'
import { tuesday } from '../../../../test/given.ts'
import { everything, inboxPath, isNarrowed, orderOf, readCursor, readFilter, writeCursor } from './filter.ts'

const someId = '01890000-0000-7000-8000-000000000001'

test('an empty address is everything that is open, the next clock first', () => {
  expect(readFilter({})).toEqual(everything)
  expect(orderOf(everything)).toBe('next')
  expect(isNarrowed(everything)).toBe(false)
})

test('whatever is chosen comes back from the address it makes', () => {
  const chosen = readFilter({
    state: 'held',
    topic: 'noise',
    urgency: 'now',
    clock: 'offer',
    building: someId,
    body: someId,
    person: 'me',
    late: '1',
    waits: '1',
    out: '1',
    q: '楼道 灯',
  })

  const again = readFilter(Object.fromEntries(new URL(inboxPath(chosen), 'http://x').searchParams))

  expect(again).toEqual(chosen)
  expect(isNarrowed(chosen)).toBe(true)
})

test('what an address says that nobody understands is left out', () => {
  expect(readFilter({ topic: 'nonsense', building: 'x', late: 'maybe', state: '' })).toEqual(everything)
})

test('who looks for words looks among what has ended, too, unless told otherwise', () => {
  expect(readFilter({ q: '灯' }).show).toBe('any')
  expect(readFilter({ q: '灯', state: 'open' }).show).toBe('open')
  expect(inboxPath(readFilter({ q: '灯', state: 'open' }))).toContain('state=open')
})

test('a place in the list is kept in the address, and nothing else is taken for one', () => {
  const cursor = { key: tuesday, id: someId as CaseId }

  expect(readCursor(writeCursor(cursor))).toEqual(cursor)
  for (const odd of [
    undefined,
    '',
    'x_y',
    `2026-99-99T00:00:00.000Z_${someId}`,
    `2026-11-24T02:00:00.000Z_${'-'.repeat(36)}`,
  ])
    expect(readCursor(odd)).toBeNull()
})
