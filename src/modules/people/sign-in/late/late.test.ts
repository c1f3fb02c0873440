import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { aPost } from '../../../../../test/given.ts'
import { aDoor, anAccount, password } from '../../../../../test/members.ts'
import { hoursAfter } from '../../../../kernel/time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const written = '三楼李阿姨说水表又转了'
const fields = [
  ['words', written],
  ['once', 'once-key-of-the-form'],
  ['homes', '301'],
  ['homes', '302'],
] as const

async function aHelper() {
  const post = await aPost(t.db)
  return { post, door: aDoor(t.db), ...(await anAccount(t.db, post.helper)) }
}

test('what was posted after the session had ended is there after coming in again, whole, to be sent once more', async () => {
  const { door, userName } = await aHelper()
  const browser = door.browser()

  const late = await browser.post('/desk/cases/0417/note?from=list', fields)
  expect([late.status, late.location]).toEqual([
    303,
    expect.stringMatching(/^\/sign-in\?to=%2Fsign-in%2Fheld%2F/),
  ])
  const again = await browser.get(late.location ?? '')
  expect(again.html).toContain('请再进来一次，您写的没丢')
  const action = /action="(\/sign-in\?to=[^"]+)"/.exec(again.html)?.[1] ?? ''
  const held = await browser.follow(await browser.post(action, { who: userName, password }))

  expect(held.html).toContain(`<blockquote class="words">${written}</blockquote>`)
  expect(held.html).toContain('action="/desk/cases/0417/note?from=list"')
  const resent = [...held.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  expect(resent).toEqual(fields)
  expect(JSON.parse((await browser.post('/desk/cases/0417/note', resent)).html)).toEqual({
    words: written,
    once: 'once-key-of-the-form',
    homes: ['301', '302'],
  })
})

test('it lies sealed, and only for a day', async () => {
  const { door, userName } = await aHelper()
  const browser = door.browser()
  const late = await browser.post('/desk/cases/0417/note', fields)
  const held = decodeURIComponent(late.location ?? '').replace('/sign-in?to=', '')
  const { rows } = await sql<{
    words: Buffer
  }>`select words from accounts.held where id = ${held.split('/').at(-1) ?? ''}`.execute(t.db)
  expect(rows[0]?.words.includes(Buffer.from(written))).toBe(false)

  door.clock.set(hoursAfter(door.clock(), 25))
  await browser.post('/sign-in', { who: userName, password })

  const gone = await browser.get(held)
  expect(gone.status).toBe(410)
  expect(gone.html).not.toContain(written)
})

test('nobody reads it without coming in', async () => {
  const { door } = await aHelper()
  const late = await door.browser().post('/desk/cases/0417/note', fields)
  const held = decodeURIComponent(late.location ?? '').replace('/sign-in?to=', '')

  expect((await door.browser().get(held)).location).toBe(`/sign-in?to=${encodeURIComponent(held)}`)
})

test('what is too long to keep stays in the page', async () => {
  const { door } = await aHelper()
  const long = '水'.repeat(19_000)

  const late = await door.browser().post('/desk/cases/0417/note', [...fields, ['more', long], ['most', long]])

  expect(late.status).toBe(401)
  expect(late.html).toContain(written)
  expect(late.html).toContain('再送一次')
})

test('a photo that was sent along is said to be missing', async () => {
  const { door, userName } = await aHelper()
  const form = new FormData()
  form.set('words', written)
  form.set('photo', new Blob([Buffer.alloc(2_000, 1)], { type: 'image/jpeg' }), 'a.jpg')
  const sent = await door.app.request('http://post.test/desk/cases/0417/note', {
    method: 'POST',
    body: form,
    headers: { origin: 'http://post.test' },
  })
  const browser = door.browser()
  for (const cookie of sent.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
    browser.jar.set(name, value)
  }
  const to = new URL(sent.headers.get('location') ?? '', 'http://post.test')

  const held = await browser.follow(await browser.post(to.pathname + to.search, { who: userName, password }))

  expect(held.html).toContain(written)
  expect(held.html).toContain('照片和录音没带过来')
})

test('a stream or a script is told 401 and gets no page', async () => {
  const { door } = await aHelper()
  const seen = await door.browser().get('/desk/events', { accept: 'text/event-stream' })

  expect([seen.status, seen.html, seen.location]).toEqual([401, '', null])
})

test('what a stranger sent is not put before a member to send on under his name', async () => {
  const { door, userName } = await aHelper()
  const late = await door.browser().post('/desk/account/members', { name: '外人', rank: 'secretary' })
  const worded = await door.browser().post('/desk/cases/0417/tell', fields)
  const held = decodeURIComponent(worded.location ?? '').replace('/sign-in?to=', '')
  const browser = door.browser()
  await browser.post('/sign-in', { who: userName, password })

  const shown = await browser.get(held)

  expect(late.location).toBe('/sign-in?to=%2Fdesk%2Faccount')
  expect(shown.status).toBe(410)
  expect(shown.html).not.toContain('<form class="stack"')
})

test('two forms that came too late are both there', async () => {
  const { door, userName } = await aHelper()
  const browser = door.browser()
  const sent = [
    await browser.post('/desk/cases/0417/note', { words: '头一句话' }),
    await browser.post('/desk/cases/0417/note', { words: '第二句话' }),
  ]
  await browser.post('/sign-in', { who: userName, password })

  const pages = await Promise.all(
    sent.map(({ location }) => browser.get(decodeURIComponent(location ?? '').replace('/sign-in?to=', ''))),
  )

  expect(pages.map(({ html }) => /<blockquote class="words">(.*?)</.exec(html)?.[1])).toEqual([
    '头一句话',
    '第二句话',
  ])
})

test('a password that was sent too late is neither kept nor shown', async () => {
  const { door } = await aHelper()

  const late = await door
    .browser()
    .post('/desk/account/password', { old: password, fresh: '新的口令新的口令' })

  expect([late.status, late.location, late.html]).toEqual([303, '/sign-in?to=%2Fdesk%2Faccount', ''])
})
