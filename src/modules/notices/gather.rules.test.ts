import { expect, test } from 'vitest'
import { aHeld } from '../../../test/a-case.ts'
import { newId } from '../../kernel/ids.ts'
import type { NoticeKind } from '../../rulebook/notices.ts'
import type { Case } from '../cases/door.ts'
import { type Found, lastOfClocks } from './gather.rules.ts'
import { nextWay, type NoticeId, waysTo } from './notice.rules.ts'

const nothing = { clock: null, due: null, body: null }

function aFound(kind: NoticeKind, it: Case | null): Found {
  return { notice: newId<NoticeId>(), about: { kind, it, subject: null, said: nothing } }
}

test('of each case’s limits the last that was said stands; everything else stays', () => {
  const [one, other] = [aHeld(), aHeld()]
  const offer = aFound('offer.made', one)
  const warned = aFound('clock.warned', one)
  const raised = aFound('clock.raised.coordinator', one)
  const elsewhere = aFound('clock.warned', other)
  const broken = aFound('promise.broken', null)
  const all = [offer, warned, raised, elsewhere, broken]
  const waiting = all.map(({ notice }, n) => ({ id: notice, n }))

  expect(lastOfClocks(all, waiting)).toEqual([offer, raised, elsewhere, broken])
  expect(lastOfClocks(all.toReversed(), waiting)).toEqual([broken, elsewhere, raised, offer])
})

test('after a way was refused comes the next that is left, never one before it', () => {
  const open = new Set(['wecom', 'sms', 'mail'] as const)
  const ways = waysTo({ wecom: 'key', sms: '13800138000', mail: 'a@example.org' }, open)
  expect(ways).toEqual(['wecom', 'sms', 'mail'])
  expect([nextWay(ways, 'wecom'), nextWay(ways, 'sms'), nextWay(ways, 'mail')]).toEqual(['sms', 'mail', null])
  expect(nextWay(['wecom', 'mail'], 'sms')).toBe('mail')
  expect(nextWay(['wecom'], 'sms')).toBeNull()
})
