import { readAll } from './read-body.ts'

/** A body of JSON is a few fields and a few thousand words. */
export const jsonBytes = 1_000_000
const silenceMillis = 30_000

export type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly tooLarge: boolean }

/**
 * Reads a body as JSON, counting it: one that comes in pieces does not say how long it will be. NUL, which no database
 * text can hold, is left out as it is of forms. An empty body is an empty object: some acts need no words.
 */
export async function readJson({ body }: Request): Promise<Json> {
  if (!body) return { ok: true, value: {} }
  const chunks: Uint8Array[] = []
  const seen = { bytes: 0 }
  const read = await readAll(body, silenceMillis, (chunk) => {
    seen.bytes += chunk.byteLength
    chunks.push(chunk)
    return seen.bytes <= jsonBytes
  })
  if (read !== 'done') return { ok: false, tooLarge: read === 'stopped' }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return { ok: true, value: text === '' ? {} : (JSON.parse(text, withoutNul) as unknown) }
  } catch {
    return { ok: false, tooLarge: false }
  }
}

function withoutNul(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value
}
