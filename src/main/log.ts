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
  return { type: error.name, message: error.message, ...code, stack: error.stack }
}

function terminal(): DestinationStream {
  const stream = pino.destination({ dest: 1, sync: true })
  // Whoever read our words may be gone before us.
  stream.on('error', () => undefined)
  return stream
}
