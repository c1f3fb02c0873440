import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function run(what: string) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'test/fixtures/bug.ts', what], {
    encoding: 'utf8',
  })
  return { status, stdout }
}

test('a failure that nobody waits for is written down and ends the process', () => {
  const { status, stdout } = run('bug')

  expect(status).toBe(70)
  expect(JSON.parse(stdout)).toMatchObject({ level: 60, process: 'bug', error: { message: 'planted' } })
})

test('a database that went away ends nothing', () => {
  const { status, stdout } = run('outage')

  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ level: 40, msg: 'the database is away' })
})
