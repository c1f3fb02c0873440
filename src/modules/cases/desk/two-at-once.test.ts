import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../test/database.ts'
import { aCaseAt, deskApp, now, press, story } from '../../../../test/desk.ts'
import { held, send } from '../../../../test/residents.ts'
import { poolOf } from '../../../kernel/db.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

function aCase(words?: string) {
  return aCaseAt(t.db, words)
}

test('of two workers, the second sees what the first has made of it before deciding', async () => {
  const here = await aCase()
  const { worker, coordinator, bodies } = here.post
  const seen = String((await now(here)).journal.n)
  await press(here, coordinator, 'promise', { on: '2026-11-27', why: '等配件' })

  const at = `/desk/cases/${here.receipt.ref}/offer`
  const app = deskApp(here.house, worker)
  const late = await send(app, at, { seen, to: bodies.property, why: '灯归物业' })
  const fresh = late.html.split(`action="${at}"`)[1] ?? ''
  const then = await send(app, at, { seen: held(fresh, 'seen') ?? '', to: bodies.property, why: '灯归物业' })

  expect(late.status).toBe(409)
  expect(late.text).toContain('您看的时候这件事变了。')
  expect(late.text).toContain('刚变的 贺建民答应11月27日17:30前办好')
  expect(late.html).toContain('灯归物业</textarea>')
  expect(then.status).toBe(303)
})

test('of two who press at the very same moment, one decides and the other is shown it', async () => {
  const here = await aCase()
  const { worker, coordinator, bodies } = here.post
  const it = await now(here)
  const at = `/desk/cases/${here.receipt.ref}`
  const seen = String(it.journal.n)
  const client = await poolOf(t.owner).connect()
  await client.query('begin')
  await client.query('select from cases."case" where id = $1 for update', [it.id])

  const both = Promise.all([
    send(deskApp(here.house, worker), `${at}/assign`, { seen, person: worker.person }),
    send(deskApp(here.house, coordinator), `${at}/designate`, { seen, to: bodies.property, why: '归物业' }),
  ])
  await untilBlocked(t.owner, 2)
  await client.query('commit')
  client.release()

  expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
})

test('the same form sent twice is done once', async () => {
  const here = await aCase()
  const app = deskApp(here.house, here.post.worker)
  const at = `/desk/cases/${here.receipt.ref}/note`
  const note = { once: 'tap-123456789', words: '到现场看了' }

  await send(app, at, note)
  await send(app, at, note)

  expect((await story(here)).split('到现场看了')).toHaveLength(2)
})

test('a photo goes with the words; one that is none is said so, and the good one is kept', async () => {
  const here = await aCase()
  const app = deskApp(here.house, here.post.worker)
  const at = `/desk/cases/${here.receipt.ref}/done`
  const pdf = new File([Buffer.from('%PDF-1.4 not a photo')], '收据.jpg')

  const again = await send(app, at, { words: '换好了', photo: [pdf] })

  expect(again.status).toBe(422)
  expect(again.text).toContain('“收据.jpg”')
  expect(again.html).toContain('换好了</textarea>')
  expect((await now(here)).state).toBe('new')
})
