import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aHouse } from '../../test/given.ts'
import { sources } from '../../test/source.ts'
import { asShipped } from '../modules/notices/setup.ts'
import { cronOf, type Extras, tasksOf } from './tasks.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

// Only their being there matters here: none of them runs.
const all = { model: {}, speech: {} } as unknown as Extras

test('every job that is planned anywhere has somebody who runs it, and every round is a job', () => {
  const planned = sources(['src']).flatMap(({ text }) =>
    [...text.matchAll(/= job\(\s*'([a-z_]+\.[a-z_]+)'/g)].map(([, name = '']) => name),
  )
  const run = Object.keys(tasksOf(aHouse(t.db), { ...asShipped, baseUrl: 'http://post.test' }, all))

  expect(planned.length).toBeGreaterThan(15)
  expect(planned.toSorted()).toEqual(run.toSorted())
  expect(cronOf(all).filter(({ task }) => !run.includes(task))).toEqual([])
})
