import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import type { Browser } from '../../../../../test/form-browser.ts'
import { aPost, type Post } from '../../../../../test/given.ts'
import { aDoor, anAccount, codeFor, password, untilSteady } from '../../../../../test/members.ts'
import { hoursAfter, minutesAfter } from '../../../../kernel/time.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aWorker(rank: 'worker' | 'coordinator' | 'secretary' = 'worker') {
  const post = await aPost(t.db)
  const account = await anAccount(t.db, post[rank])
  return { post, door: aDoor(t.db), ...account }
}

/** A worker who has set up his authenticator: its letters, and the codes on paper. */
async function aLockedWorker() {
  const worker = await aWorker()
  await untilSteady()
  const browser = worker.door.browser()
  await browser.post('/sign-in', { who: worker.userName, password })
  const letters = lettersOn((await browser.get('/sign-in/set-up')).html)
  // The code of half a minute ago is good too; so the first sign-in may use the one of now.
  const confirmed = await browser.post('/sign-in/set-up', { code: codeFor(letters, Date.now() - 30_000) })
  const papers = [...confirmed.html.matchAll(/<code>([a-z2-9]{4}-[a-z2-9]{4})<\/code>/g)].map(
    (each) => each[1] ?? '',
  )
  return { ...worker, browser, letters, papers, confirmed }
}

function lettersOn(html: string): string {
  return (/<code>([A-Z2-7 ]{39})<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '')
}

async function firstStep(browser: Browser, userName: string) {
  return browser.post('/sign-in', { who: userName, password })
}

function staffOf(post: Post): string {
  return `尹小禾 worker ${post.community}`
}

test.each(['worker', 'coordinator', 'secretary'] as const)(
  'a %s with a password alone is led to set up a second factor, and the desk stays shut',
  async (rank) => {
    const { door, userName } = await aWorker(rank)
    const browser = door.browser()
    await firstStep(browser, userName)

    expect((await browser.get('/desk?x=1')).location).toBe('/sign-in/set-up?to=%2Fdesk%3Fx%3D1')
    expect((await browser.get('/desk/account')).location).toContain('/sign-in/set-up')
    expect((await browser.get('/sign-in/set-up')).html).toContain('otpauth://totp/')
  },
)

test('setting up: the picture, the letters, a code; then the desk opens and eight codes are shown once', async () => {
  const { browser, confirmed, papers, post, letters, userName } = await aLockedWorker()

  expect(letters).toHaveLength(32)
  expect(confirmed.status).toBe(200)
  expect(new Set(papers).size).toBe(8)
  expect((await browser.get('/desk')).html).toBe(staffOf(post))
  expect((await browser.get('/sign-in/set-up')).location).toBe('/sign-in')
  expect(confirmed.html).not.toContain(letters)
  expect(userName).toBeTruthy()
})

test('the letters stay the same until they are confirmed, and a wrong code confirms nothing', async () => {
  const { door, userName } = await aWorker()
  const browser = door.browser()
  await firstStep(browser, userName)
  const before = lettersOn((await browser.get('/sign-in/set-up')).html)

  const wrong = await browser.post('/sign-in/set-up', { code: '000000' })

  expect(wrong.status).toBe(422)
  expect(lettersOn(wrong.html)).toBe(before)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('from then on the password is followed by the code', async () => {
  const { door, userName, letters, post } = await aLockedWorker()
  const browser = door.browser()

  const first = await browser.post('/sign-in?to=%2Fdesk%3Fx%3D1', { who: userName, password })
  expect(first.location).toBe('/sign-in/second?to=%2Fdesk%3Fx%3D1')
  expect((await browser.get('/desk')).location).toBe('/sign-in')
  expect((await browser.get('/sign-in/second')).html).toContain('one-time-code')

  const code = codeFor(letters)
  const second = await browser.post('/sign-in/second?to=%2Fdesk%3Fx%3D1', {
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  })
  expect(second.location).toBe('/desk?x=1')
  expect((await browser.get('/desk')).html).toBe(staffOf(post))
})

test('a code is good once, also for somebody who looked over the shoulder', async () => {
  const { door, userName, letters } = await aLockedWorker()
  const [owner, other] = [door.browser(), door.browser()]
  await firstStep(owner, userName)
  await firstStep(other, userName)
  const code = codeFor(letters)

  expect((await owner.post('/sign-in/second', { code })).status).toBe(303)
  expect((await other.post('/sign-in/second', { code })).status).toBe(422)
  expect((await other.get('/desk')).location).toBe('/sign-in')
})

test('a code from paper opens once; case and gaps do not matter', async () => {
  const { door, userName, papers, post } = await aLockedWorker()
  const [paper = ''] = papers
  const [owner, again] = [door.browser(), door.browser()]
  await firstStep(owner, userName)
  await firstStep(again, userName)

  await owner.post('/sign-in/second', { code: paper.toUpperCase().replace('-', ' ') })
  expect((await owner.get('/desk')).html).toBe(staffOf(post))
  expect((await again.post('/sign-in/second', { code: paper })).status).toBe(422)
  expect((await again.get('/desk')).status).toBe(303)
})

test('after five wrong codes the password is asked for again', async () => {
  const { door, userName, letters } = await aLockedWorker()
  const browser = door.browser()
  await firstStep(browser, userName)
  for (let tries = 0; tries < 5; tries++)
    expect((await browser.post('/sign-in/second', { code: '000000' })).status).toBe(422)

  expect((await browser.post('/sign-in/second', { code: codeFor(letters) })).status).toBe(410)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('without the first step there is no second', async () => {
  const { door, letters } = await aLockedWorker()
  const browser = door.browser()

  expect((await browser.get('/sign-in/second')).location).toBe('/sign-in')
  expect((await browser.post('/sign-in/second', { code: codeFor(letters) })).status).toBe(410)
})

test('an older session in the same browser does not stand for the second step of another account', async () => {
  const { door, userName, letters, post } = await aLockedWorker()
  const elsewhere = await aPost(t.db)
  const helper = await anAccount(t.db, elsewhere.helper)
  const browser = door.browser()
  await firstStep(browser, helper.userName)
  expect((await browser.get('/desk')).html).toContain('helper')

  const older = new Map(browser.jar)

  // The first step takes the older cookie out of the browser; another window may bring it back.
  await firstStep(browser, userName)
  for (const [name, value] of older) if (!browser.jar.has(name)) browser.jar.set(name, value)
  await browser.post('/sign-in/second', { code: codeFor(letters) })

  expect((await browser.get('/desk')).html).toBe(staffOf(post))
})

test('a password alone cannot add a second key to an account that has a passkey', async () => {
  const { door, userName, id } = await aWorker()
  await sql`insert into accounts.passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
    values (${id}, ${id}, 'k', ${id}, 0, 'singleDevice', false)`.execute(t.db)
  const browser = door.browser()
  await firstStep(browser, userName)

  expect((await browser.get('/desk')).location).toBe('/sign-in/second')
  expect((await browser.get('/sign-in/second')).html).toContain('您设的是指纹或面容')
  expect((await browser.get('/sign-in/set-up')).location).toBe('/sign-in')
  expect((await browser.post('/sign-in/set-up', { code: '000000' })).location).toBe('/sign-in')
})

test('a session that never got past the password is over after a quarter of an hour', async () => {
  const { door, userName } = await aWorker()
  const browser = door.browser()
  await firstStep(browser, userName)

  door.clock.set(minutesAfter(door.clock(), 16))

  expect((await browser.get('/desk')).location).toBe('/sign-in')
})

test('a worker is out twelve hours after the last page, not before', async () => {
  const { browser, door, post } = await aLockedWorker()
  door.clock.set(hoursAfter(door.clock(), 11))
  expect((await browser.get('/desk')).html).toBe(staffOf(post))
  door.clock.set(hoursAfter(door.clock(), 11))
  expect((await browser.get('/desk')).html).toBe(staffOf(post))

  door.clock.set(hoursAfter(door.clock(), 12))
  expect((await browser.get('/desk')).location).toBe('/sign-in')
})

test('secrets and codes for paper are sealed in the database', async () => {
  const { id, papers, letters } = await aLockedWorker()
  const { rows } = await sql<{ row: string }>`select row_to_json(f)::text as row from accounts.second_factor f
    where account_id = ${id}`.execute(t.db)

  expect(rows[0]?.row).toBeTruthy()
  for (const secret of [...papers, letters]) expect(rows[0]?.row).not.toContain(secret)
})
