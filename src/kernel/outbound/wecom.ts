import { z } from 'zod'
import { ok, refuse, type Result } from '../result.ts'
import type { Send, SendRefused } from './outbound.ts'
import { postJson } from './post-json.ts'

/** What a text may be at most, in bytes (developer.work.weixin.qq.com, document 91770, 2025-08-07). */
export const mostTextBytes = 2_048

const Answer = z.object({ errcode: z.number(), errmsg: z.string().optional() })

/** A robot's key is wrong or was removed: no use to try again. */
const noSuchRobot = 93_000

/**
 * Texts into a group of the office by its robot; `to` is the robot's key, which is a secret. The service answers 200
 * whatever happened: what counts is its `errcode`. Of a long text the first part that fails ends it.
 * @param base the service's address, without a slash at the end
 */
export function wecomBy(base: string): Send {
  return async ({ to, text }) => {
    for (const content of inBytes(text, mostTextBytes)) {
      const sent = await sendPart(base, to, content)
      if (!sent.ok) return sent
    }
    return ok('sent')
  }
}

async function sendPart(base: string, key: string, content: string): Promise<Result<'sent', SendRefused>> {
  const url = `${base}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`
  const answered = await postJson(url, { msgtype: 'text', text: { content } })
  if (!answered.ok) return answered
  const read = Answer.safeParse(answered.value)
  if (!read.success) return refuse('outbound.away')
  const { errcode } = read.data
  if (errcode === 0) return ok('sent')
  return errcode === noSuchRobot
    ? refuse('outbound.refused', { errcode })
    : refuse('outbound.away', { errcode })
}

/** A text in parts of at most so many bytes, cut between characters, at a line's end where there is one. */
export function inBytes(text: string, most: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const piece of text
    .split(/(?<=\n)/)
    .flatMap((line) => (size(line) > most ? Array.from(line) : [line]))) {
    if (size(part) + size(piece) > most) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  return part === '' && parts.length > 0 ? parts : [...parts, part]
}

function size(text: string): number {
  return Buffer.byteLength(text)
}
