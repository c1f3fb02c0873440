import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { type Command, commands } from './commands.ts'
import { WrongSetting } from './config.ts'
import { runCommand } from './run-command.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 90_000 })
const dataDir = mkdtempSync(join(tmpdir(), 'legwork-cli-'))
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(async () => {
  await t.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function run(line: readonly string[], these: Readonly<Record<string, Command>> = commands) {
  const [out, err] = [[] as string[], [] as string[]]
  const io = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
  const exit = await runCommand(these, line, io)
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

/** As somebody at a shell calls it. */
function legwork(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/main/cli.ts', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, LEGWORK_DATA: dataDir, DATABASE_URL: t.ownerUrl, DATABASE_APP_URL: t.appUrl },
    },
  )
  return { status, stdout, stderr }
}

test('a command that is not there is answered with those that are', async () => {
  expect(await run(['frob'])).toEqual({
    exit: 2,
    out: '',
    err: `There is no command "frob". There are: ${Object.keys(commands).join(', ')}.`,
  })
  expect((await run(['constructor'])).exit).toBe(2)
})

test('help is an answer when asked for, and a reproach when nothing was said', async () => {
  expect((await run(['help'])).out).toContain('legwork replay FILE.jsonl')
  expect((await run(['verify', '--help'])).out).toContain('legwork verify [--community SLUG] [--files]')
  expect(await run([])).toMatchObject({ exit: 2, out: '' })
})

test('what somebody can mend is a sentence; what is our fault is shown whole', async () => {
  const failing = (error: Error) => ({
    fail: { usage: 'fail', says: 'fails', run: async () => Promise.reject(error) },
  })

  expect(await run(['fail'], failing(new WrongSetting('PORT must be a number.')))).toEqual({
    exit: 1,
    out: '',
    err: 'PORT must be a number.',
  })
  expect((await run(['fail'], failing(new Error('broken')))).err).toContain('run-command.test.ts')
})

test('a community and its first account are made by command, in JSON; a second one of the name is refused', () => {
  const add = ['community', 'add', '--slug', 'wutong', '--name', '梧桐社区', '--phone', '0555-0188'] as const

  const made = legwork(...add)
  const again = legwork(...add)
  const member = ['--name', '柏书记', '--rank', 'secretary', '--user', 'bai'] as const
  const account = legwork('account', 'add', '--community', 'wutong', ...member)

  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(made.stdout)).toMatchObject({ slug: 'wutong' })
  expect(again.status).toBe(1)
  expect(JSON.parse(again.stdout)).toMatchObject({ refused: 'community.taken' })
  expect(JSON.parse(account.stdout)).toMatchObject({
    link: expect.stringContaining('/sign-in/new-password/'),
  })
})

test('verify says what it looked at, and that nothing is broken', () => {
  const { status, stdout } = legwork('verify')

  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ firstBreak: null, checked: { communities: 1 } })
})

test('an option that is not there is named', () => {
  expect(legwork('verify', '--quick')).toMatchObject({ status: 2, stderr: "Unknown option '--quick'\n" })
})
