import { createHmac } from 'node:crypto'
import { ok } from '../result.ts'
import type { Instant } from '../time.ts'
import { millisOf } from '../time.ts'
import type { Send } from './outbound.ts'
import { postJson } from './post-json.ts'

export type HookSettings = {
  readonly url: string
  /** `whsec_` and the key in base64. */
  readonly secret: string
}

/**
 * Short messages through a gateway that the post has: we post `{"type":"sms.send","timestamp","data":{"to","text"}}`,
 * signed by Standard Webhooks 1.0; a repeat has the same `webhook-id`, so that the gateway sends it once.
 */
export function smsBy({ url, secret }: HookSettings, now: () => Instant): Send {
  return async ({ to, text, key }) => {
    const at = now()
    const body = JSON.stringify({ type: 'sms.send', timestamp: at, data: { to, text } })
    const seconds = Math.floor(millisOf(at) / 1_000)
    const sent = await postJson(url, body, {
      'webhook-id': key,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureOf(secret, { id: key, seconds, body }),
    })
    return sent.ok ? ok('sent') : sent
  }
}

type Signed = { readonly id: string; readonly seconds: number; readonly body: string }

/** `v1,` and the HMAC-SHA256 of `id.timestamp.body` (Standard Webhooks 1.0). */
export function signatureOf(secret: string, { id, seconds, body }: Signed): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
}
