import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, type RequestId } from '../../kernel/ids.ts'
import { secretsFrom } from '../../kernel/secrets.ts'
import { plainDate } from '../../kernel/time.ts'
import { lastDayOf, linkDays, makeLink, readLink } from './link.ts'

const secrets = secretsFrom(Buffer.alloc(32, 7))
const today = plainDate('2026-11-24')

function aLink(over: { serial?: number; request?: RequestId } = {}) {
  const request = over.request ?? newId<RequestId>()
  const serial = over.serial ?? 12
  return { serial, request, token: makeLink(secrets, { serial, request, expiresOn: lastDayOf(today) }) }
}

test('what a link says is what was put into it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 65_535 }), fc.uuid(), (serial, uuid) => {
      const { token } = aLink({ serial, request: uuid as RequestId })
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(readLink(secrets, token, today)).toEqual({ ok: true, value: { serial, request: uuid } })
    }),
  )
})

test('any other letter makes it a forgery', () => {
  const { token } = aLink()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (let at = 0; at < token.length; at++)
    for (const letter of letters)
      if (letter !== token[at])
        expect(readLink(secrets, token.slice(0, at) + letter + token.slice(at + 1), today)).toMatchObject({
          code: 'link.forged',
        })
})

test('cut, lengthened, padded or empty it is a forgery', () => {
  const { token } = aLink()
  for (const wrong of [
    '',
    token.slice(1),
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token} `,
    '../etc/passwd',
  ])
    expect(readLink(secrets, wrong, today)).toMatchObject({ code: 'link.forged' })
})

test('the link of another house is a forgery', () => {
  expect(readLink(secretsFrom(Buffer.alloc(32, 8)), aLink().token, today)).toMatchObject({
    code: 'link.forged',
  })
})

test('it opens on its last day and not on the next', () => {
  const { token } = aLink()
  const last = lastDayOf(today)

  expect(linkDays).toBe(400)
  expect(last).toBe('2027-12-29')
  expect(readLink(secrets, token, last)).toMatchObject({ ok: true })
  expect(readLink(secrets, token, plainDate('2027-12-30'))).toMatchObject({
    code: 'link.expired',
    facts: { on: last },
  })
})
