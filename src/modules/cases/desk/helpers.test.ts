import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open, send } from '../../../../test/residents.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { assignCase } from '../assign-case.ts'
import type { Case } from '../case.rules.ts'
import { findCase } from '../case.store.ts'
import type { CasesTables } from '../tables.ts'
import { triageCase } from '../triage-case.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDesk() {
  const here = await aPost(t.db)
  const house = aHouse(t.db, testClock())
  const by = { actor: here.worker, once: null }
  const opened = async (words: string, isPrivate = false) => {
    const receipt = await said(house, here, words, { phone: '13800138000', door: 9 })
    const it = await caseOf(house, here, receipt)
    const done = await triageCase(house)({ id: it.id, isOpenToHelpers: true, isPrivate }, by)
    if (!done.ok) throw new Error(done.code)
    return receipt.ref
  }
  return { here, house, by, opened, app: deskApp(house, here.helper) }
}

test('a helper sees what is open to helpers, and nothing else of the post', async () => {
  const { here, house, opened, app } = await aDesk()
  const shared = await opened('楼前树枝断了一根')
  const hidden = await opened('对门两口子又打架', true)
  const other = await said(house, here, '物业费不清楚')

  const near = await open(app, '/desk/near')

  expect(near.text).toContain('楼前树枝断了一根')
  expect(near.text).not.toContain('打架')
  expect(near.text).not.toContain('物业费')
  expect((await open(app, `/desk/cases/${shared}`)).status).toBe(200)
  for (const path of [
    `/desk/cases/${hidden}`,
    `/desk/cases/${other.ref}`,
    '/desk/new',
    '/desk/places',
    '/desk/stuck',
  ])
    expect((await open(app, path)).status, path).toBe(404)
})

test('the door and the phone are not a helper’s to know before it is in his hands; the phone never', async () => {
  const { opened, app } = await aDesk()
  const ref = await opened('楼前树枝断了一根')

  const before = await open(app, `/desk/cases/${ref}`)
  const taken = await send(app, `/desk/cases/${ref}/take`, {})
  const after = await open(app, `/desk/cases/${ref}`)
  const phone = await send(app, `/desk/cases/${ref}/phone`, { request: crypto.randomUUID() })

  expect(before.text).not.toContain('502 ·')
  expect(before.html).toContain('href="/desk/near" data-key="u"')
  expect(taken.status).toBe(303)
  expect(after.text).toContain('502 ·')
  expect(after.text).not.toContain('看电话')
  expect(phone.status).toBe(409)
})

test('the first to take it has it; the second is told so', async () => {
  const { opened, house, here, app } = await aDesk()
  const ref = await opened('楼前树枝断了一根')

  await send(app, `/desk/cases/${ref}/take`, {})
  const second = await send(deskApp(house, here.worker), `/desk/cases/${ref}/take`, {})

  expect(second.status).toBe(409)
  expect(second.text).toContain('这件已经有人接了')
})

test('from the spot a helper reports, tells and says that it is done', async () => {
  const { opened, app, house, here } = await aDesk()
  const ref = await opened('楼前树枝断了一根')
  await send(app, `/desk/cases/${ref}/take`, {})

  const mine = await open(app, '/desk/near')
  const note = await send(app, `/desk/cases/${ref}/note`, { words: '锯断了，枝子还没运走' })
  const done = await send(app, `/desk/cases/${ref}/done`, { words: '运走了' })
  const page = await open(deskApp(house, here.worker), `/desk/cases/${ref}`)

  expect(mine.text).toContain('到现场了，记一笔')
  expect([note.status, done.status]).toEqual([303, 303])
  expect(page.text).toContain('老周说办好了')
})

test('what a worker gives a helper is his, private or not', async () => {
  const { here, house, by, app } = await aDesk()
  const receipt = await said(house, here, '楼上吵得睡不着')
  const it = await caseOf(house, here, receipt)
  await triageCase(house)({ id: it.id, isPrivate: true }, by)

  const before = await open(app, `/desk/cases/${receipt.ref}`)
  await assignCase(house)({ id: it.id, person: here.helper.person }, by)
  const after = await open(app, `/desk/cases/${receipt.ref}`)

  expect([before.status, after.status]).toEqual([404, 200])
})

test('a member of another community finds no case, file or list of this one', async () => {
  const { here, house, opened } = await aDesk()
  const ref = await opened('楼前树枝断了一根')
  const intruder = deskApp(house, (await aPost(t.db)).secretary)

  expect((await open(intruder, `/desk/cases/${ref}`)).status).toBe(404)
  expect((await send(intruder, `/desk/cases/${ref}/note`, { words: '看一看' })).status).toBe(404)
  expect((await open(intruder, `/desk/files/${here.homes[0]}`)).status).toBe(404)
  expect((await open(intruder, `/desk/places/${here.stairwell}/notice`)).status).toBe(404)
})

test('what the post writes for itself, and what residents answered, no helper reads in what is only open', async () => {
  const { opened, app, house, here } = await aDesk()
  const ref = await opened('楼前树枝断了一根')
  const desk = deskApp(house, here.worker)
  await send(desk, `/desk/cases/${ref}/note`, { words: '502王阿姨说的，别让她家知道' })
  await send(desk, `/desk/cases/${ref}/tell`, { words: '下午去锯', how: 'told' })

  const looked = await open(app, `/desk/cases/${ref}`)
  await send(app, `/desk/cases/${ref}/take`, {})
  await send(app, `/desk/cases/${ref}/note`, { words: '锯子断了' })
  const taken = await open(app, `/desk/cases/${ref}`)

  for (const page of [looked, taken]) expect(page.text).not.toContain('王阿姨')
  expect(looked.text).toContain('下午去锯')
  expect(taken.text).toContain('锯子断了')
})

test('of what was said in one breath a helper reads only what is his matter', async () => {
  const { here, house, by, app } = await aDesk()
  const receipt = await said(house, here, '对门两口子天天打架。另外楼道灯坏了。')
  expect(receipt.cases).toHaveLength(2)
  for (const { id } of receipt.cases) {
    const it = await readCommunity<CasesTables, Case | undefined>(t.db, here.community, (tx) =>
      findCase(tx, here.community, id),
    )
    const isPrivate = it?.title.includes('打架') === true
    await triageCase(house)({ id, isOpenToHelpers: true, isPrivate }, by)
  }

  const pages = await Promise.all(
    receipt.cases.map((_, at) => open(app, `/desk/cases/${receipt.ref}${at === 0 ? '' : `-${at + 1}`}`)),
  )

  expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404])
  expect(pages.map(({ text }) => text).join()).toContain('楼道灯坏了')
  expect(pages.map(({ text }) => text).join()).not.toContain('打架')
})

test('the body that may be complained of never learns who complained, not even when its own man has it', async () => {
  const { opened, house, here } = await aDesk()
  const ref = await opened('电梯又停了')
  const repairer = { ...here.helper, body: here.bodies.property }
  const app = deskApp(house, repairer)

  await send(app, `/desk/cases/${ref}/take`, {})
  const his = await open(app, `/desk/cases/${ref}`)

  expect(his.text).toContain('电梯又停了')
  expect(his.text).toContain('说办好了')
  expect(his.text).not.toContain('502 ·')
  expect(his.html).not.toContain('#q-')
})
