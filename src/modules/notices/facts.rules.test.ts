import { expect, test } from 'vitest'
import { aHeld } from '../../../test/a-case.ts'
import { minutesAfter } from '../../kernel/time.ts'
import { isStillTrue } from './facts.rules.ts'

test('a warning is worth telling until the limit is over; that it is over, as long as it is the limit that runs', () => {
  const it = aHeld()
  if (!it.next) throw new Error('no clock runs')
  const { clock, at } = it.next
  const about = { it, subject: null, said: { clock, due: at, body: null } }
  const [before, after] = [minutesAfter(at, -1), minutesAfter(at, 1)]
  const warned = { ...about, kind: 'clock.warned' as const }
  const raised = { ...about, kind: 'clock.raised.coordinator' as const }

  expect(isStillTrue(warned, before)).toBe(true)
  expect(isStillTrue(warned, after)).toBe(false)
  expect(isStillTrue(raised, after)).toBe(true)
  const moved = { ...it, next: { clock, at: minutesAfter(at, 60) } }
  expect(isStillTrue({ ...warned, it: moved }, before)).toBe(false)
  expect(isStillTrue({ ...raised, it: moved }, after)).toBe(false)
})
