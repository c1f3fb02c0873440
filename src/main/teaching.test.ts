import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { starters } from '../language/data/starters.ts'

const folder = mkdtempSync(join(tmpdir(), 'legwork-teaching-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'model.json')

const cli = join(import.meta.dirname, 'cli.ts')
const run = (args: readonly string[], input: string | Uint8Array) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', cli, ...args], { input })
  return { status, out: stdout.toString(), err: stderr.toString() }
}

const rows = (['parking', 'noise', 'drainage_leak'] as const).flatMap((topic) =>
  starters[topic].map((words, n) => ({ id: `${topic}-${n}`, title: words.slice(0, 12), said: words, topic })),
)
const jsonl = (all: readonly object[]) => all.map((each) => JSON.stringify(each)).join('\n')

test('a model is taught, kept, and labels rows in their order', () => {
  const taught = run(['train', '--text', 'said', '--label', 'topic', '--out', file], jsonl(rows))
  expect(JSON.parse(taught.out)).toMatchObject({
    rows: rows.length,
    labels: ['drainage_leak', 'noise', 'parking'],
  })

  const asked = [{ id: 2, said: '楼上装修太吵' }, { said: '车位被占了' }, { id: 'x', said: '' }]
  const told = run(['classify', '--model', file, '--text', 'said'], `${jsonl(asked)}\nnonsense\n`)
  const lines = told.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ id, label, error }) => [id, label ?? error])).toEqual([
    [2, 'noise'],
    [null, 'parking'],
    ['x', expect.any(String)],
    [undefined, 'not JSON'],
  ])
  expect(Object.keys(lines[0])).toEqual(['id', 'label', 'confidence'])
})

test('with --why it says which words spoke', () => {
  const told = run(['classify', '--model', file, '--text', 'said', '--why'], '{"id":1,"said":"停车位没了"}')

  expect(JSON.parse(told.out).because.every((run: string) => '停车位没了'.includes(run))).toBe(true)
})

test('GB18030 rows are read', () => {
  // {"said":"噪音"}
  const bytes = Buffer.concat([
    Buffer.from('{"said":"'),
    Buffer.of(0xd4, 0xeb, 0xd2, 0xf4),
    Buffer.from('"}'),
  ])

  expect(JSON.parse(run(['classify', '--model', file, '--text', 'said'], bytes).out).label).toBe('noise')
})

test('cross-validation reports scores and asks with another field when told to', () => {
  const own = ['evaluate', '--text', 'said', '--label', 'topic', '--folds', '3', '--group', 'near-repeats']
  const whole = JSON.parse(run(own, jsonl(rows)).out)
  const titles = JSON.parse(run([...own, '--on', 'title'], jsonl(rows)).out)

  expect(whole.n).toBe(rows.length)
  expect(whole.macroF1).toBeGreaterThan(0.7)
  expect(Object.keys(whole.perLabel)).toEqual(['drainage_leak', 'noise', 'parking'])
  expect(titles.macroF1).toBeLessThanOrEqual(whole.macroF1 + 0.1)
})

test('too few rows, no place to keep it, and a file that is no model are told', () => {
  const few = run(['train', '--text', 'said', '--label', 'topic', '--out', file], '{"said":"灯"}\n[]')
  expect([few.status, few.err]).toEqual([
    1,
    expect.stringContaining('at least 10 rows of two labels; there are 0'),
  ])
  expect(run(['train'], jsonl(rows)).status).toBe(2)

  const other = join(folder, 'other.json')
  writeFileSync(other, '{}')
  const wrong = run(['classify', '--model', other, '--text', 'said'], jsonl(rows))
  expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('Train it again')])
  expect(run(['evaluate', '--folds', '1'], jsonl(rows)).status).toBe(2)
})
