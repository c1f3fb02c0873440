import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Env } from '../../../kernel/http/serve.ts'
import { type Desk, staffOf } from './frame.tsx'

const beatMillis = 25_000

/** A stream ends after this long; the browser comes back at once, and is let in only while its session lasts. */
const longestMillis = 150_000

/** `/desk/events`: says that something changed, with the case's id and nothing else. */
export function eventStream(app: Hono<Env>, { changes }: Desk): void {
  app.get('/desk/events', (c) => {
    const { community } = staffOf(c)
    c.header('cache-control', 'no-store')
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const ended = new AbortController()
      const stop = changes.subscribe(community, (id) => {
        stream.writeSSE({ data: id }).catch(() => ended.abort())
      })
      stream.onAbort(() => ended.abort())
      const last = setTimeout(() => ended.abort(), longestMillis)
      try {
        await stream.write('retry: 2000\n\n')
        while (!ended.signal.aborted) {
          await pause(beatMillis, ended.signal)
          if (!ended.signal.aborted) await stream.write(': here\n\n')
        }
      } finally {
        clearTimeout(last)
        stop()
      }
    })
  })
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
