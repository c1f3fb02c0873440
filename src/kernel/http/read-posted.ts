import { add, decodeField } from './field-text.ts'
import { readMultipart } from './multipart.ts'
import { type FormIssue, noIssue, type Posted, type PostedLimits } from './posted.ts'
import { queue } from './queue.ts'
import { readAll } from './read-body.ts'

// A large form is held in memory whole; four of them are 240 MB. Small ones do not wait for large ones.
const large = queue({ places: 4, patienceMillis: 30_000 })
const small = queue({ places: 32, patienceMillis: 30_000 })
const largeFrom = 4_000_000

/** Reads the body of a request as a form. Never throws for what a phone sends, and never hangs. */
export async function readPosted(request: Request, limits: PostedLimits): Promise<Posted> {
  const type = (request.headers.get('content-type') ?? '').toLowerCase()
  if (!request.body) return { fields: new Map(), uploads: [], issues: [] }
  if (type.startsWith('application/x-www-form-urlencoded')) return readUrlencoded(request.body, limits)
  if (!type.startsWith('multipart/form-data')) return nothing('form.broken')
  const length = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
  const leave = await (length > largeFrom ? large : small).enter()
  try {
    const taking = leave ? limits : { ...limits, files: 0 }
    const posted = await readMultipart(request, taking)
    if (leave) return posted
    const others = posted.issues.filter(({ code }) => code !== 'file.too_many')
    return { ...posted, issues: [...others, { at: '', code: 'form.busy', facts: noIssue }] }
  } finally {
    leave?.()
  }
}

async function readUrlencoded(body: ReadableStream<Uint8Array>, limits: PostedLimits): Promise<Posted> {
  const chunks: Uint8Array[] = []
  const most = limits.fieldBytes * 12
  const seen = { bytes: 0 }
  const read = await readAll(body, limits.silenceMillis, (chunk) => {
    chunks.push(chunk)
    seen.bytes += chunk.byteLength
    return seen.bytes <= most
  })
  const text = Buffer.concat(chunks).subarray(0, most).toString('latin1')
  const pairs = text === '' ? [] : text.split('&', limits.fields)
  const fields = new Map<string, string[]>()
  let broken = read === 'broken'
  for (const pair of pairs) {
    const [name, value] = [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]
    const decoded = decodeField(percentDecoded(pair.includes('=') ? value : ''))
    broken ||= decoded.broken
    add(fields, decodeField(percentDecoded(name)).text, decoded.text.slice(0, limits.fieldBytes))
  }
  const issues: FormIssue[] = []
  if (broken) issues.push({ at: '', code: 'form.broken', facts: noIssue })
  if (read === 'stopped') issues.push({ at: '', code: 'form.too_large', facts: noIssue })
  return { fields, uploads: [], issues }
}

function nothing(code: FormIssue['code']): Posted {
  return { fields: new Map(), uploads: [], issues: [{ at: '', code, facts: noIssue }] }
}

function percentDecoded(text: string): Buffer {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}
