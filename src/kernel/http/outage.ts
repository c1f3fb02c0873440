/** Whether the database could not be reached, or went away while it was asked. */
export function isDatabaseAway(error: unknown): boolean {
  return causes(error).some(
    (each) =>
      away.has(codeOf(each)) ||
      /^(08|57P0)/.test(codeOf(each)) ||
      (each instanceof Error &&
        /connection terminated|timeout exceeded when trying to connect/i.test(each.message)),
  )
}

/** Whether there is no room on the disk, ours or the database's. */
export function isDiskFull(error: unknown): boolean {
  return causes(error).some((each) => ['ENOSPC', 'EDQUOT', '53100'].includes(codeOf(each)))
}

// 53300: all its connections are taken. 25006: it is being moved and does not take writes.
const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  '53300',
  '25006',
])

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  // A socket file that is not there is a server that is not there; any other missing file is a fault.
  if (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') return 'ECONNREFUSED'
  return String(error.code)
}

function causes(error: unknown, depth = 0): unknown[] {
  if (error === undefined || error === null || depth > 4) return []
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : []
  const cause = error instanceof Error ? error.cause : undefined
  return [error, ...[...inner, cause].flatMap((each) => causes(each, depth + 1))]
}
