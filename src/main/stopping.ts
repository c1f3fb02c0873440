/** Why a program is asked to end. */
export type Asked = 'signal' | 'orphaned'

/**
 * Waits until somebody wants this program to end: Ctrl-C, a signal, or the death of the process that started it (its
 * channel closes). Further signals are ignored: a terminal and npm both send the first one.
 */
export function untilAskedToStop(): Promise<Asked> {
  // Whoever read our words may be gone before us; that must not keep us from ending in order.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop('signal'))
    process.once('disconnect', () => stop('orphaned'))
    // Listening for the end of the channel must not itself keep us alive.
    process.channel?.unref()
  })
}
