import { expect, test } from 'vitest'
import { aHeld, calendar, limitsOf, post, property } from '../../../test/a-case.ts'
import { tuesday } from '../../../test/given.ts'
import { type CaseId, newId, type NoteId, type RequestId } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import { afterMillis, hoursAfter, minutesAfter } from '../../kernel/time.ts'
import { type Case, type Change, ended } from './case.rules.ts'
import * as rules from './settle.rules.ts'

const at = hoursAfter(tuesday, 30)
const note = newId<NoteId>()
const limits = limitsOf()
const updateDue = hoursAfter(tuesday, 99)

function after(result: Result<Change, string>): Case {
  if (!result.ok) throw new Error(result.code)
  return result.value.after
}

const done = () => after(rules.claimDone(aHeld(), limits, calendar, at))
const confirmed = () => after(rules.confirmFixed(done(), limits, calendar, at))
const reopen = (it: Case, when = at, wasSentBack = false) =>
  rules.notFixed(it, { note, lastHolder: aHeld().holder, wasSentBack, at: when, updateDue })

test('who says it is done still holds it, until somebody concerned has answered', () => {
  expect(done()).toMatchObject({
    state: 'done_claimed',
    holder: aHeld().holder,
    times: { doneClaimedAt: at },
  })
  expect(done().times.settleDue).not.toBeNull()
})

test('an explanation that waited falls away when it is done after all', () => {
  expect(after(rules.claimDone(aHeld({ explanation: note }), limits, calendar, at)).explanation).toBeNull()
})

test('only what is said to be done can be confirmed', () => {
  expect(rules.confirmFixed(aHeld(), limits, calendar, at)).toMatchObject({ code: 'case.not_said_done' })
  expect(confirmed().state).toBe('confirmed')
})

test('"not fixed" goes back to the same holder with the same limit', () => {
  for (const it of [done(), confirmed()])
    expect(after(reopen(it))).toMatchObject({
      state: 'held',
      holder: it.holder,
      reopened: 1,
      times: { finishDue: it.times.finishDue, updateDue, settleDue: null, doneClaimedAt: null },
    })
})

test('what was closed goes back to who held it last, designated or not, for thirty days', () => {
  const lastHolder = {
    body: property,
    person: null,
    since: tuesday,
    how: 'designated',
    isDesignated: true,
  } as const
  const closed = after(rules.close(confirmed(), at))
  const then = rules.notFixed(closed, {
    note,
    lastHolder,
    wasSentBack: true,
    at: hoursAfter(at, 30 * 24),
    updateDue,
  })

  expect(after(then)).toMatchObject({
    state: 'held',
    holder: { body: property, how: 'reopened', isDesignated: true },
    holdings: 2,
    awaitsDesignation: false,
    times: { endedAt: null, finishDue: closed.times.finishDue },
  })
  expect(reopen(closed, afterMillis(at, 30 * 24 * 3_600_000 + 1))).toMatchObject({
    code: 'case.too_long_ago',
  })
})

test('what was refused before it was said to be done waits for the coordinator again', () => {
  for (const it of [done(), confirmed(), after(rules.close(confirmed(), at))]) {
    expect(after(reopen(it)).awaitsDesignation).toBe(false)
    expect(after(reopen(it, at, true)).awaitsDesignation).toBe(true)
  }
})

test('what was not said to be done cannot be "not fixed"', () => {
  for (const it of [
    aHeld(),
    aHeld({ state: 'new' }),
    ended(aHeld(), 'explained', at),
    ended(aHeld(), 'referred', at),
  ])
    expect(reopen(it)).toMatchObject({ code: 'case.not_said_done' })
})

test('silence closes nothing', () => {
  expect(rules.close(done(), at)).toMatchObject({ code: 'case.not_confirmed' })
  expect(rules.close(aHeld(), at)).toMatchObject({ code: 'case.not_confirmed' })
})

test('"cannot be solved" counts only with the coordinator, and is its own ending', () => {
  const proposed = after(rules.proposeExplanation(aHeld(), note))

  expect(rules.approveExplanation(aHeld(), at)).toMatchObject({ code: 'explanation.none' })
  expect(rules.proposeExplanation(proposed, note)).toMatchObject({ code: 'explanation.already_waits' })
  expect(after(rules.rejectExplanation(proposed))).toMatchObject({ state: 'held', explanation: null })
  expect(after(rules.approveExplanation(proposed, at))).toMatchObject({
    state: 'explained',
    explanation: note,
    holder: null,
  })
})

test('what is referred says to whom and why', () => {
  expect(after(rules.refer(aHeld(), { to: '市信访局', note, at }))).toMatchObject({
    state: 'referred',
    referredTo: '市信访局',
    explanation: note,
    holder: null,
  })
})

test('ten minutes long a person may take it back, the last second included', () => {
  const until = minutesAfter(tuesday, 10)

  expect(rules.mayWithdraw(tuesday, null, until)).toMatchObject({ ok: true })
  expect(rules.mayWithdraw(tuesday, null, afterMillis(until, 1))).toMatchObject({
    code: 'request.too_late_to_withdraw',
  })
  expect(rules.mayWithdraw(tuesday, tuesday, tuesday)).toMatchObject({ code: 'request.already_withdrawn' })
})

test('the last one who withdraws takes the case along; others go on', () => {
  const by = { request: newId<RequestId>(), at }

  expect(rules.withdraw(aHeld({ households: 2 }), 1, by).after).toMatchObject({
    state: 'held',
    households: 1,
  })
  expect(rules.withdraw(aHeld(), 0, by).after).toMatchObject({
    state: 'withdrawn',
    households: 0,
    holder: null,
  })
})

test('two cases that become one keep the earlier limits, the urges, and what was hidden', () => {
  const stays = aHeld({ urges: 1 })
  const early = { ...aHeld().times, finishDue: hoursAfter(tuesday, 2), openedAt: hoursAfter(tuesday, -9) }
  const goes = aHeld({ urges: 2, isPrivate: true, openQuestion: note, times: early })
  const merged = rules.merge(stays, goes, 3, at)
  if (!merged.ok) throw new Error(merged.code)

  expect(merged.value.stays.after).toMatchObject({
    households: 3,
    urges: 3,
    isPrivate: true,
    openQuestion: note,
    times: { finishDue: early.finishDue, openedAt: early.openedAt },
  })
  expect(merged.value.goes.after).toMatchObject({
    state: 'joined',
    joinedInto: stays.id,
    holder: null,
    households: 0,
  })
})

test('nothing is merged with itself, with what has ended, or with what waits for an answer', () => {
  const it = aHeld()

  expect(rules.merge(it, it, 1, at)).toMatchObject({ code: 'case.same' })
  expect(rules.merge(ended(it, 'closed', at), aHeld(), 1, at)).toMatchObject({ code: 'case.ended' })
  expect(rules.merge(aHeld(), done(), 1, at)).toMatchObject({ code: 'case.not_being_worked' })
})

test('a part that is split off is as old, as urgent and as well held as the whole', () => {
  const it = aHeld({ urges: 4, reopened: 1, isPrivate: true })
  const parts = rules.split(
    it,
    { id: newId<CaseId>(), ref: '41703-2', title: '另外一件', topic: 'care_welfare', households: 1 },
    1,
    at,
  )
  if (!parts.ok) throw new Error(parts.code)

  expect(parts.value.part).toMatchObject({
    times: it.times,
    holder: { body: post, how: 'split' },
    holdings: 1,
    urges: 0,
    isPrivate: true,
    journal: { n: 0, hash: '' },
  })
})
