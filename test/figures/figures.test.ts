import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthOf } from '../../src/kernel/month.ts'
import type { Counted } from '../../src/modules/figures/count.ts'
import { type FigureId, figureIds } from '../../src/modules/figures/definitions.ts'
import { type Group, readFigures } from '../../src/modules/figures/read-figures.ts'
import { getCommunity } from '../../src/modules/people/door.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { emptyModel } from '../model/model.ts'
import { aReal, type Real } from '../model/real.ts'
import { livesOf } from './lives.ts'
import { promisesOf } from './promises.ts'
import { recount, type Recounted, type Way } from './recount.ts'
import { stories, tellStory } from './story.ts'

/*
 * Random stories, told through the real use cases; afterwards every figure of every month that they touched is counted
 * once by the product and once from the journal alone, and both are the same.
 * A failure prints a seed and a path: `SEED=… PATH_=… node bin/test.mjs test/figures` tells the same story again.
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

const ways: readonly Way[] = ['all', 'topic', 'place', 'body']
const seen = Object.fromEntries(figureIds.map((id) => [id, 0])) as Record<FigureId, number>

async function compareMonths(real: Real): Promise<void> {
  const { house, post } = real
  const lives = await livesOf(t.owner, post.community)
  const promised = await promisesOf(t.owner, post.community)
  const calendar = house.rules.calendarOf(await getCommunity(house.db, post.community))
  for (let name: string | null = '2026-11'; name !== null; ) {
    const month = monthOf(calendar, house.clock(), name)
    for (const by of ways) {
      const { all, groups } = await readFigures(house)(post.community, month, by)
      const from = { lives, promised, period: month.period, calendar }
      expect({ name, by, ...plain(all, true) }).toEqual({
        name,
        by,
        ...rounded(recount(from, by, null), true),
      })
      for (const group of groups)
        expect({ name, by, key: group.key, ...plain(group) }).toEqual({
          name,
          by,
          key: group.key,
          ...rounded(recount(from, by, group.key)),
        })
      if (by === 'all') for (const { id, part } of all.counted) seen[id] += part
    }
    name = month.later
  }
}

// One who has had a matter twice is one hand; of all hands together the number depends on what they are told apart by.
function plain({ counted, held, designated }: Group, isAll = false) {
  const of = (id: FigureId): Counted => {
    const found = counted.find((each) => each.id === id)
    if (!found) throw new Error(`${id} was not counted`)
    return found
  }
  const pair = (id: FigureId) => [of(id).part, of(id).whole]
  const other = (id: FigureId) => [of(id).other?.part, of(id).other?.whole]
  return {
    response: pair('response'),
    responseByHousehold: other('response'),
    resolution: pair('resolution'),
    resolutionByHousehold: other('resolution'),
    satisfaction: pair('satisfaction'),
    satisfactionByMatter: other('satisfaction'),
    reached: pair('reached'),
    explained: pair('explained'),
    refused: pair('refused'),
    promises: pair('promises'),
    designated,
    ...(!isAll && { hands: held?.hands ?? 0 }),
    workingMinutes: Math.round(held?.workingMinutes ?? 0),
    days: inMinutes(held?.days ?? 0),
    oldestDays: inMinutes(held?.oldestDays ?? null),
  }
}

function rounded({ hands, workingMinutes, days, oldestDays, ...rest }: Recounted, isAll = false) {
  return {
    ...rest,
    ...(!isAll && { hands }),
    workingMinutes: Math.round(workingMinutes),
    days: inMinutes(days),
    oldestDays: inMinutes(oldestDays),
  }
}

// Everything in these stories happens on the minute, so that rounding to it hides nothing but how fractions are added.
function inMinutes(days: number | null): number | null {
  return days === null ? null : Math.round(days * 1_440)
}

test('every figure is the same from the journal alone, through thirty stories', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const real = await aReal(t)
      const model = emptyModel(real.clock())
      await tellStory(model, real, steps)
      await compareMonths(real)
    }),
    { numRuns: Number(process.env['RUNS'] ?? 30), ...again },
  )
  // Stories in which nothing ever falls due would prove nothing.
  expect(Object.values(seen).filter((part) => part === 0).length).toBeLessThan(3)
  expect(Object.values(seen).reduce((sum, part) => sum + part, 0)).toBeGreaterThan(30)
}, 300_000)
