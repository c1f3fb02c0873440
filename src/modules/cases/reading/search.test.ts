import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, plannedFor, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, type Post, testClock, tuesday } from '../../../../test/given.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import type { House } from '../house.ts'
import { renewSearch } from '../renew-search.ts'
import { triageCase } from '../triage-case.ts'
import { everything } from './filter.ts'
import { readCase } from './read-case.ts'
import { type Inbox, readInbox } from './read-inbox.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

type Here = { readonly here: Post; readonly house: House }

async function aHouseWith(...all: readonly string[]): Promise<Here> {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  for (const [n, words] of all.entries()) {
    clock.set(hoursAfter(tuesday, n / 60))
    await said(house, here, words, { elsewhere: true })
  }
  return { here, house }
}

function find({ here, house }: Here, q: string): Promise<Inbox> {
  return readInbox(house)(here.worker, { filter: { ...everything, show: 'any', q }, after: null })
}

const titles = (lines: Inbox['lines']) => lines.map(({ title }) => title)

test.each(['楼道', 'ldd', 'lddhl', 'loudaodeng', 'loudaod', 'lou deng', 'LDD'])(
  '%s finds a broken lamp, not the lift',
  async (q) => {
    const { lines, similar } = await find(await aHouseWith('楼道灯坏了', '电梯停在三楼'), q)

    expect(titles(lines)).toEqual(['楼道灯坏了'])
    expect(similar).toEqual([])
  },
)

test.each(['楼到灯', '楼花灯坏', '楼道登坏了', '楼道的灯坏了', '楼灯坏了', '楼梯灯坏了 '])(
  '%s finds nothing as it stands, and the broken lamp as similar',
  async (q) => {
    const { lines, similar } = await find(await aHouseWith('楼道灯坏了', '电梯停在三楼'), q)

    expect(lines).toEqual([])
    expect(titles(similar)).toEqual(['楼道灯坏了'])
  },
)

test.each([
  ['电梯坏了', '電梯壞了'],
  ['12号楼漏水', '十二号楼漏水'],
  ['十二号楼漏水', '12号楼漏水'],
])('%s finds what was written as %s', async (q, words) => {
  const { lines } = await find(await aHouseWith(words), q)

  expect(lines).toHaveLength(1)
})

test('what is similar stands below what has the words, the nearest first', async () => {
  const here = await aHouseWith('楼道灯坏了', '楼到灯不亮', '想问问社区里的楼花灯坏了谁来修', '楼花灯坏了')
  const { lines, similar } = await find(here, '楼道灯坏')

  expect(titles(lines)).toEqual(['楼道灯坏了'])
  expect(similar[0]?.title).toBe('楼花灯坏了')
  expect(similar.every(({ hit }) => hit?.isLoose)).toBe(true)
})

test('every word must be there or be similar', async () => {
  const here = await aHouseWith('楼道灯坏了', '楼道灯坏了没人修')

  expect((await find(here, '楼花灯坏 没人修')).similar).toHaveLength(1)
  expect((await find(here, '楼花灯坏 飞碟')).similar).toHaveLength(0)
})

test('another community’s cases are not even similar', async () => {
  await aHouseWith('楼道灯坏了')
  const other = await aHouseWith('电梯停在三楼')

  expect(await find(other, '楼花灯坏')).toMatchObject({ lines: [], similar: [] })
  expect(await find(other, 'ldd')).toMatchObject({ lines: [], similar: [] })
})

test('a place that a worker has put right is found, the old one no longer', async () => {
  const { here, house } = await aHouseWith()
  const it = await caseOf(house, here, await said(house, here, '声控灯失灵', { elsewhere: true }))
  expect((await find({ here, house }, '3号楼')).lines).toEqual([])

  await triageCase(house)({ id: it.id, stairwell: here.stairwell }, { actor: here.worker, once: null })

  expect(titles((await find({ here, house }, '3号楼')).lines)).toHaveLength(1)
  expect(titles((await find({ here, house }, '声控')).lines)).toHaveLength(1)
})

test('a title that a worker has put right is found as it reads now', async () => {
  const { here, house } = await aHouseWith()
  const it = await caseOf(house, here, await said(house, here, '那个东西又不行了'))

  await triageCase(house)({ id: it.id, title: '单元门锁失灵' }, { actor: here.worker, once: null })

  expect((await find({ here, house }, 'dyms')).lines).toHaveLength(1)
  expect((await find({ here, house }, '东西')).lines).toHaveLength(1)
})

test('the same matter in another building and under another topic is found by the same index', async () => {
  const { here, house } = await aHouseWith('对面烧烤摊油烟呛得人睡不着觉')
  const second = await said(house, here, '对面烧烤摊油烟呛得人睡不着觉')
  await said(house, here, '电梯停在三楼')

  const file = await readCase(house)(here.worker, second.ref)

  expect(file?.near.filter(({ because }) => because !== null).map(({ title }) => title)).toEqual([
    '对面烧烤摊油烟呛得人睡不着觉',
  ])
})

test('cases written before are made findable part by part, and once more changes nothing', async () => {
  const { here, house } = await aHouseWith('楼道灯坏了', '电梯停在三楼')
  const { community } = here
  const vectors = async () =>
    (
      await sql`select id, search from cases."case" where community_id = ${community} order by id`.execute(
        t.owner,
      )
    ).rows
  const now = await vectors()
  await sql`update cases."case" set search = '''老''' where community_id = ${community}`.execute(t.owner)

  expect(await renewSearch(house)({ community, after: null })).toMatchObject({ value: 2 })
  const first = await vectors()
  await renewSearch(house)({ community, after: null })

  expect(first).toEqual(now)
  expect(await vectors()).toEqual(now)
  expect(await plannedFor(t.owner, `search:${community}`)).toBeUndefined()
})

test('the migration plans the work for every community that is there', async () => {
  const { here } = await aHouseWith()
  const migration = new URL('../../../../migrations/0013-search-sounds.sql', import.meta.url)

  await sql.raw(readFileSync(migration, 'utf8')).execute(t.owner)

  expect(await plannedFor(t.owner, `search:${here.community}`)).toBeDefined()
})

test('a large community is done in parts: each plans the next from where it stopped', async () => {
  const { here, house } = await aHouseWith('楼道灯坏了')
  const { community } = here
  await sql`insert into cases."case" select (json_populate_record(it, json_build_object('id', uuidv7(), 'ref', (90000000 + n)::text))).*
    from cases."case" it, generate_series(1, 200) n where community_id = ${community}`.execute(t.owner)
  await sql`update cases."case" set search = '' where community_id = ${community}`.execute(t.owner)
  const left = async () =>
    (await sql`select from cases."case" where community_id = ${community} and search = ''`.execute(t.owner))
      .rows.length

  await renewSearch(house)({ community, after: null })

  expect(await left()).toBe(1)
  const { rows } = await sql<{ payload: { after: never } }>`select payload from graphile_worker._private_jobs
    where key = ${`search:${community}`}`.execute(t.owner)
  await renewSearch(house)({ community, after: rows[0]?.payload.after ?? null })
  expect(await left()).toBe(0)
})
