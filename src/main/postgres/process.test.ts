import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { birthOf, commandOf } from './process.ts'

test('a living process has one birth, and a number that nobody has, none', () => {
  expect(birthOf(process.pid)).toBe(birthOf(process.pid))
  expect(birthOf(process.pid)).toBeTruthy()
  expect(birthOf(2 ** 30)).toBeUndefined()
  expect(birthOf(Number.NaN)).toBeUndefined()
  expect(commandOf(process.pid)).toContain('node')
})

test('a zombie does not run', async () => {
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 30'])
  const [said] = await once(parent.stdout, 'data')
  const zombie = Number(String(said))

  await expect.poll(() => birthOf(zombie)).toBeUndefined()
  expect(birthOf(parent.pid ?? 0)).toBeTruthy()
  parent.kill('SIGKILL')
})
