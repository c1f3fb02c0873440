import { z } from 'zod'
import { ok, refuse, type Result } from '../result.ts'

/** Where a model answers that speaks the published protocol of chat completions. */
export type ModelEndpoint = {
  /** Without a slash at the end; `/chat/completions` is put after it. Nothing else is ever called. */
  readonly url: string
  readonly key: string | undefined
  readonly name: string
  readonly timeoutMillis: number
}

export type Question = {
  /** What is wanted; ours. */
  readonly task: string
  /** Data, sent as JSON: whatever stands in it is no instruction of ours. */
  readonly about: unknown
}

export type ModelRefused = 'model.slow' | 'model.away' | 'model.refused' | 'model.broken'

const mostBytes = 64_000

const Reply = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/**
 * Asks once and gives back the text of the answer, which is anybody's guess until it is parsed.
 * The connection is followed nowhere else and is given up after the time or after 64 kB.
 */
export async function askModel(
  { url, key, name, timeoutMillis }: ModelEndpoint,
  { task, about }: Question,
): Promise<Result<string, ModelRefused>> {
  const patience = AbortSignal.timeout(timeoutMillis)
  try {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: patience,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        max_tokens: 200,
        stream: false,
        response_format: { type: 'json_object' },
        messages: [
          { role: 'system', content: task },
          { role: 'user', content: JSON.stringify(about) },
        ],
      }),
    })
    const text = await readAtMost(response)
    if (!response.ok) return refuse('model.refused', { status: response.status })
    return text === null ? refuse('model.broken') : contentOf(text)
  } catch (error) {
    if (patience.aborted) return refuse('model.slow')
    // Whatever the net does is no bug of ours; what is not of the net is.
    if (error instanceof TypeError || (error instanceof Error && error.name === 'AbortError'))
      return refuse('model.away')
    throw error
  }
}

async function readAtMost(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  const size = { bytes: 0 }
  for await (const part of response.body ?? []) {
    size.bytes += part.byteLength
    // Leaving the loop cancels the body, which closes the connection.
    if (size.bytes > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function contentOf(text: string): Result<string, 'model.broken'> {
  const read = Reply.safeParse(jsonOf(text))
  const [first] = read.success ? read.data.choices : []
  return first ? ok(first.message.content) : refuse('model.broken')
}

/** The JSON in a text; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
