import { expect, test } from 'vitest'
import { aHeld, calendar, property } from '../../../test/a-case.ts'
import { tuesday } from '../../../test/given.ts'
import { newId, type OfferId } from '../../kernel/ids.ts'
import { afterMillis, hoursAfter, type Instant } from '../../kernel/time.ts'
import { shippedLadder as ladder } from '../../rulebook/escalation.ts'
import type { Case } from './case.rules.ts'
import { nextLook } from './clock.rules.ts'
import { lookNow } from './look.rules.ts'

const look = (it: Case, now: Instant) => lookNow(it, { calendar, ladder, now })

/** Looks whenever the plan says so, and tells what happened. */
function climb(it: Case): { kinds: string[]; levels: (string | null)[]; last: Case } {
  const kinds: string[] = []
  const levels: (string | null)[] = []
  let last = it
  for (let next = nextLook(last, calendar, ladder); next; next = nextLook(last, calendar, ladder)) {
    expect(look(last, afterMillis(next.at, -1))).toBeNull()
    const done = look(last, next.at)
    if (!done) throw new Error('the plan came true and nothing happened')
    kinds.push(done.kind)
    levels.push(done.after.raisedTo)
    last = done.after
  }
  return { kinds, levels, last }
}

test('a clock warns, then climbs from the coordinator to the secretary to the street, and no further', () => {
  const { kinds, levels } = climb(aHeld())

  expect(kinds).toEqual(['clock.warned', 'clock.raised', 'clock.raised', 'clock.raised'])
  expect(levels).toEqual([null, 'coordinator', 'secretary', 'street'])
})

test('silence after "done" climbs as well, and never becomes a yes', () => {
  const times = { ...aHeld().times, settleDue: hoursAfter(tuesday, 48) }
  const { kinds, last } = climb(aHeld({ state: 'done_claimed', times }))

  expect(kinds).toContain('clock.raised')
  expect(last.state).toBe('done_claimed')
})

test('after a long absence one look goes to the highest level that is due', () => {
  const done = look(aHeld(), hoursAfter(tuesday, 24 * 30))

  expect(done).toMatchObject({ kind: 'clock.raised', after: { raisedTo: 'street', alarms: 4 } })
})

test('looking twice at the same moment does nothing the second time', () => {
  const at = hoursAfter(tuesday, 24 * 30)
  const first = look(aHeld(), at)

  expect(first && look(first.after, at)).toBeNull()
})

test('what somebody confirmed closes by itself when its time is up, and not before', () => {
  const settleDue = hoursAfter(tuesday, 48)
  const confirmed = aHeld({ state: 'confirmed', times: { ...aHeld().times, settleDue } })

  expect(look(confirmed, afterMillis(settleDue, -1))).toBeNull()
  expect(look(confirmed, settleDue)).toMatchObject({
    kind: 'case.closed',
    after: { state: 'closed', holder: null },
  })
})

test('an offer that nobody answered goes to the coordinator; whoever offered still holds it', () => {
  const answerBy = hoursAfter(tuesday, 8)
  const it = aHeld({
    offer: { id: newId<OfferId>(), from: aHeld().holder?.body ?? property, to: property, answerBy },
  })

  expect(look(it, answerBy)).toMatchObject({
    kind: 'offer.lapsed',
    after: { offer: null, awaitsDesignation: true, holder: it.holder },
  })
})
