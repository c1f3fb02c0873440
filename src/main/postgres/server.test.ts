import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { footing } from './cluster.ts'
import { postmasterOf } from './leftover.ts'
import { AlreadyRunning } from './lock.ts'
import { birthOf } from './process.ts'
import { openPostgres, type RunningPostgres, startPostgres } from './server.ts'
import { serverUser } from './user.ts'

const root = mkdtempSync(join(tmpdir(), 'legwork-server-'))
const dataDir = join(root, '数据 folder')
const cluster = join(dataDir, 'postgres')
const running = new Set<RunningPostgres>()
const leftovers = new Set<() => unknown>()

afterEach(async () => {
  for (const server of running) await server.stop()
  running.clear()
  for (const clear of leftovers) await clear()
  leftovers.clear()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function start(folder = dataDir): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: folder, fsync: false, address: 'http://127.0.0.1:3999' })
  running.add(server)
  return server
}

async function stop(server: RunningPostgres): Promise<void> {
  running.delete(server)
  await server.stop()
}

async function ask(url: string, text: string): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<string[]>({ text, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

test('the first start makes a private server with Chinese text in order, on a socket and nowhere else', async () => {
  const server = await start()

  expect(await ask(server.ownerUrl, 'show server_version')).toEqual([server.version])
  expect(await ask(server.ownerUrl, 'show listen_addresses')).toEqual([''])
  expect(await ask(server.ownerUrl, 'show data_checksums')).toEqual(['on'])
  expect(await ask(server.ownerUrl, "select upper('é腿')")).toEqual(['É腿'])
  const socket = new URL(server.ownerUrl).searchParams.get('host') ?? ''
  expect(statSync(socket).mode & 0o777).toBe(0o700)
  expect(statSync(cluster).mode & 0o777).toBe(0o700)
  await ask(server.ownerUrl, "create table kept as select '留下' as word")

  await stop(server)

  expect(postmasterOf(cluster)).toBeUndefined()
  expect(existsSync(socket)).toBe(false)
  expect(existsSync(join(dataDir, 'legwork.lock'))).toBe(false)
})

test('a second start keeps everything', async () => {
  const server = await start()

  expect(await ask(server.ownerUrl, 'select word from kept')).toEqual(['留下'])
})

test('without being told otherwise every commit is on the disk', async () => {
  const server = await startPostgres({ dataDir })
  running.add(server)

  expect(
    await ask(server.ownerUrl, "select current_setting('fsync') || current_setting('synchronous_commit')"),
  ).toEqual(['onon'])
})

test('a server that is killed is noticed, and the next start has all that was acknowledged', async () => {
  const server = await start()
  await ask(server.ownerUrl, "insert into kept values ('也留下')")

  process.kill(postmasterOf(cluster) ?? 0, 'SIGKILL')
  await server.died
  await stop(server)

  expect(await ask((await start()).ownerUrl, 'select word from kept')).toEqual(['留下', '也留下'])
})

test('when our own process is killed the next start recovers by itself', async () => {
  const holder = await startElsewhere(dataDir)
  const before = postmasterOf(cluster)

  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const server = await start()

  expect(await ask(server.ownerUrl, 'select count(*)::text from kept')).toEqual(['2'])
  expect(postmasterOf(cluster)).not.toBe(before)
})

test('a server left behind is stopped in order and replaced', async () => {
  const orphan = await leaveServerBehind()

  const server = await start()

  expect(birthOf(orphan)).toBeUndefined()
  expect(await ask(server.ownerUrl, 'select count(*)::text from kept')).toEqual(['2'])
})

test('lock files that name a stranger or nobody are not believed', async () => {
  const stranger = spawn('sleep', ['60'])
  leftovers.add(() => stranger.kill())
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    `${stranger.pid}\n${cluster}\n1700000000\n5432\n/tmp\n\n\nready\n`,
  )
  writeFileSync(
    join(dataDir, 'legwork.lock'),
    JSON.stringify({ pid: stranger.pid, born: 'long ago', address: '' }),
  )

  await start()

  expect(birthOf(stranger.pid ?? 0)).toBeTruthy()
})

test('a second starter is told who is there and where, and the first is not disturbed', async () => {
  const holder = await startElsewhere(dataDir)

  const refused = await start().catch((error: unknown) => error)

  expect(refused).toBeInstanceOf(AlreadyRunning)
  expect(String(refused)).toContain(`process ${holder.pid}, http://127.0.0.1:3999`)
  const beside = await openPostgres({ dataDir })
  expect(await ask(beside.ownerUrl, 'select count(*)::text from kept')).toEqual(['2'])
  await beside.stop()
  expect(await ask(beside.ownerUrl, 'select count(*)::text from kept')).toEqual(['2'])
})

test('of two who start at once, one wins', async () => {
  const results = await Promise.allSettled([start(), start()])

  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a first start that was cut short is made again', async () => {
  const folder = join(root, 'cut')
  mkdirSync(join(folder, 'postgres.new/base'), { recursive: true })

  const server = await start(folder)

  expect(await ask(server.ownerUrl, 'select current_database()::text')).toEqual(['legwork'])
})

test.runIf(process.getuid?.() === 0)(
  'root may keep data and programs where nobody else may look',
  async () => {
    const hidden = join(root, 'hidden')
    mkdirSync(hidden, { mode: 0o700 })

    const server = await start(join(hidden, 'data'))
    await ask(server.ownerUrl, 'create table works as select 1')
    const copy = findBinaries({ uid: 65_534, gid: 65_534 }, root)

    expect(await ask(server.ownerUrl, 'checkpoint')).toEqual([])
    expect(existsSync(copy.initdb)).toBe(true)
  },
)

async function startElsewhere(folder: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, ['--import', 'tsx', 'test/fixtures/hold-postgres.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(holder, 'exit')
  leftovers.add(async () => {
    holder.kill('SIGKILL')
    await gone
  })
  await once(holder.stdout, 'data')
  return holder
}

/** A server that nobody holds: as after kill -9 of ours on a system that does not tell children. */
async function leaveServerBehind(): Promise<number> {
  const user = serverUser(cluster)
  const { folder, options } = footing(cluster, user)
  const socket = join(tmpdir(), `legwork-orphan-${process.pid}`)
  mkdirSync(socket, { recursive: true })
  chmodSync(socket, 0o777)
  leftovers.add(() => rmSync(socket, { recursive: true, force: true }))
  const child = spawn(findBinaries(user).postgres, ['-D', folder, '-k', socket], {
    ...options,
    stdio: 'ignore',
  })
  child.unref()
  await expect
    .poll(() => readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), { timeout: 5_000 })
    .toContain('ready')
  return child.pid ?? 0
}
