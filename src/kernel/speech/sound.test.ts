import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tone, wav } from '../../../test/sounds.ts'
import { readWav } from './sound.ts'

const said = tone(0.05)

test.each([
  ['8 bits', { bits: 8 }, 2],
  ['16 bits', { bits: 16 }, 4],
  ['24 bits', { bits: 24 }, 6],
  ['32 bits', { bits: 32 }, 6],
  ['floating point', { bits: 32, float: true }, 6],
  ['two channels', { channels: 2 }, 4],
  ['a telephone', { rate: 8_000 }, 4],
] as const)('a sound is read back from a WAV of %s', (_, format, digits) => {
  const read = readWav(wav(said, format), 600)

  expect(read?.rate).toBe('rate' in format ? format.rate : 16_000)
  expect(read?.samples.length).toBe(said.length)
  const worst = said.reduce(
    (most, sample, at) => Math.max(most, Math.abs(sample - (read?.samples[at] ?? 9))),
    0,
  )
  expect(worst).toBeLessThan(2 * 10 ** -digits + (digits === 2 ? 0.01 : 0))
})

test('opposite channels cancel out, for they are mixed', () => {
  const bytes = wav(said, { channels: 2 })
  for (let at = 44; at < bytes.length; at += 4) bytes.writeInt16LE(-bytes.readInt16LE(at), at + 2)

  expect(Math.max(...(readWav(bytes, 600)?.samples ?? [9]))).toBe(0)
})

test('other chunks are stepped over, and a length that is not true is cut', () => {
  const plain = wav(said)
  const list = Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1')
  const bytes = Buffer.concat([plain.subarray(0, 36), list, plain.subarray(36)])
  bytes.writeUInt32LE(0xffff_ffff, 36 + list.length + 4)

  expect(readWav(bytes, 600)?.samples.length).toBe(said.length)
})

test('only so many seconds are read', () => {
  expect(readWav(wav(tone(3)), 2)?.samples.length).toBe(32_000)
})

test('any bytes may come: they are a sound or they are none', () => {
  const good = wav(said)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }),
      fc.nat(good.length),
      (spoilt, length) => {
        const bytes = Buffer.from(good.subarray(0, length))
        for (const [at, value] of spoilt) if (at < bytes.length) bytes[at] = value
        const read = readWav(bytes, 600)
        if (read) expect(read.samples.every((sample) => Math.abs(sample) <= 1)).toBe(true)
      },
    ),
  )
})
