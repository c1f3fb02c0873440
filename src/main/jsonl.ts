/** A line of JSON as an object, or why it is none. Lines are numbered from 1; empty ones count for nothing. */
export type Line =
  | { readonly line: number; readonly fields: Fields }
  | { readonly line: number; readonly why: 'not JSON' | 'no object' }

export type Fields = Readonly<Record<string, unknown>>

/** Every line that is not empty, in order. */
export function readLines(text: string): Line[] {
  return text
    .split('\n')
    .map((said, at) => ({ said, line: at + 1 }))
    .filter(({ said }) => said.trim() !== '')
    .map(({ said, line }) => readLine(said, line))
}

/** The text of a field: a string as it is, a list of words joined by spaces, a number as written; otherwise ''. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(' ') : ''
}

/** All that a program writes into us, until it ends. */
export async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of input) parts.push(part)
  return Buffer.concat(parts)
}

function readLine(said: string, line: number): Line {
  try {
    const fields: unknown = JSON.parse(said)
    return isFields(fields) ? { line, fields } : { line, why: 'no object' }
  } catch {
    return { line, why: 'not JSON' }
  }
}

function isFields(read: unknown): read is Fields {
  return typeof read === 'object' && read !== null && !Array.isArray(read)
}
