import { PaperShell } from '../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../kernel/ui/page.ts'
import { Qr } from '../../../kernel/ui/qr.tsx'
import type { Community } from '../../people/door.ts'
import { placesWords } from './places.words.ts'

const words = placesWords.paper

type Props = {
  readonly page: Page
  readonly community: Community
  readonly place: string
  readonly link: string
}

/** What is printed and put up at a stairwell's door: A4, to be read from two steps away. */
export function NoticePage({ page, community, place, link }: Props) {
  return (
    <PaperShell page={page} title={`${words.title} · ${place}`}>
      <p class="kick">
        <span>{words.head(place)}</span>
        <span>{community.name}</span>
      </p>
      <h1>
        {words.ask[0]}
        <br />
        {words.ask[1]}
      </h1>
      <p class="open">{words.open}</p>
      <dl>
        {words.steps.map(([what, how, more]) => (
          <>
            <dt>{what}</dt>
            <dd>
              {how}
              <small>{more}</small>
            </dd>
          </>
        ))}
      </dl>
      <div class="end">
        <Qr lang="zh-CN" text={link} says={place} />
        <p>
          {words.scan}
          <br />
          {words.call}
          <br />
          <b>{community.phone}</b>
          <br />
          {community.hours}
        </p>
        <p class="sig">{words.sos}</p>
      </div>
      <p class="law">
        <span>{link}</span>
        <span>{words.from(community.name)}</span>
      </p>
    </PaperShell>
  )
}
