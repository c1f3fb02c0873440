import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tone, wav } from '../../../test/sounds.ts'
import { decodeSound, findDecoder } from './decode.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legwork-decode-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A program that is called like ffmpeg and does this when it is not asked for its version. */
async function program(script: string): Promise<string> {
  const path = join(folder, `p${Math.random()}`)
  await writeFile(path, `#!/bin/sh\n[ "$1" = -version ] && exit 0\n${script}\n`)
  await chmod(path, 0o700)
  return path
}

const nobody = { program: null }

test('WAV needs no program', async () => {
  const read = await decodeSound(nobody, { bytes: wav(tone(1)), type: 'audio/wav' })

  expect(read.ok && read.value.samples.length).toBe(16_000)
  expect(await decodeSound(nobody, { bytes: Buffer.from('RIFF'), type: 'audio/wav' })).toMatchObject({
    code: 'sound.broken',
  })
})

test('what phones record needs one, and where there is none it says so', async () => {
  expect(await findDecoder(join(folder, 'nowhere'))).toEqual(nobody)
  expect(await decodeSound(nobody, { bytes: Buffer.from('x'), type: 'audio/webm' })).toMatchObject({
    code: 'sound.no_decoder',
    facts: { type: 'audio/webm' },
  })
})

test('the program is told the box, reads one file and nothing else, and its samples are the sound', async () => {
  const out = join(folder, 'asked')
  const found = await findDecoder(
    await program(
      `echo "$@" > ${out}; for last in "$@"; do :; done; printf '\\0\\0\\0\\077\\0\\0\\200\\277'`,
    ),
  )

  const read = await decodeSound(found, { bytes: Buffer.from('x'), type: 'audio/amr' })

  expect(read).toEqual({ ok: true, value: { samples: Float32Array.of(0.5, -1), rate: 16_000 } })
  const asked = await readFile(out, 'utf8')
  expect(asked).toMatch(
    /^-nostdin .*-protocol_whitelist file -f amr -i \S+\/voice -map 0:a:0 -t 600 -ac 1 -ar 16000 -f f32le pipe:1\n$/,
  )
})

test.each([
  ['fails', 'exit 3'],
  ['says nothing', 'exit 0'],
  ['is killed', 'kill -9 $$'],
])('a program that %s makes it a broken sound, and leaves no file behind', async (_, script) => {
  const left = join(folder, 'left')
  const found = await findDecoder(await program(`echo "\${10}" > ${left}; ${script}`))

  expect(await decodeSound(found, { bytes: Buffer.from('x'), type: 'audio/mp4' })).toMatchObject({
    code: 'sound.broken',
  })

  const path = (await readFile(left, 'utf8')).trim()
  expect(path).toMatch(/voice$/)
  await expect(stat(path)).rejects.toThrow('ENOENT')
})

const real = await findDecoder()

// Skipped where ffmpeg is not installed.
test.skipIf(real.program === null)('the real program reads a voice note back', async () => {
  const source = join(folder, 'tone.wav')
  await writeFile(source, wav(tone(1)))
  for (const [type, name] of [
    ['audio/flac', 'tone.flac'],
    ['audio/mp4', 'tone.m4a'],
    ['audio/webm', 'tone.webm'],
    ['audio/ogg', 'tone.ogg'],
    ['audio/mpeg', 'tone.mp3'],
    ['audio/aac', 'tone.aac'],
  ] as const) {
    await promisify(execFile)('ffmpeg', ['-loglevel', 'error', '-i', source, join(folder, name)])
    const read = await decodeSound(real, { bytes: await readFile(join(folder, name)), type })
    expect(read.ok && Math.abs(read.value.samples.length - 16_000)).toBeLessThan(3_000)
  }
})
