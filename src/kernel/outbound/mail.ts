import { createTransport } from 'nodemailer'
import { ok, refuse } from '../result.ts'
import type { Send } from './outbound.ts'

export type MailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  /** Whom letters come from: `服务站 <post@example.org>`. */
  readonly from: string
}

const patience = 20_000

/** Letters by SMTP (RFC 5321). A mailbox that does not exist is refused for good; everything else may be tried again. */
export function mailBy({ url, from }: MailSettings): Send {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, subject, text, attached = [], key }) => {
    // One mailbox, and nothing that a header could be broken with.
    if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(to)) return refuse('outbound.refused', { why: 'address' })
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${key.replace(/[^\w.-]/g, '-')}@legwork>`,
        attachments: attached.map(({ name, type, bytes }) => ({
          filename: name,
          contentType: type,
          content: bytes,
        })),
      })
      return ok('sent')
    } catch (error) {
      const status = statusOf(error)
      return status >= 500 ? refuse('outbound.refused', { status }) : refuse('outbound.away', { status })
    }
  }
}

function statusOf(error: unknown): number {
  const told = error as { readonly responseCode?: unknown }
  return typeof told.responseCode === 'number' ? told.responseCode : 0
}
