import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aPost } from '../../test/given.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { secretsFrom } from '../kernel/secrets.ts'
import { parseInstant } from '../kernel/time.ts'
import { states } from '../modules/cases/case.rules.ts'
import { type Config, readConfig } from './config.ts'
import { shownCode } from './demo/places.ts'
import { fillDemo } from './demo.ts'
import { installationSecret } from './secret.ts'

// Other tests run beside these; alone a fill takes some seconds.
vi.setConfig({ testTimeout: 90_000 })
const folder = mkdtempSync(join(tmpdir(), 'legwork-demo-'))
let t: TestDatabase
let config: Config

beforeAll(async () => {
  t = await freshDatabase()
  config = configOf(t)
  await fillDemo(config)
})
afterAll(async () => {
  await t.drop()
  rmSync(folder, { recursive: true, force: true })
})

function configOf({ ownerUrl, appUrl }: TestDatabase): Config {
  return readConfig({ LEGWORK_DATA: folder, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl })
}

async function count(text: string): Promise<number> {
  const { rows } = await sql.raw<{ n: number }>(`select count(*)::int as n from ${text}`).execute(t.owner)
  return rows[0]?.n ?? Number.NaN
}

async function column(text: string): Promise<unknown[]> {
  const { rows } = await sql.raw<{ it: unknown }>(`select distinct ${text} order by 1`).execute(t.owner)
  return rows.map((row) => row.it)
}

test('the estate has 32 buildings, 96 stairwells and more than 1,300 homes, each with an owner', async () => {
  expect(await count('places.estate')).toBe(1)
  expect(await count('places.building')).toBe(32)
  expect(await count('places.stairwell')).toBe(96)
  expect(await count('places.home')).toBeGreaterThan(1_300)
  expect(await count("places.residence where tie = 'owner'")).toBe(await count('places.home'))
  expect(await count(`places.code where code = '${shownCode}'`)).toBe(1)
})

test('every state of a case, every alarm and every answer to an offer is there to be seen', async () => {
  await expectEverything()
})

test('words were kept, kept late, broken and moved, decisions can be cited, and a month was drawn', async () => {
  expect(await column('state as it from coordination.promise')).toEqual([
    'broken',
    'kept',
    'late',
    'moved',
    'open',
  ])
  expect(await count('coordination.precedent')).toBeGreaterThan(0)
  expect(await count('coordination.callback_draw')).toBe(1)
  expect(await count("coordination.promise where state = 'open' and due_at < now()")).toBe(0)
})

test('three months of matters end now', async () => {
  const cases = await count('cases."case"')
  expect(cases).toBeGreaterThan(400)
  expect(cases).toBeLessThan(700)
  expect(await count(`cases."case" where opened_at < now() - interval '85 days'`)).toBeGreaterThan(5)
  expect(await count('cases."case" where opened_at > now()')).toBe(0)
  expect(await count("cases.file where kind = 'voice'")).toBe(1)
  expect(await count("cases.file where kind = 'photo'")).toBeGreaterThan(50)
})

test('no job waits for a moment that is over, and every open case has one', async () => {
  // What cases and promises announced to the rooms above waits for the worker and for no moment.
  const timed = `graphile_worker.jobs where run_at < now()
    and task_identifier not in ('cases.happened', 'coordination.promise_happened', 'coordination.table_happened')`
  expect(await count(timed)).toBe(0)
  const climbed = `cases."case" where next_due_at is not null and alarms < 4`
  expect(await count('graphile_worker.jobs')).toBeGreaterThanOrEqual(await count(climbed))
})

test('no telephone number of anybody real is in it', async () => {
  const secrets = secretsFrom(installationSecret(config))
  const { rows } = await sql<{ phone_sealed: Buffer }>`
    select phone_sealed from people.person where phone_sealed is not null
    union all select phone_sealed from cases.request where phone_sealed is not null`.execute(t.owner)

  const phones = rows.map((row) => secrets.open(row.phone_sealed))

  expect(phones.length).toBeGreaterThan(500)
  expect(phones.filter((phone) => !phone.startsWith('0555'))).toEqual([])
})

test('what is there is left alone', async () => {
  const before = await column('id as it from people.community')

  expect(await fillDemo(config)).toBe(false)

  expect(await column('id as it from people.community')).toEqual(before)
})

test('a fill that was cut short is made again, also in a night of holidays', async () => {
  await sql`update main.demo set filled_at = null`.execute(t.owner)
  const holidayNight = parseInstant('2026-10-03T19:00:00Z')

  expect(await fillDemo(config, () => holidayNight)).toBe(true)

  expect(await count('people.community')).toBe(1)
  expect(await count('cases."case" where opened_at > \'2026-10-03T19:00:00Z\'')).toBe(0)
  await expectEverything()
})

test('a database of somebody real gets no demo', async () => {
  await using real = await freshDatabase()
  await aPost(real.db)

  expect(await fillDemo(configOf(real))).toBe(false)
})

async function expectEverything(): Promise<void> {
  expect(await column('state as it from cases."case"')).toEqual(states.toSorted())
  expect(await column('alarms as it from cases."case" where next_due_at is not null')).toEqual([
    0, 1, 2, 3, 4,
  ])
  expect(await column('state as it from cases.offer')).toEqual(
    ['accepted', 'lapsed', 'offered', 'refused', 'withdrawn'].toSorted(),
  )
  for (const what of [
    'is_private',
    'is_open_to_helpers',
    'awaits_designation',
    'is_designated',
    'open_question_id is not null',
    'explanation_id is not null',
    'promised_at > opened_at',
    'reopened > 0',
    'households > 5',
    "holder_person_id is not null and state = 'held'",
  ])
    expect(await count(`cases."case" where next_due_at is not null and (${what})`), what).toBeGreaterThan(0)
  expect(await count('cases.answer where rating is not null')).toBeGreaterThan(100)
  expect(
    await count("cases.holding where how in ('designated', 'taken', 'reopened', 'accepted')"),
  ).toBeGreaterThan(50)
}
