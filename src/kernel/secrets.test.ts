import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretsFrom } from './secrets.ts'

const secrets = secretsFrom(Buffer.alloc(32, 1))
const others = secretsFrom(Buffer.alloc(32, 2))

test('a secret of fewer than 32 bytes is refused', () => {
  expect(() => secretsFrom(Buffer.alloc(31))).toThrow(RangeError)
})

describe('signing', () => {
  test('what we signed is known again, for its purpose only', () => {
    const proof = secrets.sign('follow', 'request 17')

    expect(proof).toHaveLength(22)
    expect(secrets.isSigned('follow', 'request 17', proof)).toBe(true)
    expect(secrets.isSigned('follow', 'request 18', proof)).toBe(false)
    expect(secrets.isSigned('withdraw', 'request 17', proof)).toBe(false)
    expect(others.isSigned('follow', 'request 17', proof)).toBe(false)
  })

  test('a proof may be of 16 to 43 characters, never shorter', () => {
    for (const length of [16, 22, 43])
      expect(secrets.isSigned('p', 't', secrets.sign('p', 't', length))).toBe(true)
    expect(() => secrets.sign('p', 't', 15)).toThrow(RangeError)
    expect(secrets.isSigned('p', 't', secrets.sign('p', 't').slice(0, 15))).toBe(false)
    expect(secrets.isSigned('p', 't', '')).toBe(false)
    expect(secrets.isSigned('p', 't', `${secrets.sign('p', 't', 43)}A`)).toBe(false)
  })

  test('one changed character is enough', () => {
    const proof = secrets.sign('p', 't', 16)
    for (const at of proof.split('').keys()) {
      const other = proof[at] === 'A' ? 'B' : 'A'
      expect(secrets.isSigned('p', 't', proof.slice(0, at) + other + proof.slice(at + 1))).toBe(false)
    }
  })

  test('proof, fingerprint and key of one purpose have nothing in common', () => {
    const said = [
      secrets.sign('phone', '13800000000', 43),
      secrets.fingerprint('phone', '13800000000'),
      secrets.sign('fingerprint/phone', '13800000000', 43),
      secrets.keyFor('phone'),
      secrets.keyFor('sign/phone'),
    ]
    expect(new Set(said).size).toBe(said.length)
  })
})

test('equal texts have equal fingerprints, so that a number can be found without being readable', () => {
  expect(secrets.fingerprint('phone', 'a')).toBe(secrets.fingerprint('phone', 'a'))
  expect(secrets.fingerprint('phone', 'a')).not.toBe(secrets.fingerprint('phone', 'b'))
  expect(secrets.fingerprint('phone', 'a')).not.toBe(others.fingerprint('phone', 'a'))
})

describe('sealing', () => {
  test('any text comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(secrets.open(secrets.seal(text))).toBe(text)
      }),
    )
  })

  test('the same text is sealed differently each time, and nothing of it shows', () => {
    const [one, two] = [secrets.seal('13800000000'), secrets.seal('13800000000')]
    expect(one.equals(two)).toBe(false)
    expect(one.includes('138')).toBe(false)
  })

  test('a box that was changed anywhere, cut or sealed by another does not open', () => {
    const box = secrets.seal('13800000000')
    for (const at of box.keys()) {
      const changed = Buffer.from(box)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => secrets.open(changed)).toThrow()
    }
    for (let length = 0; length < box.length; length++)
      expect(() => secrets.open(box.subarray(0, length))).toThrow()
    expect(() => others.open(box)).toThrow()
  })
})
