import { expect, test } from 'vitest'
import { parseInstant } from '../../../kernel/time.ts'
import { deviceOf, shortAddress } from './device.rules.ts'
import { localPath } from './local-path.rules.ts'
import { passwordFault, readUserName, readWho } from './password/password.rules.ts'
import { authenticatorUri, base32 } from './second/authenticator.rules.ts'
import { readCode } from './second/second.ts'
import { canHavePasskeys } from './second/passkeys.ts'
import { mayAddSecond, type Session, standingOf } from './standing.rules.ts'
import { waitAfter, waitsOf } from './throttle/throttle.rules.ts'

test.each([
  ['/desk', '/desk'],
  ['/desk/inbox?state=new&q=%E6%B0%B4#top', '/desk/inbox?state=new&q=%E6%B0%B4#top'],
  ['/sign-in/held/abc', '/sign-in/held/abc'],
])('%s is a page of ours', (to, path) => {
  expect(localPath(to, '/otherwise')).toBe(path)
})

test.each([
  undefined,
  '',
  'desk',
  'https://evil.test/',
  '//evil.test',
  '///evil.test',
  '/.//evil.test',
  '/desk/..//evil.test',
  '/%2e//evil.test',
  '/\\evil.test',
  '/desk\\..//evil.test',
  '/\t/evil.test',
  '/ /evil.test',
  'javascript:alert(1)',
  '/desk\nset-cookie: a=b',
  '/sign-out',
  '/sign-in',
  '/sign-in/second',
  `/${'x'.repeat(2_001)}`,
])('%j is no page to go back to', (to) => {
  expect(localPath(to, '/otherwise')).toBe('/otherwise')
})

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:12:34::1', '2001:db8:12::'],
  ['2001:DB8:12:34:5:6:7:8', '2001:db8:12::'],
  ['::1', '::'],
  ['unix:', ''],
  ['', ''],
])('of the address %s only %s is kept', (address, short) => {
  expect(shortAddress(address)).toBe(short)
})

test.each([
  ['Mozilla/5.0 (Linux; Android 10) Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0', '微信', '安卓'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'Safari', 'iPhone'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120 Safari/537.36 Edg/120', 'Edge', 'Windows'],
  ['', null, null],
])('%s is said in two words', (agent, app, system) => {
  expect(deviceOf(agent)).toEqual({ app, system })
})

test.each([
  ['槐花开的时候再说吧啊', null],
  ['correct horse battery', null],
  ['短口令', 'password.short'],
  ['x'.repeat(129), 'password.long'],
  ['1234567890', 'password.plain'],
  ['0987654321', 'password.plain'],
  ['qwertyuiop', 'password.plain'],
  ['aaaaaaaaaaaaa', 'password.plain'],
  ['password123456', 'password.plain'],
  ['yinxiaohe123', 'password.plain'],
] as const)('%s as a password: %s', (password, fault) => {
  expect(passwordFault(password, password, ['yinxiaohe', '尹小禾'])).toBe(fault)
})

test('a password typed twice must be the same twice', () => {
  expect(passwordFault('槐花开的时候再说吧啊', '槐花开的时候再说吧', [])).toBe('password.differs')
})

test.each([
  ['YinXiaoHe', 'yinxiaohe'],
  ['尹小禾', '尹小禾'],
  ['139 0000 0136', '13900000136'],
  ['１３９００００１３６', '1390000136'],
  ['a', null],
  ['.hidden', null],
  ['two words', null],
  ['x'.repeat(41), null],
])('the user name %s is kept as %s', (typed, kept) => {
  expect(readUserName(typed)).toBe(kept)
})

test('an address is told from a user name', () => {
  expect(readWho(' Lu@Post.test ')).toEqual({ kind: 'email', value: 'lu@post.test' })
  expect(readWho('lu')).toEqual({ kind: 'user_name', value: 'lu' })
  expect(readWho('lu@')).toBeNull()
})

test.each([
  ['123 456', 'code', '123456'],
  ['１２３４５６', 'code', '123456'],
  ['K3MP X7WD', 'backup_code', 'k3mp-x7wd'],
  ['12345', 'backup_code', '1234-5'],
])('%s is read as a %s', (typed, kind, value) => {
  expect(readCode(typed)).toEqual({ kind, value })
})

test('secrets are told to an authenticator in the letters of RFC 4648', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(authenticatorUri({ issuer: '跑腿', account: 'lu@post.test', secret: 'MZXW' })).toBe(
    'otpauth://totp/%E8%B7%91%E8%85%BF:lu%40post.test?secret=MZXW&issuer=%E8%B7%91%E8%85%BF&digits=6&period=30',
  )
})

test('four failures are free; then the wait doubles up to a quarter of an hour', () => {
  expect(waitsOf('who')).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900])
  expect([waitAfter(20, 'from'), waitAfter(21, 'from'), waitAfter(1_000, 'from')]).toEqual([0, 5, 900])
})

test.each([
  ['https://post.example.org', true],
  ['http://localhost:3000', true],
  ['http://127.0.0.1:3000', false],
  ['https://192.0.2.7', false],
  ['http://post.example.org', false],
])('whether %s can have passkeys: %s', (baseUrl, can) => {
  expect(canHavePasskeys(baseUrl)).toBe(can)
})

const now = parseInstant('2026-11-24T02:00:00Z')
const half: Session = {
  id: 's',
  account: 'a',
  community: 'c' as never,
  isFull: false,
  since: now,
  seenAt: now,
  who: {
    account: 'a',
    name: '',
    userName: null,
    email: '',
    isDemo: false,
    hasCode: false,
    hasPasskey: false,
  },
}
const withKey: Session = { ...half, who: { ...half.who, hasPasskey: true } }

test.each([
  [half, 'helper', 'in'],
  [half, 'worker', 'set_up'],
  [withKey, 'worker', 'second'],
  [withKey, 'helper', 'in'],
  [{ ...half, isFull: true }, 'secretary', 'in'],
  [{ ...half, community: null }, null, 'post'],
  [{ ...half, isFull: true }, null, 'out'],
] as const)('how far a session has come: %#', (session, rank, standing) => {
  expect(standingOf(session, rank, now)).toBe(standing)
})

test('a second key is added only by whoever has shown the first, or has none', () => {
  expect(mayAddSecond(half, 'set_up')).toBe(true)
  expect(mayAddSecond(withKey, 'second')).toBe(false)
  expect(mayAddSecond(withKey, 'in')).toBe(false)
  expect(mayAddSecond({ ...withKey, isFull: true }, 'in')).toBe(true)
  expect(mayAddSecond({ ...half, who: { ...half.who, isDemo: true } }, 'in')).toBe(false)
})
