import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMeeting, type Table } from '../../../../test/a-meeting.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aTable(): Promise<Table> {
  const clock = testClock()
  return { here: await aPost(t.db), house: aHouse(t.db, clock), clock }
}

test.each([
  ['decided_says_what', `update coordination.meeting_item set state = 'decided'`],
  ['who_came', `update coordination.meeting_guest set who = 'x'`],
  ['ended_when_not_planned', `update coordination.meeting set state = 'held'`],
  ['says_why_it_was_not_held', `update coordination.meeting set state = 'cancelled', ended_at = now()`],
])('the database keeps by itself: %s', async (name, change) => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  const column = change.includes('coordination.meeting set') ? 'id' : 'meeting_id'

  await expect(sql.raw(`${change} where ${column} = '${meeting.id}'`).execute(t.owner)).rejects.toThrow(name)
})
