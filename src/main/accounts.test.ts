import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { testClock } from '../../test/given.ts'
import { aDoor } from '../../test/members.ts'
import { bodiesOf } from '../modules/people/door.ts'
import { accountCommand } from './accounts.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

function run(line: string) {
  return accountCommand(line.split(' '), { db: t.db, clock: testClock(), baseUrl: 'http://post.test' })
}

const qingyan = 'community add --slug qingyan --name 青砚社区 --phone 0555-0136 --hours 9:00-17:00'

test('a community, a first secretary and her link: she chooses a password and comes in', async () => {
  const made = await run(qingyan)
  if (!made.ok) throw new Error(made.code)
  const { community } = made.value as { community: never }
  expect((await bodiesOf(t.db, community)).post.name).toBe('服务站')

  const added = await run(
    'account add --community qingyan --name 陆书记 --rank secretary --user lu@post.test',
  )
  if (!added.ok) throw new Error(added.code)
  const { link } = added.value as { link: string }
  expect(link).toMatch(/^http:\/\/post\.test\/sign-in\/new-password\/[\w-]{32}$/)

  const browser = aDoor(t.db).browser()
  expect((await browser.get(link)).html).toContain('lu@post.test')
  const typed = '槐花开的时候再说'.repeat(2)
  expect((await browser.post(link, { password: typed, again: typed })).location).toBe('/sign-in?said=new')
  const entered = await browser.post('/sign-in', { who: 'LU@post.test', password: typed })
  expect((await browser.follow(entered)).html).toContain('加一把锁')
})

test('an account that exists gets a second post and keeps its password', async () => {
  await run('community add --slug huaiyin --name 槐荫社区 --phone 0555-0137')
  const first = await run('account add --community huaiyin --name 老周 --rank helper --user laozhou')
  if (!first.ok) throw new Error(first.code)
  const second = await run('account add --community qingyan --name 老周 --rank helper --user LaoZhou')
  if (!second.ok) throw new Error(second.code)

  expect(second.value).toMatchObject({ account: (first.value as { account: string }).account })
  expect(await run('account add --community qingyan --name 老周 --rank helper --user laozhou')).toMatchObject(
    {
      code: 'member.user_taken',
    },
  )
})

test('what is typed wrongly is said, and nothing is made', async () => {
  expect(await run(qingyan)).toMatchObject({ code: 'community.taken' })
  expect(await run('community remove')).toMatchObject({ code: 'command.unknown' })
  expect(await run('community add --slug B! --name x --phone 110')).toMatchObject({
    code: 'command.wrong',
    facts: { why: expect.stringContaining('--slug') },
  })
  expect(await run('account add --nonsense x')).toMatchObject({ code: 'command.wrong' })
  expect(await run('account add --community nowhere --name 甲 --rank helper --user jia')).toMatchObject({
    code: 'community.unknown',
  })
  expect(await run('account add --community qingyan --name 甲 --rank king --user jia')).toMatchObject({
    code: 'command.wrong',
  })
  expect(await run('account link --user nobody')).toMatchObject({ code: 'account.unknown' })
})
