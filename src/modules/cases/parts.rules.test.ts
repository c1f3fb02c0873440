import { expect, test } from 'vitest'
import { bureau, post, property } from '../../../test/a-case.ts'
import { tuesday } from '../../../test/given.ts'
import { type FileId, newId, type NoteId, type OfferId, type RequestId } from '../../kernel/ids.ts'
import { hoursAfter } from '../../kernel/time.ts'
import { type Holding, isFileSeenBy, isSeenBy, type NoteKind, type Offer, trailOf } from './parts.rules.ts'

const mine = newId<RequestId>()
const neighbours = newId<RequestId>()
const open = { holder: {}, explanation: null }

function seen(kind: NoteKind, request: RequestId | null, it: Parameters<typeof isSeenBy>[1]['it'] = open) {
  return isSeenBy({ id: newId<NoteId>(), kind, request }, { request: mine, it })
}

test('what stays at the post is never seen by those who follow', () => {
  for (const request of [null, mine, neighbours])
    expect([seen('inside', request), seen('reason', request)]).toEqual([false, false])
})

test('what was told, asked and done is seen by everybody concerned', () => {
  for (const kind of ['told', 'called', 'asked', 'result'] as const) expect(seen(kind, null)).toBe(true)
})

test('what a neighbour wrote or was told alone is not', () => {
  for (const kind of ['answered', 'added', 'called'] as const)
    expect([seen(kind, mine), seen(kind, neighbours)]).toEqual([true, false])
})

test('an explanation is seen when it has become the outcome, a proposal never', () => {
  const id = newId<NoteId>()
  const note = { id, kind: 'explained', request: null } as const

  expect(isSeenBy(note, { request: mine, it: { holder: {}, explanation: id } })).toBe(false)
  expect(isSeenBy(note, { request: mine, it: { holder: null, explanation: newId<NoteId>() } })).toBe(false)
  expect(isSeenBy(note, { request: mine, it: { holder: null, explanation: id } })).toBe(true)
})

test('a photo is seen with its own request or with a note that is seen', () => {
  const note = newId<NoteId>()
  const notes = new Set([note])
  const file = (owner: { request?: RequestId; note?: NoteId }) => ({
    id: newId<FileId>(),
    request: owner.request ?? null,
    note: owner.note ?? null,
  })

  expect(isFileSeenBy(file({ request: mine }), { request: mine, notes })).toBe(true)
  expect(isFileSeenBy(file({ note }), { request: mine, notes })).toBe(true)
  expect(isFileSeenBy(file({ request: neighbours }), { request: mine, notes })).toBe(false)
  expect(isFileSeenBy(file({ note: newId<NoteId>() }), { request: mine, notes })).toBe(false)
})

test('the trail shows who held it, who said no and whom it names, in the order of time', () => {
  const day = (n: number) => hoursAfter(tuesday, 24 * n)
  const held = (n: number, body: typeof post, until: number | null): Holding => ({
    n,
    body,
    person: null,
    how: 'filed',
    since: day(n === 1 ? 0 : 6),
    until: until === null ? null : day(until),
  })
  const refused: Offer = {
    id: newId<OfferId>(),
    from: post,
    to: property,
    offeredAt: day(1),
    answerBy: day(2),
    note: newId<NoteId>(),
    state: 'refused',
    answeredAt: day(2),
    better: bureau,
    answerNote: newId<NoteId>(),
  }

  expect(
    trailOf([held(1, post, 6), held(2, bureau, null)], [refused], day(8)).map(({ body, state, better }) => [
      body,
      state,
      better,
    ]),
  ).toEqual([
    [post, 'held', null],
    [property, 'refused', bureau],
    [bureau, 'now', null],
  ])
})
