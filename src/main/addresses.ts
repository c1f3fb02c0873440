import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from './config.ts'

/** What somebody who has just started the house wants to open. */
export function printAddresses({ baseUrl }: Config): void {
  process.stdout.write(
    `\nLegwork is ready: ${baseUrl}\n  public board  ${baseUrl}/board\n  desk          ${baseUrl}/desk\n\n`,
  )
}

/** Waits until the house says that it is ready. False when it is asked to stop before. */
export async function untilReady({ host, port }: Config, asked: AbortSignal): Promise<boolean> {
  const here = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? '[::1]' : host
  while (!asked.aborted) {
    const ready = await fetch(`http://${here}:${port}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
      async (reply) => reply.arrayBuffer().then(() => reply.ok),
      () => false,
    )
    if (ready) return true
    await pause(50, undefined, { signal: asked }).catch(() => undefined)
  }
  return false
}
