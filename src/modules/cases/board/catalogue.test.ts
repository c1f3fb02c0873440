import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBoard } from '../../../../test/a-board.ts'
import { by } from '../../../../test/a-request.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open, send } from '../../../../test/residents.ts'
import { langs } from '../../../kernel/words/lang.ts'
import { categories, type Topic } from '../../../rulebook/categories.ts'
import { changeCategory } from '../catalogue/change-category.ts'
import type { WantedCategory } from '../catalogue/change.rules.ts'
import { triageCase } from '../triage-case.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

/** A board on which a lamp of the stairs stands, in public, and ways to change what its topic is. */
async function aLamp() {
  const board = await aBoard(t)
  const { house, here, say } = board
  const id = await say('楼道灯坏了三天了')
  await triageCase(house)({ id, topic: 'building_repair', isPrivate: false }, by(here.worker))
  const change = async (topic: Topic, own: Partial<WantedCategory>) => {
    const wanted = { topic, ...categories[topic], name: null, isOffered: true, body: null, ...own }
    const done = await changeCategory(house)({ wanted, seen: 9 }, by(here.coordinator))
    if (!done.ok) throw new Error(done.code)
  }
  return { ...board, change }
}

test.each(langs)('a topic stands on the board under the name it has here, in %s', async (lang) => {
  const { app, base, change } = await aLamp()

  await change('building_repair', { name: '修修补补' })

  const { text } = await open(app, `${base}/board`, { lang })
  expect(text).toContain('修修补补')
  const filtered = await open(app, `${base}/board?topic=building_repair`, { lang })
  expect(filtered.text).toMatch(/修修补补[^]*修修补补/)
})

test('of what the community keeps private no word is told that was told before, on board, wall and form', async () => {
  const { app, base, here, change } = await aLamp()
  const pages = [`${base}/board`, `${base}/wall`]
  for (const path of pages) expect((await open(app, path)).text).toContain('楼道灯')
  const asked = () => send(app, `/s/${here.code}`, { words: '楼道灯坏了三天了' })
  expect((await asked()).text).toMatch(/楼道灯[^]*我家也是/)

  await change('building_repair', { privateByDefault: true, name: '修修补补' })

  for (const path of pages) {
    const { text } = await open(app, path)
    expect(text).not.toContain('楼道灯')
    expect(text).toContain('修修补补')
  }
  expect((await asked()).html).toMatch(/<b id="same-[^>]*>修修补补</)
})
