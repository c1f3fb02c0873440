import { expect, test } from 'vitest'
import { remembering } from './remember.ts'

/** Look-ups that are answered when the test says so. */
function lookups() {
  const asked: { key: string; answer: (value: string) => void; fail: (error: Error) => void }[] = []
  const find = (_: object, key: string) =>
    new Promise<string>((answer, fail) => {
      asked.push({ key, answer, fail })
    })
  return { asked, find }
}

const owner = {}

test('one look-up serves all who wait for it, and who comes while it is fresh', async () => {
  const { asked, find } = lookups()
  const remembered = remembering(1_000, 10, find, () => 0)

  const waiting = [remembered(owner, 'a'), remembered(owner, 'a')]
  asked[0]?.answer('A')

  expect(await Promise.all(waiting)).toEqual(['A', 'A'])
  expect(await remembered(owner, 'a')).toBe('A')
  expect(asked).toHaveLength(1)
})

test('after its time it is looked up again', async () => {
  const { asked, find } = lookups()
  const clock = { now: 0 }
  const remembered = remembering(1_000, 10, find, () => clock.now)
  const first = remembered(owner, 'a')
  asked[0]?.answer('A')
  await first

  clock.now = 1_000
  const second = remembered(owner, 'a')
  asked[1]?.answer('A2')

  expect(await second).toBe('A2')
})

test('what failed is told to those who waited and then forgotten', async () => {
  const { asked, find } = lookups()
  const remembered = remembering(1_000, 10, find, () => 0)

  const waiting = [remembered(owner, 'a'), remembered(owner, 'a')]
  asked[0]?.fail(new Error('away'))
  for (const each of waiting) await expect(each).rejects.toThrow('away')
  const again = remembered(owner, 'a')
  asked[1]?.answer('A')

  expect(await again).toBe('A')
})

test('an old look-up that fails late does not take a newer one with it', async () => {
  const { asked, find } = lookups()
  const clock = { now: 0 }
  const remembered = remembering(1_000, 10, find, () => clock.now)
  const old = remembered(owner, 'a')
  clock.now = 2_000
  const fresh = remembered(owner, 'a')
  asked[1]?.answer('A')
  await fresh

  asked[0]?.fail(new Error('late'))
  await expect(old).rejects.toThrow('late')
  await remembered(owner, 'a')

  expect(asked).toHaveLength(2)
})

test('at most so many are kept: the oldest goes first', async () => {
  const asked: string[] = []
  const remembered = remembering(
    1_000,
    2,
    async (_: object, key) => asked.push(key),
    () => 0,
  )

  for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) await remembered(owner, key)

  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('two databases do not share what they know', async () => {
  const remembered = remembering(
    1_000,
    2,
    async (of: { name: string }) => of.name,
    () => 0,
  )

  expect(await remembered({ name: 'one' }, 'a')).toBe('one')
  expect(await remembered({ name: 'two' }, 'a')).toBe('two')
})
