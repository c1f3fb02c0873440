import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ok, refuse, type Result } from '../result.ts'

/** A model as the engine wants to be told of it: which kind, and where its files are. */
export type SpeechModel = {
  /** The folder's own name: it says which model wrote down what was heard. */
  readonly name: string
  readonly tokens: string
  readonly parts: Readonly<Record<string, Readonly<Record<string, string | number>>>>
}

/** How much of the end of a model file is looked at: what it is called stands behind its weights. */
const tail = 512_000

/**
 * What lies in a folder as the engine's makers publish them: `tokens.txt` and either an encoder, decoder and joiner,
 * or one `model.onnx` (or `model.int8.onnx`, which is preferred) that says in its own data what it is.
 */
export async function readModelFolder(
  folder: string,
): Promise<Result<SpeechModel, 'speech.no_folder' | 'speech.no_model'>> {
  const names = await readdir(folder).catch(() => null)
  if (names === null) return refuse('speech.no_folder', { folder })
  const found = (part: string) => {
    const all = names.filter((name) => name.startsWith(part) && name.endsWith('.onnx')).toSorted()
    const small = all.find((name) => name.endsWith('.int8.onnx')) ?? all[0]
    return small === undefined ? undefined : join(folder, small)
  }
  if (!names.includes('tokens.txt')) return refuse('speech.no_model', { folder, missing: 'tokens.txt' })
  const model = { name: basename(folder), tokens: join(folder, 'tokens.txt') }
  const [encoder, decoder, joiner, single] = ['encoder', 'decoder', 'joiner', 'model'].map(found)
  if (encoder && decoder && joiner)
    return ok({ ...model, parts: { transducer: { encoder, decoder, joiner } } })
  if (!single) return refuse('speech.no_model', { folder, missing: 'model.onnx' })
  const parts = partsOf(await endOf(single), single) ?? partsOf(model.name, single)
  return parts
    ? ok({ ...model, parts })
    : refuse('speech.no_model', { folder, missing: 'a kind that we know' })
}

// The engine wants to be told the kind, and ends the process when it is another.
function partsOf(says: string, model: string): SpeechModel['parts'] | null {
  if (/sense[_-]voice/i.test(says))
    return { senseVoice: { model, language: 'auto', useInverseTextNormalization: 1 } }
  if (/paraformer/i.test(says)) return { paraformer: { model } }
  if (/zipformer/i.test(says)) return { zipformerCtc: { model } }
  return null
}

async function endOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const length = Math.min(size, tail)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('latin1')
  } finally {
    await file.close()
  }
}
