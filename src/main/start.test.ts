import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  anEmptyHouse,
  below,
  clearAway,
  isReady,
  makePost,
  processOf,
  type Started,
  serverOf,
  start,
  type WholeHouse,
} from '../../test/whole-house.ts'
import { birthOf } from './postgres/process.ts'

/* The whole installation in real processes, in the order of a bad day. Each test goes on where the last one ended. */

// Other tests run beside these; alone all of it takes less than half a minute.
vi.setConfig({ testTimeout: 90_000 })
const patient = { timeout: 40_000, interval: 50 }
let house: WholeHouse
let running: Started
let code: string
const receipts: string[] = []

beforeAll(async () => {
  house = await anEmptyHouse()
})
afterAll(() => clearAway(house))

async function ready(): Promise<void> {
  await expect.poll(() => isReady(house), patient).toBe(true)
}

async function say(words: string, where = code): Promise<Response> {
  return fetch(`${house.base}/s/${where}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ words, once: `test-${words.length}-${receipts.length}` }),
  })
}

async function file(words: string): Promise<void> {
  const reply = await say(words)
  expect(reply.status).toBe(303)
  receipts.push(`${house.base}${reply.headers.get('location') ?? ''}`)
}

async function allThere(): Promise<void> {
  for (const receipt of receipts) expect((await fetch(receipt)).status, receipt).toBe(200)
}

function kill(pid: number | undefined): number {
  if (pid === undefined) throw new Error('there is nothing to kill')
  process.kill(pid, 'SIGKILL')
  return pid
}

test('a first start in an empty folder is ready, says where, and takes a sentence', async () => {
  running = start(house)
  await ready()
  await expect.poll(running.said, patient).toContain(`Legwork is ready: ${house.base}`)
  expect(running.said()).toContain('There is no community yet')

  const post = await makePost(house)
  code = post.code

  await file('楼道灯坏了三天了')
  await allThere()
})

test('a line of the log tells the pattern of the address, never the address', () => {
  expect(running.said()).toContain('"route":"/s/:code"')
  expect(running.said()).not.toContain(code)
  expect(running.said()).not.toContain('/r/A')
})

test('a second start on the same folder is told who runs, and a stranger on the port is named', async () => {
  const second = start(house)
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(
    `already runs on the data folder ${house.dataDir}: process ${running.child.pid}`,
  )

  const stranger = createServer().listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const address = stranger.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const other = await anEmptyHouse()
  const refused = start({ ...other, port })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toContain(`Port ${port} is in use by another program.`)
  stranger.close()
  clearAway(other)
})

test('after kill -9 of the web process another serves what was said', async () => {
  const old = kill(processOf(running.child, 'serve'))
  await expect.poll(() => processOf(running.child, 'serve'), patient).not.toBe(old)
  await ready()

  await allThere()
  await file('单元门关不上')
})

test('after kill -9 of the worker another one works', async () => {
  const old = kill(processOf(running.child, 'work'))
  await expect.poll(() => processOf(running.child, 'work'), patient).not.toBe(old)

  await ready()
  await allThere()
})

test('while the database is away nothing typed is lost, and then it goes on', async () => {
  const old = kill(serverOf(house))
  const reply = await say('水管漏水，写了好长一段话')
  const page = await reply.text()
  if (reply.status !== 303) {
    expect(reply.status).toBe(503)
    expect(page).toContain('水管漏水，写了好长一段话')
  }
  await expect.poll(() => serverOf(house), patient).not.toBe(old)
  await ready()

  await allThere()
  await file('下水道堵了，往上返水')
})

test('after kill -9 of the process above all the others end, and the next start has everything', async () => {
  const all = below(running.child.pid ?? 0)
  kill(running.child.pid)
  await expect.poll(() => all.filter((pid) => birthOf(pid) !== undefined), patient).toEqual([])

  const began = performance.now()
  running = start(house, 'npm')
  await ready()

  expect(performance.now() - began).toBeLessThan(20_000)
  await allThere()
  await file('楼上漏水到我家厨房')
})

test('after kill -9 of npm the rest ends by itself', async () => {
  const all = below(running.child.pid ?? 0)
  kill(running.child.pid)

  await expect.poll(() => all.filter((pid) => birthOf(pid) !== undefined), patient).toEqual([])
})

test('Ctrl-C ends all of it in order and without a complaint', async () => {
  running = start(house, 'npm')
  await ready()
  await allThere()
  const all = [running.child.pid ?? 0, ...below(running.child.pid ?? 0)]
  expect(all.length).toBeGreaterThan(6)

  process.kill(-(running.child.pid ?? 0), 'SIGINT')

  expect([0, 130]).toContain(await running.ended)
  expect(all.filter((pid) => birthOf(pid) !== undefined)).toEqual([])
  expect(running.said()).not.toMatch(/error|died/i)
})
