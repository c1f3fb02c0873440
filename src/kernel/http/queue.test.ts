import { expect, test } from 'vitest'
import { buckets } from './buckets.ts'
import { flattenLayers } from './layers.ts'
import { queue } from './queue.ts'

test('as many are let in as there are places; who leaves makes room for who has waited longest', async () => {
  const { enter } = queue({ places: 1, patienceMillis: 1_000 })
  const order: string[] = []
  const leave = await enter()
  const waiting = ['first', 'second'].map((name) => enter().then((out) => (order.push(name), out)))
  await Promise.resolve()
  expect(order).toEqual([])

  leave?.()
  const out = await waiting[0]
  expect(order).toEqual(['first'])
  out?.()
  await waiting[1]
  expect(order).toEqual(['first', 'second'])
})

test('who leaves twice makes room once', async () => {
  const { enter } = queue({ places: 1, patienceMillis: 20 })
  const leave = await enter()
  leave?.()
  leave?.()

  expect(await enter()).not.toBeNull()
  expect(await enter()).toBeNull()
})

test('who has lost patience takes no place', async () => {
  const { enter } = queue({ places: 1, patienceMillis: 20 })
  const leave = await enter()
  expect(await enter()).toBeNull()

  leave?.()
  expect(await enter()).not.toBeNull()
})

test('a bucket fills evenly, to a minute and no more', () => {
  const clock = { millis: 0 }
  const { take } = buckets({ perMinute: 2, most: 10, now: () => clock.millis })
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 30])

  clock.millis = 29_000
  expect(take('a')).toBe(1)
  clock.millis = 600_000
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 30])
})

test('of many callers the one not heard of for longest is forgotten', () => {
  const { take } = buckets({ perMinute: 1, most: 2, now: () => 0 })
  take('a')
  take('b')
  expect(take('a')).toBeGreaterThan(0)
  take('c')

  expect(take('a')).toBeGreaterThan(0)
  expect(take('b')).toBe(0)
})

test('layers are taken away and what stands in them stays in order', () => {
  const css =
    '/* @layer x { */ @layer a, b;\n@layer a { p { x: 1 } @media print { p { x: 2 } } } b { y: 1 } @layer b { q {} }'

  expect(flattenLayers(css).replace(/\s+/g, ' ').trim()).toBe(
    'p { x: 1 } @media print { p { x: 2 } } b { y: 1 } q {}',
  )
})
