import { expect, test } from 'vitest'
import shipped from './data/notices.json' with { type: 'json' }
import { noticeKinds, readNoticeRules, shippedNotices } from './notices.ts'

test('the shipped rules speak of every kind once', () => {
  expect(shippedNotices.lines.map(({ when }) => when).toSorted()).toEqual(noticeKinds.toSorted())
  expect(shippedNotices.quiet).toEqual({ from: 21 * 60, until: 8 * 60 })
})

test('rules of an installation are read, or refused with the place', () => {
  expect(readNoticeRules({ ...shipped, lines: [] })).toMatchObject({ ok: true })
  const wrong = (over: object) => readNoticeRules({ ...shipped, ...over })
  expect(wrong({ quiet: { from: '25:00', until: '8:00' } })).toMatchObject({
    code: 'notices.unreadable',
    facts: { why: expect.stringContaining('quiet') },
  })
  const [first] = shipped.lines
  expect(wrong({ lines: [first, first] })).toMatchObject({
    facts: { why: `${first?.when} stands there twice` },
  })
})
