import { PaperShell } from '../../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { Qr } from '../../../../kernel/ui/qr.tsx'
import type { Instant } from '../../../../kernel/time.ts'
import { sayDate, sayMoment } from '../../../../kernel/words/time.ts'
import type { Body, Community } from '../../../people/door.ts'
import type { Link } from '../link.rules.ts'
import type { MatterView } from '../matter.rules.ts'
import { deskWords } from './words.ts'

const words = deskWords.paper

type Props = {
  readonly page: Page
  readonly community: Community
  readonly body: Body
  readonly link: Link
  readonly url: string
  /** Null for a link to all that the body has. */
  readonly matter: MatterView | null
  readonly now: Instant
}

/** What is printed and handed over: no more stands on it than the link itself shows. */
export function LinkPaper({ page, community, body, link, url, matter, now }: Props) {
  const title = matter === null ? words.titleAll : words.title
  return (
    <PaperShell page={page} title={`${title.join('')} · ${body.name}`}>
      <p class="kick">
        <span>{words.to(body.name)}</span>
        <span>{words.kick(community.name)}</span>
      </p>
      <h1>
        {title[0]}
        <br />
        {title[1]}
      </h1>
      <p class="open">{words.lead}</p>
      {matter && <What matter={matter} now={now} />}
      <div class="end">
        <Qr lang="zh-CN" text={url} says={deskWords.qr(body.name)} />
        <p>
          {words.scan}
          <br />
          {words.call}
          <br />
          <b>{community.phone}</b>
          <br />
          {community.hours}
        </p>
        <p class="sig">{words.until(sayDate('zh-CN', link.expiresOn))}</p>
      </div>
      <p class="law">
        <span>{url}</span>
      </p>
    </PaperShell>
  )
}

function What({ matter, now }: { readonly matter: MatterView; readonly now: Instant }) {
  const { it, stand, shown, topic, place, sentence } = matter
  const due = stand === 'asked' ? it.offer?.answerBy : it.times.finishDue
  return (
    <dl>
      <dt>{words.what}</dt>
      <dd>
        {shown.closed ? topic : shown.title}
        <small>
          {sentence ?? ''} {words.never}
        </small>
      </dd>
      {place !== '' && (
        <>
          <dt>{words.where}</dt>
          <dd>{place}</dd>
        </>
      )}
      {due && (
        <>
          <dt>{words.when}</dt>
          <dd>
            {stand === 'asked'
              ? words.answerBy(sayMoment('zh-CN', now, due))
              : words.finishBy(sayMoment('zh-CN', now, due))}
          </dd>
        </>
      )}
    </dl>
  )
}
