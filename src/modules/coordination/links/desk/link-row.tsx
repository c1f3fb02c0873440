import { newOnce } from '../../../../kernel/http/once.ts'
import { Field } from '../../../../kernel/ui/field.tsx'
import { Qr } from '../../../../kernel/ui/qr.tsx'
import type { Instant } from '../../../../kernel/time.ts'
import { sayDate, sayMoment } from '../../../../kernel/words/time.ts'
import type { DeskLink } from './read-links.ts'
import { deskWords as words } from './words.ts'

type Props = { readonly it: DeskLink; readonly now: Instant; readonly back: string }

/** One link: to copy, to scan, to print, what became of it, and how to end it. */
export function LinkRow({ it, now, back }: Props) {
  const { link, url, body } = it
  return (
    <div class="flow" id={`l-${link.id}`}>
      {link.forName !== null && (
        <p>
          {link.from === null ? words.usedBy(link.forName) : words.handedOn(link.forName)}{' '}
          {it.phone !== null && <a href={`tel:${it.phone}`}>{it.phone}</a>}
        </p>
      )}
      {it.isLive && (
        <Field name="link" id={`url-${link.id}`} label={words.link} hint={words.linkHint}>
          {(control) => <input {...control} readOnly value={url} />}
        </Field>
      )}
      <p class="sm dim">{fatesOf(it, now).join('，')}</p>
      {it.isLive && it.code !== null && <p>{words.code(it.code)}</p>}
      {it.isLive && it.isSpent && <p>{words.codeSpent}</p>}
      {it.isLive && (
        <>
          <details class="act">
            <summary>{words.scan}</summary>
            <Qr lang="zh-CN" text={url} says={words.qr(body)} />
          </details>
          <div class="acts">
            <a class="btn" href={`/desk/links/${link.id}/print`}>
              {words.print}
            </a>
            {link.device !== null && <Press it={it} deed="code" says={words.newCode} back={back} />}
            <Press it={it} deed="revoke" says={words.revoke} back={back} />
          </div>
        </>
      )}
    </div>
  )
}

/** What became of it, in a few words. */
export function fatesOf({ link, isLive }: DeskLink, now: Instant): string[] {
  const at = (when: Instant) => sayMoment('zh-CN', now, when)
  return [
    link.openedAt === null ? words.neverOpened : words.opened(at(link.openedAt)),
    ...(link.usedAt === null ? [] : [words.used(at(link.usedAt))]),
    link.revokedAt !== null
      ? words.revoked(at(link.revokedAt))
      : isLive
        ? words.until(sayDate('zh-CN', link.expiresOn))
        : words.over,
  ]
}

type Pressing = {
  readonly it: DeskLink
  readonly deed: 'revoke' | 'code'
  readonly says: string
  readonly back: string
}

export function Press({ it, deed, says, back }: Pressing) {
  return (
    <form method="post" action={`/desk/links/${it.link.id}/${deed}`}>
      <input type="hidden" name="once" value={newOnce()} />
      <input type="hidden" name="back" value={back} />
      <button class="btn b3">{says}</button>
    </form>
  )
}
