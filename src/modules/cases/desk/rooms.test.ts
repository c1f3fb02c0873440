import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { twoHalves } from '../../../../test/files.ts'
import { open, send } from '../../../../test/residents.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import { findCode } from '../../places/door.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const here = await aPost(t.db)
  const house = aHouse(t.db, testClock())
  return { here, house, app: deskApp(house, here.worker) }
}

test('a stairwell shows its homes and its code, and the paper for its door', async () => {
  const { here, app } = await aDesk()

  const places = await open(app, '/desk/places')
  const paper = await open(app, `/desk/places/${here.stairwell}/notice`)

  expect(places.text).toContain(`楼道码 ${here.code}`)
  expect(places.html).toContain('>502<')
  expect(paper.text).toContain('楼里有事')
  expect(paper.text).toContain(`http://localhost/s/${here.code}`)
  expect(paper.text).toContain('0555-0136')
})

test('a new code opens the door and the old one does not; an ended one has no paper', async () => {
  const { here, house, app } = await aDesk()

  await send(app, `/desk/places/${here.stairwell}/code`, {})
  const { text } = await open(app, '/desk/places')
  const fresh = /楼道码 ([A-Z2-9]{8})/.exec(text)?.[1] ?? ''
  const opened = await findCode(house.db, fresh)
  const old = await findCode(house.db, here.code)
  await send(app, `/desk/places/${here.stairwell}/end-code`, {})

  expect(fresh).not.toBe(here.code)
  expect(opened?.stairwell).toBe(here.stairwell)
  expect(old).toBeUndefined()
  expect((await open(app, '/desk/places')).text).toContain('没有楼道码')
  expect((await open(app, `/desk/places/${here.stairwell}/notice`)).status).toBe(404)
})

async function aStuckJob(community: CommunityId, subject: CaseId): Promise<void> {
  await sql`select graphile_worker.add_job('cases.look_at_clock', ${JSON.stringify({
    community,
    case: subject,
  })}::json, max_attempts => 1)`.execute(t.owner)
  await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'the clock fell'
    where payload->>'case' = ${subject} and key is null`.execute(t.owner)
}

test('jobs that failed for good are seen by the coordinator of their community, who lets them try again', async () => {
  const { here, house, app } = await aDesk()
  const other = await aPost(t.db)
  const receipt = await said(house, here, '楼道灯坏了')
  await aStuckJob(here.community, receipt.cases[0]?.id as CaseId)

  const page = await open(deskApp(house, here.coordinator), '/desk/stuck')
  const elsewhere = await open(deskApp(house, other.coordinator), '/desk/stuck')
  const [, id] = /action="\/desk\/stuck\/(\d+)"/.exec(page.html) ?? []
  await send(deskApp(house, other.coordinator), `/desk/stuck/${id}`, {})
  const still = await open(deskApp(house, here.coordinator), '/desk/stuck')
  await send(deskApp(house, here.coordinator), `/desk/stuck/${id}`, {})
  const gone = await open(deskApp(house, here.coordinator), '/desk/stuck')

  expect(page.text).toContain('到点看时限')
  expect(page.text).toContain(receipt.ref)
  expect(page.text).toContain('试了1次 · the clock fell')
  expect(elsewhere.text).toContain('后台的活都跑成了。')
  expect(still.text).toContain('the clock fell')
  expect(gone.text).toContain('后台的活都跑成了。')
  expect((await open(app, '/desk/stuck')).status).toBe(404)
})

test('an open page hears that something changed in its own community: an id and nothing else', async () => {
  const { here, house } = await aDesk()
  const heard: { community: CommunityId; hear: (id: CaseId) => void }[] = []
  const stopped: string[] = []
  const app = deskApp(house, here.worker, {
    subscribe: (community, hear) => {
      heard.push({ community, hear })
      return () => void stopped.push(community)
    },
  })
  const away = new AbortController()

  const reply = await app.request('/desk/events', { signal: away.signal })
  const reader = reply.body?.getReader()
  await reader?.read()
  heard[0]?.hear(here.building as never)
  const said = new TextDecoder().decode((await reader?.read())?.value)
  await reader?.cancel()

  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  expect(heard[0]?.community).toBe(here.community)
  expect(said).toBe(`data: ${here.building}\n\n`)
  await expect.poll(() => stopped).toEqual([here.community])
  expect((await deskApp(house, null).request('/desk/events')).status).toBe(303)
})

test('a photo of a case is shown to who may see the case', async () => {
  const { here, house, app } = await aDesk()
  const receipt = await said(house, here, '楼道灯坏了')
  const photo = new File([new Uint8Array(await twoHalves(400, 300).jpeg().toBuffer())], 'a.jpg')

  await send(app, `/desk/cases/${receipt.ref}/note`, { words: '拍了一张', photo: [photo] })
  const page = await open(app, `/desk/cases/${receipt.ref}`)
  const [path = ''] = /\/desk\/files\/[0-9a-f-]{36}/.exec(page.html) ?? []
  const small = await app.request(`${path}?size=small`)

  expect(small.status).toBe(200)
  expect(small.headers.get('content-type')).toBe('image/jpeg')
  expect(small.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await deskApp(house, here.helper).request(path)).status).toBe(404)
  expect((await deskApp(house, (await aPost(t.db)).secretary).request(path)).status).toBe(404)
})
