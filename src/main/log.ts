import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/**
 * One JSON line per event on the standard output. Lines hold ids, codes and route patterns: no names, phone numbers,
 * words or tokens.
 */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>, process: string, to = terminal()): Log {
  return pino({ base: { process }, level: logLevel, serializers: { error: sayError } }, to)
}

/** What a log line may say of an error: the database's own detail could quote somebody's words. */
export function sayError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const { name: type, message, stack } = error
  const hush = isBadValue(code.code) ? unquoted : (text: string) => text
  return { type, message: hush(message), ...code, stack: hush(stack ?? '') }
}

// Class 22 of PostgreSQL's codes: what was sent is no value of its type, and the message quotes it.
function isBadValue(code: string | undefined): boolean {
  return code !== undefined && /^22[0-9A-Z]{3}$/.test(code)
}

function unquoted(text: string): string {
  return text.replaceAll(/"[\s\S]*"/g, '"…"')
}

function terminal(): DestinationStream {
  const stream = pino.destination({ dest: 1, sync: true })
  // Whoever read our words may be gone before us.
  stream.on('error', () => undefined)
  return stream
}
