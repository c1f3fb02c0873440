import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aMailServer, aReceiver, aRobot } from '../../../test/outside.ts'
import { parseInstant } from '../time.ts'
import { mailBy } from './mail.ts'
import { signatureOf, smsBy } from './signed-hook.ts'
import { inBytes, wecomBy } from './wecom.ts'

const letter = { to: 'wu@property.example', subject: '有一件要您看看', text: '3号楼的灯。', key: 'case-1' }

test('a letter arrives with its subject, its words and what is attached', async () => {
  await using server = await aMailServer()
  const attached = [{ name: '会.ics', type: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR') }]

  const sent = await mailBy({ url: server.url, from: '服务站 <post@example.org>' })({ ...letter, attached })

  expect(sent).toEqual({ ok: true, value: 'sent' })
  const [got] = server.letters
  expect(got?.from).toBe('post@example.org')
  expect(got?.to).toEqual(['wu@property.example'])
  expect(got?.data).toContain(Buffer.from('BEGIN:VCALENDAR').toString('base64'))
  expect(got?.data).toContain('Message-ID: <case-1@legwork>')
})

test.each([
  ['nobody@example.org', 'outbound.refused'],
  ['later@example.org', 'outbound.away'],
  ['a@b.c, d@e.f', 'outbound.refused'],
  ['a@b.c\r\nBcc: d@e.f', 'outbound.refused'],
  ['not a mailbox', 'outbound.refused'],
])('a letter to %j is not sent: %s', async (to, code) => {
  await using server = await aMailServer()

  expect(await mailBy({ url: server.url, from: 'post@example.org' })({ ...letter, to })).toMatchObject({
    code,
  })
  expect(server.letters).toEqual([])
})

test('a mail server that is not there is tried again later', async () => {
  const server = await aMailServer()
  await server[Symbol.asyncDispose]()

  expect(await mailBy({ url: server.url, from: 'post@example.org' })(letter)).toMatchObject({
    code: 'outbound.away',
  })
})

test('a long text goes into the group in parts, and nothing of it is lost', async () => {
  await using robot = await aRobot('k-1')
  const text = '楼道灯坏了。\n'.repeat(200)

  expect(await wecomBy(robot.url)({ ...letter, to: 'k-1', text })).toEqual({ ok: true, value: 'sent' })

  const parts = robot.got.map(({ body }) => (JSON.parse(body) as { text: { content: string } }).text.content)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.join('')).toBe(text)
})

test('a robot that was removed is refused for good, though it answers with 200', async () => {
  await using robot = await aRobot('k-1')

  expect(await wecomBy(robot.url)({ ...letter, to: 'k-2' })).toMatchObject({
    code: 'outbound.refused',
    facts: { errcode: 93_000 },
  })
})

test('the twenty-first message of a minute is not lost but for later', async () => {
  await using robot = await aRobot('k-1')
  const send = wecomBy(robot.url)
  for (let n = 0; n < 20; n++) await send({ ...letter, to: 'k-1' })

  expect(await send({ ...letter, to: 'k-1' })).toMatchObject({ code: 'outbound.away' })
})

test('parts are never cut inside a character, and never longer than allowed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.integer({ min: 8, max: 64 }),
      (text, most) => {
        const clean = text.toWellFormed()
        const parts = inBytes(clean, most)
        expect(parts.join('')).toBe(clean)
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(most)
      },
    ),
  )
})

test('a hook is signed as the standard says', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1_614_265_330, body: '{"test": 2432232314}' }

  expect(signatureOf(secret, signed)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  expect(signatureOf(secret, { ...signed, body: '{"test":2432232314}' })).not.toBe(
    signatureOf(secret, signed),
  )
})

test('the gateway gets the number and the words, under the same id when it is tried again', async () => {
  await using gateway = await aReceiver()
  const send = smsBy({ url: `${gateway.url}/sms`, secret: 'whsec_AAAA' }, () =>
    parseInstant('2026-11-24T02:00:00Z'),
  )
  await send({ ...letter, to: '13800138000' })
  await send({ ...letter, to: '13800138000' })

  const [first, second] = gateway.got
  expect(JSON.parse(first?.body ?? '')).toMatchObject({
    type: 'sms.send',
    data: { to: '13800138000', text: letter.text },
  })
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(first?.headers['webhook-timestamp']).toBe('1795485600')
})

test.each([
  [500, 'outbound.away'],
  [429, 'outbound.away'],
  [400, 'outbound.refused'],
  [302, 'outbound.away'],
])('a gateway that answers %d', async (status, code) => {
  await using gateway = await aReceiver(() => ({ status, body: '' }))
  const send = smsBy({ url: gateway.url, secret: 'whsec_AAAA' }, () => parseInstant('2026-11-24T02:00:00Z'))

  expect(await send(letter)).toMatchObject({ code })
})
