import { ok, refuse, type Result } from '../result.ts'

const patience = 10_000
const mostBytes = 64_000

/** Posts JSON once and reads the JSON that comes back; null when the answer is none. Follows no redirect. */
export async function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Result<unknown, 'outbound.away' | 'outbound.refused'>> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: raw,
    })
    const text = (await response.text()).slice(0, mostBytes)
    const { status } = response
    // Too many, or too slow, is not for ever.
    if (status >= 500 || status === 429 || status === 408) return refuse('outbound.away', { status })
    if (!response.ok) return refuse('outbound.refused', { status })
    return ok(parsed(text))
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && /^(Abort|Timeout)Error$/.test(error.name)))
      return refuse('outbound.away')
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
