import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasEngine, joined, loudOrQuiet, silence, tone } from '../../../test/sounds.ts'
import { ok } from '../result.ts'
import { openEngine, type SpeechEngine } from './engine.ts'
import { readModelFolder } from './model-folder.ts'

const rate = 16_000
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legwork-models-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function aFolder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text)
  return path
}

/** How many processes of ours are running. */
function children(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length
}

async function opened(path = loudOrQuiet): Promise<SpeechEngine> {
  const engine = await openEngine(path)
  if (!engine.ok) throw new Error(`${engine.code} ${JSON.stringify(engine.facts)}`)
  return engine.value
}

// Skipped where npm left out the optional package.
describe.skipIf(!hasEngine)('the real engine', () => {
  test('hears what is in a sound, of any rate, and in the order in which it was asked', async () => {
    const engine = await opened()

    const heard = await Promise.all([
      engine.hear({ samples: tone(1), rate }),
      engine.hear({ samples: silence(1), rate }),
      engine.hear({ samples: joined(silence(1), tone(1), silence(1)), rate }),
      engine.hear({ samples: tone(1, 8_000), rate: 8_000 }),
      engine.hear({ samples: new Float32Array(0), rate }),
    ])
    await engine.close()

    expect(engine.name).toBe('loud-or-quiet')
    expect(heard.map((each) => each.ok && each.value)).toEqual(['响', '静', '静响静', '响', ''])
  })

  test('a model that cannot be loaded is a refusal, though the engine ends its process over it', async () => {
    const path = await aFolder('torn', { 'tokens.txt': '<blank> 0\n', 'model.onnx': 'sense_voice_ctc, torn' })

    expect(await openEngine(path)).toMatchObject({ ok: false, code: 'speech.broken' })
  })

  test('after it was closed it is started again by the next sound, once for all who wait', async () => {
    await expect.poll(children).toBe(0)
    const engine = await opened()
    await engine.close()

    const sound = { samples: tone(1), rate }
    const heard = await Promise.all([engine.hear(sound), engine.hear(sound)])
    await engine.close()

    expect(heard).toEqual([ok('响'), ok('响')])
    await expect.poll(children).toBe(0)
  })

  test('what takes too long is given up, and the next sound is heard', async () => {
    const engine = await openEngine(loudOrQuiet, { loadMillis: 30_000, hearMillis: 400 })
    if (!engine.ok) throw new Error(engine.code)

    expect(await engine.value.hear({ samples: tone(600), rate })).toMatchObject({ code: 'speech.slow' })
    expect(await engine.value.hear({ samples: tone(1), rate })).toEqual({ ok: true, value: '响' })
    await engine.value.close()
  })
})

test('where the package is not installed, it says so', async () => {
  const copy = join(folder, 'hear.child.ts')
  await copyFile(new URL('./hear.child.ts', import.meta.url), copy)
  const child = fork(copy, { execArgv: [], serialization: 'advanced' })
  child.send({ is: 'load', model: { name: 'm', tokens: 't', parts: {} } })

  const [told] = await once(child, 'message')
  child.kill('SIGKILL')

  expect(told).toMatchObject({ is: 'no_package', why: expect.stringContaining('sherpa-onnx-node') })
})

test('a folder that is not there, and one without a model, are refused by name', async () => {
  const empty = await aFolder('empty', {})
  const tokens = await aFolder('tokens', { 'tokens.txt': '' })
  const strange = await aFolder('strange', { 'tokens.txt': '', 'model.onnx': 'something' })

  expect(await openEngine(join(folder, 'nowhere'))).toMatchObject({ code: 'speech.no_folder' })
  expect(await openEngine(empty)).toMatchObject({ code: 'speech.no_model', facts: { missing: 'tokens.txt' } })
  expect(await openEngine(tokens)).toMatchObject({
    code: 'speech.no_model',
    facts: { missing: 'model.onnx' },
  })
  expect(await openEngine(strange)).toMatchObject({ code: 'speech.no_model' })
})

test.each([
  [
    'sherpa-onnx-paraformer-zh',
    { 'model.onnx': 'x', 'model.int8.onnx': 'x' },
    { paraformer: { model: 'model.int8.onnx' } },
  ],
  ['named-by-its-data', { 'model.onnx': 'x zipformer2_ctc x' }, { zipformerCtc: { model: 'model.onnx' } }],
  ['sherpa-onnx-sense-voice-zh', { 'model.onnx': 'x' }, { senseVoice: { model: 'model.onnx' } }],
  [
    'three-parts',
    {
      'encoder-epoch-9.onnx': '',
      'encoder-epoch-9.int8.onnx': '',
      'decoder-epoch-9.onnx': '',
      'joiner-epoch-9.onnx': '',
    },
    {
      transducer: {
        encoder: 'encoder-epoch-9.int8.onnx',
        decoder: 'decoder-epoch-9.onnx',
        joiner: 'joiner-epoch-9.onnx',
      },
    },
  ],
])('what kind of model a folder holds is read from it: %s', async (name, files, parts) => {
  const path = await aFolder(name, { 'tokens.txt': '', ...files })

  const read = await readModelFolder(path)

  const whole = Object.entries(parts).map(([kind, of]) => [
    kind,
    expect.objectContaining(
      Object.fromEntries(Object.entries(of).map(([part, file]) => [part, join(path, String(file))])),
    ),
  ])
  expect(read).toMatchObject({
    ok: true,
    value: { name, tokens: join(path, 'tokens.txt'), parts: Object.fromEntries(whole) },
  })
})
