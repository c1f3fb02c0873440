import { expect, test } from 'vitest'
import { turnstile } from './turnstile.ts'

test('at most two run at once, the others in the order they came, and all come through', async () => {
  const inTurn = turnstile(2)
  const seen = { now: 0, most: 0, order: [] as number[] }
  const work = (n: number) => async () => {
    seen.most = Math.max(seen.most, ++seen.now)
    seen.order.push(n)
    await new Promise((resolve) => setTimeout(resolve, 1))
    seen.now--
    return n
  }

  const done = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => inTurn(work(n))))

  expect(done).toEqual([1, 2, 3, 4, 5, 6])
  expect(seen).toMatchObject({ most: 2, order: [1, 2, 3, 4, 5, 6] })
})

test('who comes the moment a place is left does not slip in before who waits', async () => {
  const inTurn = turnstile(1)
  const seen = { now: 0, most: 0 }
  const work = async () => {
    seen.most = Math.max(seen.most, ++seen.now)
    await Promise.resolve()
    seen.now--
  }

  const first = inTurn(work)
  const waiting = inTurn(work)
  await Promise.all([first.then(() => inTurn(work)), waiting])

  expect(seen.most).toBe(1)
})

test('work that throws gives its place free and throws to its own caller', async () => {
  const inTurn = turnstile(1)

  await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await inTurn(async () => 'next')).toBe('next')
})
