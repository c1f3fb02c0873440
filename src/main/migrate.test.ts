import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'legwork-migrations-'))
const url = pathToFileURL(`${folder}/`)
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
beforeEach(async () => {
  await sql`truncate main.migration`.execute(t.owner)
})
afterAll(async () => {
  await t.drop()
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

test('the files that ship have all run, and do not run again', async () => {
  const again = await freshDatabase()

  expect(await migrate(again.ownerUrl)).toEqual([])
  await again.drop()
})

test('two that migrate at once run each file once, in order', async () => {
  write('0001-a.sql', 'create table public.a (n int)')
  write('0002-b.sql', 'insert into public.a values (1); insert into public.a values (2)')

  const ran = await Promise.all([migrate(t.ownerUrl, url), migrate(t.ownerUrl, url)])

  expect(ran.flat()).toEqual(['0001-a.sql', '0002-b.sql'])
})

test('a file that fails leaves nothing behind and is named', async () => {
  write('0001-a.sql', 'create table if not exists public.a (n int)')
  write('0002-b.sql', 'create table public.half (n int); select 1 / 0')

  await expect(migrate(t.ownerUrl, url)).rejects.toThrow('The migration 0002-b.sql failed and was undone')

  const { rows } = await sql`select to_regclass('public.half')::text as half`.execute(t.owner)
  expect(rows).toEqual([{ half: null }])
})

test('a file that was changed or has gone after it ran is not accepted', async () => {
  write('0001-a.sql', 'create table if not exists public.a (n int)')
  write('0002-b.sql', 'select 1')
  await migrate(t.ownerUrl, url)

  write('0002-b.sql', 'select 2')
  await expect(migrate(t.ownerUrl, url)).rejects.toThrow('0002-b.sql was changed after it ran')

  rmSync(join(folder, '0002-b.sql'))
  await expect(migrate(t.ownerUrl, url)).rejects.toThrow('too old')
})
