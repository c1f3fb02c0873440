import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, type GivenCase, must } from '../../../../../test/a-case.ts'
import { aPhone, pathOf } from '../../../../../test/body-links.ts'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { held as heldIn, open, send, testSite } from '../../../../../test/residents.ts'
import type { Staff } from '../../../../kernel/actor.ts'
import { readCommunity } from '../../../../kernel/db.ts'
import { looks } from '../../../../kernel/http/look.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import { deskPages } from '../../../cases/desk/pages.tsx'
import { offerHandover } from '../../../cases/door.ts'
import { listLinks } from '../link.store.ts'
import { linksBeside } from './beside-links.tsx'
import { deskLinkPages } from './links-pages.tsx'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

function deskOf({ house, here }: GivenCase, staff: Staff = here.worker): Hono<Env> {
  const app = new Hono<Env>()
  app.use(looks(testSite), async (c, next) => {
    c.set('staff', staff)
    await next()
  })
  const desk = { house, site: testSite, changes: { subscribe: () => () => undefined } }
  deskPages(app, { ...desk, beside: [linksBeside(house, testSite)] })
  deskLinkPages(app, desk)
  return app
}

async function asked(words?: string) {
  const given = await aCase(t, words)
  const { house, here, id, worker } = given
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, worker))
  const { ref } = await given.read()
  const links = () =>
    readCommunity(house.db, here.community, (tx) => listLinks(tx as never, here.community, { most: 9 }))
  return { ...given, ref, at: `/desk/cases/${ref}`, desk: deskOf(given), links }
}

/** The fields that a form of the page sends along by itself. */
function formOf(html: string, action: string): Record<string, string> {
  const form = html.split(`action="${action}"`)[1]?.split('</form>')[0] ?? ''
  return Object.fromEntries(
    ['once', 'body', 'case', 'back', 'file', 'show'].flatMap((name) => {
      const value = heldIn(form, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

test('beside a case that is offered, one press makes a link to copy, to scan and to print', async () => {
  const { desk, at, links, house } = await asked()
  const page = await open(desk, at)
  expect(page.text).toContain('发给恒砚物业')
  const done = await send(desk, '/desk/links', formOf(page.html, '/desk/links'))
  expect(done.location).toBe(`${at}#links`)
  const [link] = await links()
  const after = await open(desk, at)
  const path = link ? await pathOf(house, link) : '?'
  expect(after.html).toContain(`value="http://localhost${path}"`)
  expect(after.html).toContain('class="qr"')
  expect(after.text).toContain('还没打开过')

  await aPhone(house).open(path)
  expect((await open(desk, at)).text).toMatch(/今天10:00打开过/)
})

test('pressed twice, the form makes one link', async () => {
  const { desk, at, links } = await asked()
  const form = formOf((await open(desk, at)).html, '/desk/links')
  await send(desk, '/desk/links', form)
  await send(desk, '/desk/links', form)
  expect(await links()).toHaveLength(1)
})

test('what the post itself holds has no link, and a helper sees none', async () => {
  const given = await aCase(t)
  const { ref } = await given.read()
  expect((await open(deskOf(given), `/desk/cases/${ref}`)).text).not.toContain('他们看到')
  expect((await open(deskOf(given, given.here.helper), '/desk/links')).status).toBe(404)
  const post = { body: given.here.bodies.property, once: 'a-helpers-key' }
  expect((await send(deskOf(given, given.here.helper), '/desk/links', post)).status).toBe(404)
})

test('the list shows each link and ends one; a body without a name is asked for', async () => {
  const { desk, at, here, links } = await asked()
  await send(desk, '/desk/links', formOf((await open(desk, at)).html, '/desk/links'))
  const none = await send(desk, '/desk/links', { body: '', name: '老屈', back: '/desk/links' })
  expect(none.status).toBe(409)
  expect(none.text).toContain('从单位里挑一个')
  expect(none.html).toContain('value="老屈"')
  await send(desk, '/desk/links', { body: here.bodies.bureau, name: '老屈', once: 'a-key-of-ours' })
  const list = await open(desk, '/desk/links')
  expect(list.text).toContain('还能打开的有2条')
  expect(list.text).toContain('尹小禾给的')
  const ours = (await links()).find((link) => link.body === here.bodies.bureau)
  const ended = await send(desk, `/desk/links/${ours?.id}/revoke`, { back: 'https://elsewhere.example/' })
  expect(ended.location).toBe('/desk/links')
  expect((await open(desk, '/desk/links')).text).toContain('还能打开的有1条')
  expect((await send(desk, `/desk/links/${ours?.id}/revoke`, {})).text).toContain('已经停用了')
  expect((await send(desk, '/desk/links/no/revoke', {})).text).toContain('没找到这条链接')
})

test('the code to read out stands there once a device has the link, and a new one when it is spent', async () => {
  const { desk, at, links, house, ref } = await asked()
  await send(desk, '/desk/links', formOf((await open(desk, at)).html, '/desk/links'))
  const [link] = await links()
  if (!link) throw new Error('no link')
  const path = await pathOf(house, link)
  expect((await open(desk, at)).text).not.toContain('换手机时念给他们')
  await aPhone(house).press(path, 'accept')
  const code = /换手机时念给他们：(\d{6})/.exec((await open(desk, at)).text)?.[1]
  const other = aPhone(house)
  const report = (typed: string) => other.send(`${path}/${ref}/report`, { words: '到货', code: typed })
  for (let n = 0; n < 5; n++) await report(code === '111111' ? '222222' : '111111')
  expect((await open(desk, at)).text).toContain('先换个新码')
  await send(desk, `/desk/links/${link.id}/code`, { back: at, once: 'a-new-code-key' })
  const fresh = /换手机时念给他们：(\d{6})/.exec((await open(desk, at)).text)?.[1] ?? ''
  expect(fresh).not.toBe(code)
  expect((await report(fresh)).status).toBe(303)
})

test('a sentence for the body is kept; one that gives somebody away comes back with its words', async () => {
  const { desk, at, id } = await asked('单元门锁不上，物业不管')
  expect((await open(desk, at)).text).toContain('只看到类别和楼栋')
  const form = { case: id, back: at }
  const bad = await send(desk, '/desk/links/sentence', { ...form, words: '502说门坏了' })
  expect(bad.status).toBe(409)
  expect(bad.text).toContain('有门牌或者号码')
  expect(bad.html).toContain('502说门坏了</textarea>')
  const good = await send(desk, '/desk/links/sentence', { ...form, words: '二单元大门的锁舌坏了' })
  expect(good.location).toBe(`${at}#links`)
  expect((await open(desk, at)).html).toContain('二单元大门的锁舌坏了</textarea>')
})

test('the paper for one case shows no more than its link, and has the code to scan', async () => {
  const { desk, at, links } = await asked('单元门锁不上，我是王秀兰，物业不管')
  await send(desk, '/desk/links', formOf((await open(desk, at)).html, '/desk/links'))
  const [link] = await links()
  const paper = await open(desk, `/desk/links/${link?.id}/print`)
  expect(paper.status).toBe(200)
  expect(paper.html).toContain('class="a4"')
  expect(paper.text).toContain('前回话')
  expect(paper.text).not.toMatch(/锁不上|秀兰|2单元/)
  await send(desk, `/desk/links/${link?.id}/revoke`, {})
  expect((await open(desk, `/desk/links/${link?.id}/print`)).status).toBe(404)
})

test('a desk of elsewhere neither sees nor ends a link', async () => {
  const ours = await asked()
  await send(ours.desk, '/desk/links', formOf((await open(ours.desk, ours.at)).html, '/desk/links'))
  const [link] = await ours.links()
  const theirs = await asked()
  expect((await open(theirs.desk, `/desk/links/${link?.id}/print`)).status).toBe(404)
  expect((await send(theirs.desk, `/desk/links/${link?.id}/revoke`, {})).status).toBe(409)
  expect((await ours.links())[0]?.revokedAt).toBeNull()
})
