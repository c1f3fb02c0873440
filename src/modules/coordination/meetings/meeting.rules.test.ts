import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BodyId, CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import { parseInstant } from '../../../kernel/time.ts'
import { shippedAgenda } from '../../../rulebook/agenda.ts'
import { agendaOf, type Stuck } from './agenda.rules.ts'
import {
  type Guest,
  type Item,
  mayClose,
  type Meeting,
  type MeetingId,
  mayPlan,
  mayPromise,
  maySettle,
  usualQuorum,
} from './meeting.rules.ts'

const at = parseInstant('2026-11-25T01:00:00Z')
const after = parseInstant('2026-11-25T02:00:00Z')
const before = parseInstant('2026-11-25T00:00:00Z')
const guest = (n: number, came: boolean | null): Guest => ({ body: `b${n}` as BodyId, came, who: null })
const item = (n: number, state: Item['state']): Item => ({
  n,
  case: null,
  title: '屋顶',
  reasons: ['refused'],
  said: null,
  decided: state === 'decided' ? '修' : null,
  state,
})

function meeting(guests: readonly Guest[], items: readonly Item[] = [item(1, 'decided')]): Meeting {
  return {
    id: 'm' as MeetingId,
    community: 'c' as CommunityId,
    title: '屋顶',
    at,
    minutes: 60,
    place: '议事厅',
    quorum: usualQuorum(guests.length),
    state: 'planned',
    sequence: 0,
    calledBy: 'p' as PersonId,
    calledAt: before,
    endedAt: null,
    why: null,
    next: null,
    guests,
    items,
    journal: { n: 1, hash: 'x' },
  }
}

test('a quorum is more than half of those invited', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (invited) => {
      const quorum = usualQuorum(invited)
      expect(quorum * 2).toBeGreaterThan(invited)
      expect(quorum).toBeLessThanOrEqual(invited)
    }),
  )
})

test('nothing is settled before it has begun, before it is known who came, or when too few have come', () => {
  expect(maySettle(meeting([guest(1, true), guest(2, true)]), before)).toMatchObject({
    code: 'meeting.not_begun',
  })
  expect(maySettle(meeting([guest(1, true), guest(2, null)]), after)).toMatchObject({
    code: 'meeting.attendance_missing',
    facts: { unknown: 1 },
  })
  expect(maySettle(meeting([guest(1, true), guest(2, false)]), after)).toMatchObject({
    code: 'meeting.no_quorum',
    facts: { came: 1, quorum: 2 },
  })
  expect(maySettle(meeting([guest(1, true), guest(2, true), guest(3, false)]), after)).toMatchObject({
    ok: true,
  })
})

test('who did not come has promised nothing', () => {
  const held = meeting([guest(1, true), guest(2, true), guest(3, false)])

  expect(mayPromise(held, 'b1' as BodyId, after)).toMatchObject({ ok: true })
  expect(mayPromise(held, 'b3' as BodyId, after)).toMatchObject({ code: 'meeting.body_did_not_come' })
  expect(mayPromise(held, 'b9' as BodyId, after)).toMatchObject({ code: 'meeting.body_did_not_come' })
})

test('a meeting ends only when nothing on its agenda is left open', () => {
  const all = [guest(1, true), guest(2, true)]

  expect(mayClose(meeting(all, [item(1, 'decided'), item(2, 'open'), item(3, 'open')]), after)).toMatchObject(
    {
      code: 'meeting.items_open',
      facts: { items: '2、3' },
    },
  )
  expect(mayClose(meeting(all, [item(1, 'decided'), item(2, 'put_off')]), after)).toMatchObject({ ok: true })
})

test('a meeting is called for a time to come, with guests, about something, and with a quorum that can be there', () => {
  const plan = { at: after, quorum: 1, guests: [1], items: [1] }

  expect(mayPlan(plan, at)).toMatchObject({ ok: true })
  expect(mayPlan(plan, after)).toMatchObject({ code: 'meeting.in_the_past' })
  expect(mayPlan({ ...plan, guests: [] }, at)).toMatchObject({ code: 'meeting.no_guests' })
  expect(mayPlan({ ...plan, items: [] }, at)).toMatchObject({ code: 'meeting.no_items' })
  expect(mayPlan({ ...plan, quorum: 2 }, at)).toMatchObject({ code: 'meeting.quorum_too_large' })
})

const stuck = (more: Partial<Stuck>): Stuck => ({
  id: 'x' as CaseId,
  ref: '0001',
  title: '屋顶漏水',
  openedAt: before,
  households: 1,
  holder: 'b1' as BodyId,
  refusals: 0,
  overdue: 0,
  isPutOff: false,
  bodies: [],
  ...more,
})

test('on the agenda is what was refused, twice overdue, said by three households, or put off; nothing else', () => {
  const agenda = agendaOf(
    [
      stuck({ ref: '1', overdue: 1, households: 2 }),
      stuck({ ref: '2', refusals: 1 }),
      stuck({ ref: '3', overdue: 2, openedAt: after }),
      stuck({ ref: '4', households: 3, refusals: 2, openedAt: after }),
      stuck({ ref: '5', isPutOff: true, openedAt: at }),
    ],
    shippedAgenda,
  )

  expect(agenda.map(({ ref, why }) => [ref, why])).toEqual([
    ['4', ['refused', 'households']],
    ['2', ['refused']],
    ['5', ['put_off']],
    ['3', ['overdue']],
  ])
})
