import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aDoorway } from '../../test/doorway.ts'
import { type CaseId, type CommunityId, newId } from '../kernel/ids.ts'
import { announceChanges, listenForChanges } from './changes.ts'
import { openLog } from './log.ts'

const log = openLog({ logLevel: 'silent' }, 'test')
const patient = { timeout: 10_000, interval: 10 }
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const here = newId<CommunityId>()
const elsewhere = newId<CommunityId>()

async function untilListening(count = 1): Promise<void> {
  const listeners = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name = 'legwork-changes' and query like 'listen%'
        and state = 'idle'`.execute(t.owner)
    return rows[0]?.n
  }
  await expect.poll(listeners, patient).toBe(count)
}

test('what changes in one process is heard in another, each case once, by its own community', async () => {
  const ear = listenForChanges(t.appUrl, log)
  const heard: CaseId[] = []
  const foreign: CaseId[] = []
  ear.subscribe(here, (id) => void heard.push(id))
  ear.subscribe(elsewhere, (id) => void foreign.push(id))
  await untilListening()
  const mouth = announceChanges(() => t.db, log)
  const cases = Array.from({ length: 300 }, () => newId<CaseId>())

  for (const id of [...cases, ...cases]) mouth.changed(here, id)

  await expect.poll(() => heard.length, patient).toBe(300)
  expect(new Set(heard)).toEqual(new Set(cases))
  expect(foreign).toEqual([])
  await Promise.all([ear.stop(), mouth.stop()])
})

test('who has stopped hearing hears nothing, and a stop tells what was waiting', async () => {
  const ear = listenForChanges(t.appUrl, log)
  const [early, late] = [[] as CaseId[], [] as CaseId[]]
  const stopHearing = ear.subscribe(here, (id) => void early.push(id))
  ear.subscribe(here, (id) => void late.push(id))
  await untilListening()
  const mouth = announceChanges(() => t.db, log)
  stopHearing()

  mouth.changed(here, newId<CaseId>())
  await mouth.stop()

  await expect.poll(() => late.length, patient).toBe(1)
  expect(early).toEqual([])
  await ear.stop()
})

test('the ear is there again after the database was away', async () => {
  await using door = await aDoorway(t.appUrl)
  const ear = listenForChanges(door.through(t.appUrl), log)
  const heard: CaseId[] = []
  ear.subscribe(here, (id) => void heard.push(id))
  await untilListening()
  await door.shut()
  await untilListening(0)
  await door.open()
  await untilListening()

  const mouth = announceChanges(() => t.db, log)
  mouth.changed(here, newId<CaseId>())

  await expect.poll(() => heard.length, patient).toBe(1)
  await Promise.all([ear.stop(), mouth.stop()])
})
