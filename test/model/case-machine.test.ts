import fc from 'fast-check'
import { afterAll, beforeAll, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { alone, crowded, opening } from './commands.ts'
import { emptyModel } from './model.ts'
import { aReal, verifyAll } from './real.ts'

/*
 * Random stories against a real database, each in a community of its own. After every step the rows are what the model
 * says and no promise is broken; at the end of each story everything that `legwork verify` looks at holds.
 * A failure prints a seed and a path: `SEED=… PATH_=… node bin/test.mjs test/model` tells the same story again.
 */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const again = {
  ...(process.env['SEED'] !== undefined && { seed: Number(process.env['SEED']) }),
  ...(process.env['PATH_'] !== undefined && { path: process.env['PATH_'] }),
}

async function story(
  commands: Iterable<fc.AsyncCommand<ReturnType<typeof emptyModel>, Real>>,
): Promise<void> {
  const real = await aReal(t)
  const model = emptyModel(real.clock())
  for (const begin of opening) await begin.run(model, real)
  await fc.asyncModelRun(() => ({ model, real }), commands)
  await verifyAll(model, real)
}

type Real = Awaited<ReturnType<typeof aReal>>

test('one after the other: every deed is answered as the model says, through 240 stories', async () => {
  await fc.assert(fc.asyncProperty(alone, story), { numRuns: 240, ...again })
}, 300_000)

test('two at once: whoever comes first, every promise holds, through 90 stories', async () => {
  await fc.assert(fc.asyncProperty(crowded, story), { numRuns: 90, ...again })
}, 300_000)
