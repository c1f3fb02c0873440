import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tuesday } from '../../../../test/given.ts'
import { type BodyId, type CaseId, type CommunityId, newId } from '../../../kernel/ids.ts'
import { hoursAfter, type Instant, minutesAfter } from '../../../kernel/time.ts'
import { breakOff, judged, keep, move, pass, type Promised, type PromiseId, reject } from './promise.rules.ts'

const due = hoursAfter(tuesday, 48)

function aPromise(over: Partial<Promised> = {}): Promised {
  return {
    id: newId<PromiseId>(),
    community: newId<CommunityId>(),
    body: newId<BodyId>(),
    person: null,
    to: 'residents',
    toBody: null,
    kind: 'finish',
    what: null,
    about: { case: newId<CaseId>(), meeting: null, dossier: null },
    from: null,
    note: null,
    madeAt: tuesday,
    due,
    remindedAt: null,
    state: 'open',
    settledAt: null,
    because: null,
    why: null,
    consent: null,
    follows: null,
    journal: { n: 1, hash: 'x' },
    ...over,
  }
}

const value = (done: ReturnType<typeof keep>): Promised => {
  if (!done.ok) throw new Error(done.code)
  return done.value
}

test('done to the last moment is kept, a millisecond later it is late', () => {
  expect(value(keep(aPromise(), due, 'done')).state).toBe('kept')
  expect(value(keep(aPromise(), minutesAfter(due, 1), 'done')).state).toBe('late')
  expect(pass(aPromise(), due)).toBeNull()
  expect(pass(aPromise(), minutesAfter(due, 1))).toMatchObject({ state: 'broken', settledAt: due })
})

test('what was done in time and heard of too late is kept, though the clock had broken it', () => {
  const broken = pass(aPromise(), hoursAfter(due, 5)) ?? aPromise()

  expect(value(keep(broken, minutesAfter(due, -1), 'done')).state).toBe('kept')
})

test('a day is moved before it is over, never afterwards, and what is broken by word stays broken', () => {
  const moving = { consent: 'told', because: 'new_date' } as const
  expect(move(aPromise(), { ...moving, at: due })).toMatchObject({
    value: { state: 'moved', consent: 'told' },
  })
  expect(move(aPromise(), { ...moving, at: minutesAfter(due, 1) })).toMatchObject({
    code: 'promise.time_is_over',
  })
  const off = value(breakOff(aPromise(), tuesday, 'said'))
  expect(move(off, { ...moving, at: tuesday })).toMatchObject({ code: 'promise.settled' })
})

test('a "done" that is rejected runs on while there is time and is broken afterwards', () => {
  const kept = value(keep(aPromise(), tuesday, 'done'))

  expect(reject(kept, hoursAfter(tuesday, 1))).toMatchObject({
    state: 'open',
    settledAt: null,
    because: null,
  })
  expect(reject(kept, hoursAfter(due, 1))).toMatchObject({ state: 'broken', because: 'not_fixed' })
  expect(reject({ ...kept, kind: 'other' }, tuesday)).toBeNull()
})

test('those that were moved or still run are not judged', () => {
  expect(judged({ open: 9, kept: 3, late: 2, broken: 1, moved: 7 })).toBe(6)
})

type Event = readonly ['done' | 'rejected' | 'moved', Instant]

function tell(it: Promised, [what, at]: Event): Promised {
  if (what === 'rejected') return reject(it, at) ?? it
  const done = what === 'done' ? keep(it, at, 'done') : move(it, { at, consent: 'told', because: 'new_date' })
  return done.ok ? done.value : it
}

const events = fc
  .array(fc.tuple(fc.constantFrom('done' as const, 'rejected' as const, 'moved' as const), fc.nat(6_000)), {
    maxLength: 12,
  })
  .map((all) =>
    all
      .toSorted((a, b) => a[1] - b[1])
      .map(([what, minutes]): Event => [what, minutesAfter(tuesday, minutes)]),
  )

test('when the clock looks, and how far it jumps, never changes what comes of a promise', () => {
  fc.assert(
    fc.property(events, fc.array(fc.nat(7_000), { maxLength: 8 }), (happened, looks) => {
      const end = hoursAfter(tuesday, 200)
      const seldom = happened.reduce(tell, aPromise())
      const often = happened.reduce((it, [what, at]) => {
        // A look may come before or long after the event that it should have seen.
        const looked = looks.reduce((each, minutes) => pass(each, minutesAfter(tuesday, minutes)) ?? each, it)
        return tell(looked, [what, at])
      }, aPromise())
      const [a, b] = [pass(seldom, end) ?? seldom, pass(often, end) ?? often]

      expect(b.state).toBe(a.state)
      expect(a.state).not.toBe('open')
    }),
  )
})

test('after any story a promise is in one state, and its moments fit that state', () => {
  fc.assert(
    fc.property(events, fc.nat(7_000), (happened, minutes) => {
      const it = happened.reduce((each, event) => {
        const now = tell(pass(each, event[1]) ?? each, event)
        expect((now.state === 'open') === (now.settledAt === null)).toBe(true)
        expect((now.state === 'open') === (now.because === null)).toBe(true)
        return now
      }, aPromise())
      const end = pass(it, minutesAfter(tuesday, minutes)) ?? it

      if (end.state === 'kept' || end.state === 'moved') expect((end.settledAt ?? '') <= end.due).toBe(true)
      if (end.state === 'late') expect((end.settledAt ?? '') > end.due).toBe(true)
      expect((end.state === 'moved') === (end.consent !== null)).toBe(true)
      if (end.state === 'moved') for (const event of happened) expect(tell(end, event)).toBe(end)
    }),
  )
})
