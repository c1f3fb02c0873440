import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { aHouse, aPost } from '../../../../test/given.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { topics } from '../../../rulebook/categories.ts'
import { catalogueFor } from './catalogue-for.ts'
import { type CatalogueFile, catalogueFile, exportCatalogue, importCatalogue } from './catalogue-file.ts'
import { listChanges } from './change.store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aHere() {
  const { community, bodies } = await aPost(t.db)
  const house = aHouse(t.db)
  const actor = { as: 'machine' as const, community, name: 'test' }
  return {
    house,
    community,
    bodies,
    take: (of: CatalogueFile['topics'], how = {}) =>
      importCatalogue(house, { legwork: 'catalogue', version: 1, topics: of }, actor, how),
    now: () => catalogueFor(t.db, community),
    changes: () => readCommunity(t.db, community, (tx) => listChanges(tx, community)),
  }
}

test('what is exported is read in again without changing anything', async () => {
  const here = await aHere()
  await here.take({
    heating: { name: '锅炉房', body: '房管局', isOffered: true },
    noise: { isOffered: false },
  })

  const file = catalogueFile.parse(
    JSON.parse(JSON.stringify(await exportCatalogue(here.house, here.community))),
  )

  expect(Object.keys(file.topics)).toEqual(topics)
  expect(file.topics.heating).toMatchObject({ name: '锅炉房', leadBody: 'housing_bureau', body: '房管局' })
  expect(await here.take(file.topics)).toEqual({ changed: [], faults: [] })
})

test('in another community bodies are found by their names, and a file without them is taken by kind', async () => {
  const [here, there] = [await aHere(), await aHere()]
  await here.take({ noise: { body: '业委会' } })
  const file = await exportCatalogue(here.house, here.community)

  await there.take(file.topics)
  expect((await there.now()).noise).toMatchObject({ leadBody: 'owners_committee', body: there.bodies.owners })
  await there.take(file.topics, { withoutBodies: true })
  expect((await there.now()).noise).toMatchObject({ leadBody: 'owners_committee', body: null })
})

test('what does not stand in the file stays as it is', async () => {
  const here = await aHere()
  await here.take({ noise: { name: '吵人', privateByDefault: true, body: '房管局' } })

  await here.take({ noise: { helpersWelcome: true } })

  expect((await here.now()).noise).toMatchObject({
    name: '吵人',
    privateByDefault: true,
    helpersWelcome: true,
    body: here.bodies.bureau,
  })
})

test('with one fault nothing is taken, and every fault is told', async () => {
  const here = await aHere()

  const done = await here.take({
    noise: { name: '吵人' },
    heating: { name: '电梯' },
    other: { isOffered: false },
    parking: { body: '没有这家' },
  })

  expect(done.changed).toEqual([])
  expect(done.faults.map(({ topic, code }) => [topic, code])).toEqual([
    ['heating', 'catalogue.name_taken'],
    ['parking', 'catalogue.body_unknown'],
    ['other', 'catalogue.other_stays'],
  ])
  expect(await here.changes()).toEqual([])
})

test('two topics may change their names for each other’s in one file', async () => {
  const here = await aHere()
  await here.take({ noise: { name: '甲类' }, heating: { name: '乙类' } })

  const done = await here.take({ noise: { name: '乙类' }, heating: { name: '甲类' } })

  expect(done.changed).toEqual(['heating', 'noise'])
  expect((await here.now()).noise.name).toBe('乙类')
})

test('a dry run says what would be changed and changes nothing; each change is nobody’s but the command’s', async () => {
  const here = await aHere()

  expect((await here.take({ noise: { name: '吵人' } }, { dry: true })).changed).toEqual(['noise'])
  expect(await here.changes()).toEqual([])
  await here.take({ noise: { name: '吵人' } })
  expect(await here.changes()).toMatchObject([{ n: 1, topic: 'noise', by: null, undoes: null }])
})
