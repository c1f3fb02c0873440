import { isDatabaseAway } from '../kernel/http/outage.ts'
import type { Log } from './log.ts'

/**
 * A promise that nobody waits for has failed, or something threw where nobody catches: that is a bug, and what state
 * this process is in nobody knows. It is written down and the process ends; the supervisor starts another.
 */
export function endOnBugs(log: Log): void {
  const end = (what: string) => (error: unknown) => {
    // The queue drops the failure of what it was just writing when the database goes away; it runs the job again.
    if (isDatabaseAway(error)) return log.warn({ error }, 'the database is away')
    log.fatal({ error }, what)
    process.exit(70)
  }
  process.on('uncaughtException', end('an exception that nobody catches'))
  process.on('unhandledRejection', end('a failure that nobody waits for'))
}
