import { expect, test } from 'vitest'
import { plainDate } from '../kernel/time.ts'
import { topics, urgencies } from './categories.ts'
import { limitsFrom, loadClocks, shippedClocks } from './clocks.ts'

const limitsFor = limitsFrom(shippedClocks)
const day = plainDate('2026-11-24')
const minutesOf = { minute: 1, hour: 60, workingHour: 60, workingDay: 540 } as const

test('a normal matter is finished within five working days, and says by which rule', () => {
  expect(limitsFor('sanitation', 'normal', day)).toMatchObject({
    finish: { amount: 5, unit: 'workingDay' },
    rule: { id: 'cn-default', tag: 'Product' },
  })
})

test.each(topics)('%s: the more urgent, the sooner somebody speaks to the person', (topic) => {
  const [normal = 0, soon = 0, now = 0] = (['normal', 'soon', 'now'] as const).map((urgency) => {
    const { amount, unit } = limitsFor(topic, urgency, day).firstContact
    return amount * minutesOf[unit]
  })

  expect(normal).toBeGreaterThan(soon)
  expect(soon).toBeGreaterThan(now)
})

test.each(topics.flatMap((topic) => urgencies.map((urgency) => [topic, urgency] as const)))(
  '%s %s has every limit',
  (topic, urgency) => {
    const { rule, ...limits } = limitsFor(topic, urgency, day)

    expect(Object.keys(limits).toSorted()).toEqual([
      'callback',
      'close',
      'finish',
      'firstContact',
      'offer',
      'update',
    ])
    expect(rule.source).not.toBe('')
  },
)

test('what a topic does not say of itself it has from the general limits', () => {
  expect(limitsFor('lift_fault', 'normal', day).finish).toEqual({ amount: 3, unit: 'workingDay' })
  expect(limitsFor('lift_fault', 'normal', day).close).toEqual(limitsFor('other', 'normal', day).close)
})

test('a limit that nobody published is unknown, not invented', () => {
  const of = (id: string) => shippedClocks.known.find((each) => each.id === id)

  expect(of('beijing-12345')?.limit).toBeNull()
  expect(of('jinan-12345')).toMatchObject({ limit: { amount: 5, unit: 'workingDay' }, tag: 'R' })
  expect(of('qinglong-2023-sign')?.limit).toEqual({ amount: 2, unit: 'hour' })
  expect(of('qinglong-2023-help')?.limit).toBeNull()
})

test('the later of two rules counts from its own day, and an ended one no more', () => {
  const [old] = shippedClocks.rules
  if (!old) throw new Error('no rule ships')
  const both = limitsFrom({
    ...shippedClocks,
    rules: [
      { ...old, until: '2026-12-31' },
      { ...old, id: 'cn-next', from: '2027-01-01' },
    ],
  })

  expect(both('noise', 'normal', plainDate('2026-12-31')).rule.id).toBe('cn-default')
  expect(both('noise', 'normal', plainDate('2027-01-01')).rule.id).toBe('cn-next')
})

test('a newer rule beside one without an end is the one in force', () => {
  const [old] = shippedClocks.rules
  if (!old) throw new Error('no rule ships')
  const both = limitsFrom({ ...shippedClocks, rules: [old, { ...old, id: 'cn-next', from: '2027-01-01' }] })

  expect(both('noise', 'normal', plainDate('2027-01-01')).rule.id).toBe('cn-next')
})

test('a day before every rule has no limits', () => {
  expect(() => limitsFor('noise', 'normal', plainDate('1999-12-31'))).toThrow('no clock rule')
})

test('a broken file is refused with a sentence that says where', () => {
  const read = loadClocks({ rules: [{ ...shippedClocks.rules[0], limits: {} }], known: [] })

  expect(read).toMatchObject({ ok: false, code: 'clocks.unreadable' })
  expect(read.ok ? '' : String(read.facts['why'])).toContain('rules[0].limits.normal')
})

test('the file that ships can be loaded again', () => {
  expect(loadClocks(JSON.parse(JSON.stringify(shippedClocks)))).toEqual({ ok: true, value: shippedClocks })
})
