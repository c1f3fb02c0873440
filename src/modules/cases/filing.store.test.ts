import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { aPost, type Post } from '../../../test/given.ts'
import { inCommunity } from '../../kernel/db.ts'
import { ok } from '../../kernel/result.ts'

let t: TestDatabase
let here: Post
let elsewhere: Post
beforeAll(async () => {
  t = await freshDatabase()
  here = await aPost(t.db)
  elsewhere = await aPost(t.db)
})
afterAll(() => t.drop())

const tables = ['answers', 'requests', 'cases', 'needs', 'entries'] as const

test.each(tables)('inside a transaction of one community no %s of another are filed', async (table) => {
  const foreign = JSON.stringify([{ community_id: elsewhere.community }])
  const lists = tables.map((each) => sql`${each === table ? foreign : '[]'}::json`)

  const filed = inCommunity(t.db, here.community, async (tx) => {
    await sql`select cases.file(${sql.join(lists)}, '[]'::json)`.execute(tx)
    return ok(null)
  })

  await expect(filed).rejects.toMatchObject({ code: '42501' })
})
