import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { birthOf } from './postgres/process.ts'
import { keepRunning } from './supervise.ts'

const folder = mkdtempSync(join(tmpdir(), 'legwork-stay-'))
const script = join(import.meta.dirname, '../../test/fixtures/stay.ts')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, how = 'stay') {
  const file = join(folder, name)
  const said: string[] = []
  const env = { ...process.env, STAY_FILE: file, STAY_HOW: how }
  const pids = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [])
  return { said, pids, env, wanted: { name, script, env, say: (line: string) => void said.push(line) } }
}

const patient = { timeout: 10_000 }

test('a program that is killed is started again, and stopped when asked', async () => {
  const { said, pids, wanted } = program('killed')
  const kept = keepRunning(wanted)
  await expect.poll(pids, patient).toHaveLength(1)

  process.kill(pids()[0] ?? 0, 'SIGKILL')
  await expect.poll(pids, patient).toHaveLength(2)
  await kept.stop()

  expect(pids().map(birthOf)).toEqual([undefined, undefined])
  expect(said).toEqual(['The process "killed" died (SIGKILL); starting it again.'])
})

test('a program that dies again and again is given up, with a sentence', async () => {
  const { pids, wanted } = program('dying', 'die')
  const kept = keepRunning(wanted)

  expect(await kept.gaveUp).toContain('The process "dying" died 5 times within a minute (exit code 3).')

  expect(pids()).toHaveLength(5)
  await kept.stop()
})

test('when the supervisor is killed outright its programs end by themselves', async () => {
  const { pids, env } = program('orphan')
  const supervisor = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../../test/fixtures/supervisor.ts'), script],
    { env, stdio: 'ignore' },
  )
  await expect.poll(pids, patient).toHaveLength(1)

  supervisor.kill('SIGKILL')
  await once(supervisor, 'exit')

  await expect.poll(() => birthOf(pids()[0] ?? 0), patient).toBeUndefined()
})
