import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { shortName } from '../files/short-name.ts'
import { add, decodeField } from './field-text.ts'
import { type FormIssue, noIssue, type Posted, type PostedLimits, type Upload } from './posted.ts'
import { readAll, within } from './read-body.ts'

type Taken = {
  readonly fields: Map<string, string[]>
  readonly uploads: Upload[]
  readonly issues: FormIssue[]
}

/** Reads multipart/form-data as it arrives. Files over a limit are let run out, never kept. */
export async function readMultipart(request: Request, limits: PostedLimits): Promise<Posted> {
  const taken: Taken = { fields: new Map(), uploads: [], issues: [] }
  const parser = parserFor(request.headers.get('content-type') ?? '', limits)
  if (!parser || !request.body) return { ...taken, issues: [broken] }
  takeFields(parser, taken)
  takeFiles(parser, taken, limits)
  const ended = await feed(parser, request.body, limits)
  if (ended === 'broken') taken.issues.push(broken)
  if (ended === 'stopped') taken.issues.push({ at: '', code: 'form.too_large', facts: noIssue })
  return taken
}

type Parser = InstanceType<typeof Busboy>

const broken: FormIssue = { at: '', code: 'form.broken', facts: noIssue }

function parserFor(type: string, limits: PostedLimits): Parser | null {
  try {
    // Read as bytes: busboy's own decoder hides what is no UTF-8.
    return new Busboy({
      headers: { 'content-type': type },
      defCharset: 'latin1',
      limits: {
        fieldNameSize: 200,
        fieldSize: limits.fieldBytes,
        fields: limits.fields,
        fileSize: limits.fileBytes,
        headerPairs: 20,
        headerSize: 8_000,
      },
    })
  } catch {
    return null
  }
}

function takeFields(parser: Parser, { fields, issues }: Taken): void {
  parser.on('field', (name: string, value: string, _: boolean, cut: boolean) => {
    const decoded = decodeField(Buffer.from(value, 'latin1'))
    // A cut may fall inside a character.
    if (decoded.broken && !cut) issues.push({ at: name, code: 'form.broken', facts: noIssue })
    if (cut) issues.push({ at: name, code: 'input.invalid', facts: { says: 'too long' } })
    add(fields, name, decoded.text)
  })
}

function takeFiles(parser: Parser, { uploads, issues }: Taken, limits: PostedLimits): void {
  const counted = { files: 0, bytes: 0 }
  parser.on('file', (field: string, file: Readable, filename: string | undefined) => {
    const name = shortName(filename ?? '')
    const chunks: Buffer[] = []
    const state = { size: 0, refused: false }
    const drop = (issue: FormIssue | null) => {
      if (state.refused) return
      state.refused = true
      counted.bytes -= chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)
      chunks.length = 0
      if (issue) issues.push(issue)
    }
    const tooLarge = (bytes: number): FormIssue => ({
      at: field,
      code: 'file.too_large',
      facts: { name, megabytes: Math.round(bytes / 1e6) },
    })
    // A hung-up phone errors the file; the whole form then counts as broken.
    file.on('error', () => drop(null))
    file.on('limit', () => drop(tooLarge(limits.fileBytes)))
    file.on('data', (chunk: Buffer) => {
      // An input without a file still sends a part, with no name and no bytes.
      if (state.size === 0 && ++counted.files > limits.files)
        drop({ at: field, code: 'file.too_many', facts: { most: limits.files } })
      state.size += chunk.byteLength
      if (state.refused) return
      chunks.push(chunk)
      counted.bytes += chunk.byteLength
      if (counted.bytes > limits.totalBytes) drop(tooLarge(limits.totalBytes))
    })
    file.on('end', () => {
      if (state.refused || (state.size === 0 && name === '')) return
      uploads.push({ field, name, bytes: Buffer.concat(chunks) })
    })
  })
}

async function feed(
  parser: Parser,
  body: ReadableStream<Uint8Array>,
  limits: PostedLimits,
): Promise<'done' | 'stopped' | 'broken'> {
  const finished = once(parser, 'finish').then(
    () => true,
    () => false,
  )
  const seen = { bytes: 0 }
  const read = await readAll(body, limits.silenceMillis, async (chunk) => {
    seen.bytes += chunk.byteLength
    if (!parser.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)))
      await within(limits.silenceMillis, Promise.race([once(parser, 'drain'), finished]))
    return seen.bytes <= limits.wireBytes
  })
  if (read !== 'done') {
    parser.destroy()
    return read
  }
  parser.end()
  // A body that stops in the middle of a part may leave the parser waiting for more.
  const whole = await within(2_000, finished).catch(() => false)
  return whole ? 'done' : 'broken'
}
