import { expect, test } from 'vitest'
import { testClock, tuesday } from '../../../test/given.ts'
import { minutesAfter } from '../time.ts'
import { breaker } from './breaker.ts'

function resting() {
  const clock = testClock()
  const it = breaker(clock, { failures: 3, restMinutes: 10 })
  for (let n = 0; n < 3; n++) it.went(false)
  return { clock, it }
}

test('two failures are borne, the third makes it rest', () => {
  const it = breaker(testClock(), { failures: 3, restMinutes: 10 })
  it.went(false)
  it.went(false)
  expect([it.mayAsk(), it.mayAsk()]).toEqual([true, true])

  it.went(false)

  expect([it.rests(), it.mayAsk()]).toEqual([true, false])
})

test('a success in between begins the count anew', () => {
  const it = breaker(testClock(), { failures: 3, restMinutes: 10 })
  for (const well of [false, false, true, false, false]) it.went(well)

  expect(it.mayAsk()).toBe(true)
})

test('after the rest one is let through; if that fails it rests again, else all go', () => {
  const { clock, it } = resting()
  clock.set(minutesAfter(tuesday, 10))
  expect([it.rests(), it.mayAsk(), it.mayAsk()]).toEqual([false, true, false])
  it.went(false)
  expect(it.rests()).toBe(true)

  clock.set(minutesAfter(tuesday, 20))
  expect(it.mayAsk()).toBe(true)
  it.went(true)

  expect([it.mayAsk(), it.mayAsk()]).toEqual([true, true])
})
