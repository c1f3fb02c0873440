import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, type Post } from '../../../../test/given.ts'
import { held, open, send } from '../../../../test/residents.ts'
import type { Staff } from '../../../kernel/actor.ts'
import { type AnyDb, connect } from '../../../kernel/db.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import type { House } from '../house.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const post = await aPost(t.db)
  return { post, house: aHouse(t.db) }
}

type Desk = { readonly post: Post; readonly house: House }

const heating = '/desk/catalogue/heating'

/** Presses the button of a form with what the page put into it. */
async function press(
  { post, house }: Desk,
  path: string,
  fields: Record<string, string>,
  staff: Staff = post.coordinator,
) {
  const app = deskApp(house, staff)
  const page = path.endsWith('/undo') ? '/desk/catalogue' : path
  const { html } = await open(app, page)
  const kept = Object.fromEntries(
    ['once', 'seen', 'n'].flatMap((name) => {
      const value = held(html, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  return send(app, path, { ...kept, ...fields })
}

function usual(own: Record<string, string>) {
  return { name: '', leads: 'utility', isOffered: '1', ...own }
}

test('the coordinator renames a topic, and the list, the filters and the corrections call it so', async () => {
  const desk = await aDesk()
  const { ref } = await said(desk.house, desk.post, '单元门锁不上')

  const done = await press(desk, heating, usual({ name: '锅炉房' }))

  expect(done.status).toBe(303)
  const app = deskApp(desk.house, desk.post.coordinator)
  const { text } = await open(app, '/desk/catalogue?did=saved')
  expect(text).toContain('改好了')
  expect(text).toMatch(/锅炉房\s*原来叫“暖气”/)
  expect(text).toContain('贺建民改了“暖气”：叫“锅炉房”')
  expect((await open(app, '/desk/inbox')).text).toContain('锅炉房')
  const triage = await open(app, `/desk/cases/${ref}?do=triage`)
  expect(triage.html).toMatch(/<option value="heating"[^>]*>锅炉房</)
})

test('what is not offered is no choice for a correction, and still one to look for', async () => {
  const desk = await aDesk()
  const { ref } = await said(desk.house, desk.post, '单元门锁不上')
  await press(desk, heating, { name: '', leads: 'utility' })
  const app = deskApp(desk.house, desk.post.worker)

  expect((await open(app, `/desk/cases/${ref}?do=triage`)).html).not.toContain('value="heating"')
  expect((await open(app, '/desk/inbox')).html).toMatch(/<option value="heating"[^>]*>暖气（不收了）</)
})

test('the body that was named leads, and the page says so', async () => {
  const desk = await aDesk()

  await press(desk, heating, usual({ leads: desk.post.bodies.bureau }))

  expect((await catalogueFor(t.db, desk.post.community)).heating).toMatchObject({
    leadBody: 'housing_bureau',
    body: desk.post.bodies.bureau,
  })
  const { html } = await open(deskApp(desk.house, desk.post.coordinator), heating)
  expect(html).toMatch(new RegExp(`<option value="${desk.post.bodies.bureau}"[^>]*selected`))
  expect(html).toContain('原来是这样')
})

test('where the named body has gone its kind is chosen, and whoever saves changes nothing by accident', async () => {
  const desk = await aDesk()
  await press(desk, heating, usual({ leads: desk.post.bodies.bureau }))
  await sql`update people.body set ended_at = now() where id = ${desk.post.bodies.bureau}`.execute(t.owner)
  // As another process sees it, that has not remembered the bodies.
  const other: AnyDb = connect(t.appUrl, { max: 2 })

  const { html } = await open(deskApp(aHouse(other), desk.post.coordinator), heating)
  await other.destroy()

  expect(html).toMatch(/<option value="housing_bureau"[^>]*selected/)
  expect(html).not.toContain(`value="${desk.post.bodies.bureau}"`)
})

test('the body that leads stands first where a matter is offered to another', async () => {
  const desk = await aDesk()
  const app = deskApp(desk.house, desk.post.worker)
  for (const body of [desk.post.bodies.owners, desk.post.bodies.property]) {
    await press(desk, heating, usual({ leads: body }))
    const { ref } = await said(desk.house, desk.post, '暖气不热')

    const { html } = await open(app, `/desk/cases/${ref}?do=offer`)

    expect(/<select[^>]*name="to"[^>]*>.*?<option value="([0-9a-f-]{36})"/s.exec(html)?.[1]).toBe(body)
  }
})

test('no key files a matter under what is not offered', async () => {
  const desk = await aDesk()
  const { ref } = await said(desk.house, desk.post, '3号楼楼道里停着车又吵')
  const app = deskApp(desk.house, desk.post.worker)
  const keys = async () => {
    const { html } = await open(app, `/desk/cases/${ref}?do=triage`)
    return [...html.matchAll(/name="topic" value="([a-z_]+)"/g)].map((found) => found[1])
  }
  const [first, second, third] = await keys()
  if (!second || !third) throw new Error('no keys to compare')

  await press(desk, `/desk/catalogue/${second}`, { name: '', leads: 'property' })

  const after = await keys()
  expect(after).not.toContain(second)
  expect(after.slice(0, 2)).toEqual([first, third])
})

test('a refusal says what is wrong at its field and keeps what was typed', async () => {
  const desk = await aDesk()

  const refused = await press(desk, heating, {
    name: '电梯',
    leads: desk.post.bodies.property,
    privateByDefault: '1',
  })

  expect(refused.status).toBe(409)
  expect(refused.text).toContain('跟“电梯”那一类重了')
  expect(refused.html).toMatch(/<input[^>]*name="name"[^>]*value="电梯"|value="电梯"[^>]*name="name"/)
  expect(refused.html).toMatch(new RegExp(`<option value="${desk.post.bodies.property}"[^>]*selected`))
  expect(refused.html).toMatch(/name="privateByDefault"[^>]*checked/)
  expect(refused.html).not.toMatch(/name="isOffered"[^>]*checked/)
  expect((await catalogueFor(t.db, desk.post.community)).heating.name).toBeNull()
})

test('a body of another community, or none at all, is no choice', async () => {
  const [desk, there] = [await aDesk(), await aDesk()]

  for (const leads of [there.post.bodies.property, 'nobody', ''])
    expect((await press(desk, heating, usual({ leads }))).text).toContain('挑一个牵头的')
})

test('who changes what somebody else changed meanwhile is told, and may press again', async () => {
  const desk = await aDesk()
  await press(desk, heating, usual({ name: '锅炉房' }))

  const late = await press(desk, heating, usual({ name: '供热', seen: '0' }))

  expect(late.status).toBe(409)
  expect(late.text).toContain('别人刚改过这一类')
  expect(held(late.html, 'seen')).toBe('1')
  expect((await press(desk, heating, usual({ name: '供热' }))).status).toBe(303)
})

test('the last change is taken back by its button, and the default by its own', async () => {
  const desk = await aDesk()
  const nameNow = async () => (await catalogueFor(t.db, desk.post.community)).heating.name
  await press(desk, heating, usual({ name: '锅炉房' }))
  await press(desk, heating, { usual: '1' })
  expect(await nameNow()).toBeNull()
  expect((await open(deskApp(desk.house, desk.post.coordinator), heating)).text).not.toContain('回到原来的')

  const undone = await press(desk, '/desk/catalogue/undo', {})

  expect(undone.status).toBe(303)
  expect(await nameNow()).toBe('锅炉房')
  const again = await send(deskApp(desk.house, desk.post.secretary), '/desk/catalogue/undo', { n: '2' })
  expect(again.text).toContain('这一步已经撤回了')
})

test('workers and helpers find no such page, and nobody finds a topic that there is not', async () => {
  const desk = await aDesk()
  const { worker, helper, secretary } = desk.post
  for (const staff of [worker, helper])
    for (const path of ['/desk/catalogue', heating])
      expect((await open(deskApp(desk.house, staff), path)).status).toBe(404)
  for (const path of [heating, '/desk/catalogue/undo'])
    expect((await send(deskApp(desk.house, worker), path, usual({ seen: '0', n: '1' }))).status).toBe(404)

  expect((await open(deskApp(desk.house, secretary), '/desk/catalogue/nonsense')).status).toBe(404)
  expect((await open(deskApp(desk.house, worker), '/desk/inbox')).html).not.toContain('/desk/catalogue')
  expect((await open(deskApp(desk.house, secretary), '/desk/inbox')).html).toContain('/desk/catalogue')
})
