/** Reads a body chunk by chunk. `take` gives false to stop. A phone that falls silent or hangs up is 'broken'. */
export async function readAll(
  body: ReadableStream<Uint8Array>,
  silenceMillis: number,
  take: (chunk: Uint8Array) => boolean | Promise<boolean>,
): Promise<'done' | 'stopped' | 'broken'> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await within(silenceMillis, reader.read())
      if (done) return 'done'
      if (!(await take(value))) {
        void reader.cancel().catch(() => undefined)
        return 'stopped'
      }
    }
  } catch {
    void reader.cancel().catch(() => undefined)
    return 'broken'
  }
}

/** The promise, or a rejection when it takes longer. */
export function within<T>(millis: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too slow')), millis)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
