import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, type Post } from '../../../../test/given.ts'
import type { Staff } from '../../../kernel/actor.ts'
import { type AnyTx, inCommunity, poolOf, readCommunity } from '../../../kernel/db.ts'
import { read } from '../../../kernel/journal.ts'
import { ok } from '../../../kernel/result.ts'
import { categories, type Topic } from '../../../rulebook/categories.ts'
import type { House } from '../house.ts'
import { triageCase } from '../triage-case.ts'
import { understand } from '../understand.ts'
import { catalogueFor } from './catalogue-for.ts'
import { changeCategory, undoChange } from './change-category.ts'
import type { WantedCategory } from './change.rules.ts'
import { listChanges } from './change.store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aHere() {
  const post = await aPost(t.db)
  return { post, house: aHouse(t.db) }
}

type Here = { readonly post: Post; readonly house: House }

function wanted(topic: Topic, own: Partial<WantedCategory>): WantedCategory {
  return { topic, ...categories[topic], name: null, isOffered: true, body: null, ...own }
}

function change({ post, house }: Here, it: WantedCategory, actor: Staff = post.coordinator, seen = 99) {
  return changeCategory(house)({ wanted: it, seen }, { actor, once: null })
}

async function readTopic({ post, house }: Here, words: string) {
  const place = { estate: null, building: null, stairwell: null }
  const found = await understand(house)(post.community, { words, place, at: house.clock() })
  return found.reading.needs[0]
}

test('a matter of a topic that the community made private is filed as private', async () => {
  const here = await aHere()
  const before = await caseOf(here.house, here.post, await said(here.house, here.post, '楼道灯坏了'))
  await change(here, wanted(before.topic, { privateByDefault: true }))

  const after = await caseOf(here.house, here.post, await said(here.house, here.post, '楼道的灯不亮了'))

  expect(before.isPrivate).toBe(false)
  expect(after).toMatchObject({ topic: before.topic, isPrivate: true })
  const filed = await readCommunity(t.db, here.post.community, (tx) =>
    read(tx, here.post.community, after.id),
  )
  expect(filed[0]?.facts['isPrivate']).toBe(true)
})

test('what is not offered is not read, and a worker cannot file anything under it', async () => {
  const here = await aHere()
  const { topic } = await readTopic(here, '暖气不热')
  expect(topic).toBe('heating')

  await change(here, wanted('heating', { isOffered: false }))

  expect((await readTopic(here, '暖气不热')).topic).not.toBe('heating')
  const it = await caseOf(here.house, here.post, await said(here.house, here.post, '单元门锁不上'))
  const tried = await triageCase(here.house)(
    { id: it.id, topic: 'heating' },
    { actor: here.post.worker, once: null },
  )
  expect(tried).toMatchObject({ ok: false, code: 'topic.not_offered' })
})

test('a case that is filed under it already keeps its topic', async () => {
  const here = await aHere()
  const it = await caseOf(here.house, here.post, await said(here.house, here.post, '暖气不热'))
  await change(here, wanted('heating', { isOffered: false }))

  const looked = await triageCase(here.house)(
    { id: it.id, topic: 'heating' },
    { actor: here.post.worker, once: null },
  )

  expect(looked.ok).toBe(true)
})

test('the body that leads by default is the community’s, where the words name no other', async () => {
  const here = await aHere()
  const words = '暖气不热'
  const usual = (await readTopic(here, words)).body

  await change(here, wanted('heating', { leadBody: 'property', body: here.post.bodies.property }))

  expect(usual).toBe('utility')
  expect((await readTopic(here, words)).body).toBe('property')
})

test('a worker, a helper and somebody of another community change nothing', async () => {
  const [here, there] = [await aHere(), await aHere()]
  for (const actor of [here.post.worker, here.post.helper])
    expect(await change(here, wanted('noise', { name: '吵人' }), actor)).toMatchObject({
      code: 'not_allowed',
    })

  await change(there, wanted('noise', { name: '吵人' }))

  expect((await catalogueFor(t.db, here.post.community)).noise.name).toBeNull()
  expect((await catalogueFor(t.db, there.post.community)).noise.name).toBe('吵人')
})

test('a body of another community leads nothing here', async () => {
  const [here, there] = [await aHere(), await aHere()]

  const tried = await change(
    here,
    wanted('noise', { body: there.post.bodies.property, leadBody: 'property' }),
  )

  expect(tried).toMatchObject({ ok: false, code: 'catalogue.body_unknown' })
})

test('the database shows no other community’s changes, takes none for it, and changes none', async () => {
  const [here, there] = [await aHere(), await aHere()]
  await change(there, wanted('noise', { name: '吵人' }))
  const { community } = here.post
  const within = <T>(work: (tx: AnyTx) => Promise<T>) =>
    inCommunity(t.db, community, async (tx) => ok(await work(tx)))

  const seen = await within((tx) => sql`select * from cases.catalogue_change`.execute(tx))
  expect(seen.ok && seen.value.rows).toEqual([])
  const foreign = within((tx) =>
    sql`insert into cases.catalogue_change (community_id, n, topic, at)
      values (${there.post.community}, 7, 'noise', now())`.execute(tx),
  )
  await expect(foreign).rejects.toThrow('row-level security')
  for (const deed of [
    sql`update cases.catalogue_change set name = null`,
    sql`delete from cases.catalogue_change`,
  ])
    await expect(within((tx) => deed.execute(tx))).rejects.toThrow('permission denied')
})

test('changes are taken back one after the other, and only the last that stands', async () => {
  const here = await aHere()
  const { coordinator, community } = here.post
  const undo = (n: number) => undoChange(here.house)({ n }, { actor: coordinator, once: null })
  const nameNow = async () => (await catalogueFor(t.db, community)).noise.name
  await change(here, wanted('noise', { name: '吵人' }))
  await change(here, wanted('noise', { name: '噪音' }))

  expect(await undo(1)).toMatchObject({ ok: false, code: 'catalogue.not_last' })
  expect(await undo(2)).toMatchObject({ ok: true })
  expect(await nameNow()).toBe('吵人')
  expect(await undo(2)).toMatchObject({ ok: false, code: 'catalogue.not_last' })
  expect(await undo(1)).toMatchObject({ ok: true })
  expect(await nameNow()).toBeNull()
  const kept = await readCommunity(t.db, community, (tx) => listChanges(tx, community))
  expect(kept.map(({ n, by, undoes }) => [n, by, undoes])).toEqual([
    [1, coordinator.person, null],
    [2, coordinator.person, null],
    [3, coordinator.person, 2],
    [4, coordinator.person, 1],
  ])
})

test('two coordinators who change one topic at once: the second is told', async () => {
  const here = await aHere()

  const both = await Promise.all([
    change(here, wanted('noise', { name: '吵人' }), here.post.coordinator, 0),
    change(here, wanted('noise', { name: '噪音' }), here.post.secretary, 0),
  ])

  expect(both.filter((each) => each.ok)).toHaveLength(1)
  expect(both.find((each) => !each.ok)).toMatchObject({ code: 'catalogue.changed_meanwhile' })
})

test('what is known of the catalogue is not asked for again until it is changed', async () => {
  const here = await aHere()
  const asked = { times: 0 }
  const count = () => void asked.times++
  poolOf(t.db).on('acquire', count)
  const look = async () => {
    const before = asked.times
    await catalogueFor(t.db, here.post.community)
    return asked.times - before
  }

  expect([await look(), await look()]).toEqual([1, 0])
  await change(here, wanted('noise', { name: '吵人' }))
  expect([await look(), await look()]).toEqual([1, 0])
  poolOf(t.db).off('acquire', count)
})

test('the same twice is no second change', async () => {
  const here = await aHere()
  const it = wanted('noise', { name: '吵人' })
  await change(here, it)

  expect(await change(here, it)).toMatchObject({ ok: false, code: 'catalogue.unchanged' })
  const by = { actor: here.post.coordinator, once: 'a-key-of-a-form-0001' }
  const next = { wanted: wanted('noise', { name: '噪音' }), seen: 1 }
  const [first, second] = [
    await changeCategory(here.house)(next, by),
    await changeCategory(here.house)(next, by),
  ]
  expect(second).toEqual(first)
})
