import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aHouse } from '../../test/given.ts'
import { findCommunityBySlug } from '../modules/people/door.ts'
import { replay, runReplay } from './replay.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const text = [
  { title: '小区楼道灯坏了', detail: '没人修', time: '2026/11/20 10:00:00' },
  { title: '小区楼道灯坏了', detail: '没人修啊', time: '2026/11/21 10:00:00' },
  { title: '门口马路上有个大坑', detail: '', time: '2026/11/20 12:00:00' },
  { title: '闻到一股煤气味', detail: '', time: '2026/11/22 12:00:00' },
  { title: '明天的事', detail: '', time: '2026/11/25 12:00:00' },
]
  .map((message) => JSON.stringify(message))
  .concat('{"words":')
  .join('\n')

test('messages are filed at their own times, known ones joined, and what cannot be is counted', async () => {
  const report = await replay(aHouse(t.db), { text, community: 'wu-tong', speed: 500_000 })

  expect(report).toMatchObject({
    community: 'wu-tong',
    read: 5,
    filed: 3,
    cases: 3,
    joined: 1,
    refused: { 'request.in_the_future': 1 },
    failed: [],
    danger: { gas: 1 },
    broken: [{ line: 6, why: 'no JSON object' }],
    perTopic: { building_repair: 2, roads_lighting: 1, safety: 1, other: 1 },
  })
  const { rows } = await t.owner
    .selectFrom('cases.request')
    .select(['words', 'said_at'])
    .orderBy('said_at')
    .execute()
    .then((all) => ({ rows: all }))
  expect(rows.map((row) => row['said_at'])).toEqual([
    '2026-11-20T02:00:00.000Z',
    '2026-11-20T04:00:00.000Z',
    '2026-11-21T02:00:00.000Z',
    '2026-11-22T04:00:00.000Z',
  ])
})

test('the same file again into the same community files nothing twice', async () => {
  const count = async () => (await t.owner.selectFrom('cases.request').select('id').execute()).length
  const before = await count()

  const again = await replay(aHouse(t.db), { text, community: 'wu-tong', speed: 'max' })

  expect(again).toMatchObject({ read: 5, broughtBefore: 4, filed: 0, joined: 0 })
  expect(await count()).toBe(before)
})

test('many at once lose none', async () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    JSON.stringify({ words: `第${n}盏路灯不亮`, time: `2026/11/20 10:${String(n).padStart(2, '0')}:00` }),
  ).join('\n')

  const report = await replay(aHouse(t.db), { text: many, community: 'zi-teng', speed: 'max' })

  expect(report.filed + report.joined).toBe(60)
  expect(report).toMatchObject({ failed: [], refused: {} })
})

test('from the command line it prints the report, with what was found when the database was checked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'legwork-replay-'))
  const file = join(folder, 'messages.jsonl')
  writeFileSync(file, text)
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)

  const code = await runReplay(aHouse(t.db), [file, '--community', 'hai-tang'], {
    say,
    check: async () => ({ ok: true }),
  })
  const broken = await runReplay(aHouse(t.db), [file], { say, check: async () => ({ ok: false }) })

  rmSync(folder, { recursive: true })
  expect(code).toBe(0)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ community: 'hai-tang', verify: { ok: true } })
  expect(broken).toBe(1)
  expect(await findCommunityBySlug(t.db, 'hai-tang')).toBeDefined()
})

test.each([[[]], [['a', 'b']], [['a', '--speed', '-1']], [['a', '--community', '榆']], [['a', '--fast']]])(
  'misused with %j it says how it is used',
  async (args) => {
    const lines: string[] = []

    expect(await runReplay(aHouse(t.db), args, { say: (line) => void lines.push(line) })).toBe(2)
    expect(lines[0]).toContain('legwork replay FILE.jsonl')
  },
)

test('a file that is not there is said to be so', async () => {
  const lines: string[] = []

  expect(await runReplay(aHouse(t.db), ['/nowhere.jsonl'], { say: (line) => void lines.push(line) })).toBe(2)
  expect(lines[0]).toContain('file.unreadable')
})
