import type { Page } from '../../../../kernel/ui/page.ts'
import { Empty, Sos } from '../../../../kernel/ui/parts.tsx'
import { ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import type { Community } from '../../../people/door.ts'
import { findWords } from './words.ts'

type Props = {
  readonly page: Page
  readonly communities: readonly Community[]
  readonly isClosed: (community: Community) => boolean
}

/** The front door of an installation that serves several communities. */
export function FrontPage({ page, communities, isClosed }: Props) {
  const words = findWords[page.lang].front
  return (
    <ResidentShell page={page} title={words.title} post={null}>
      <h1>
        {words.heading[0]}
        <wbr />
        {words.heading[1]}
      </h1>
      <Sos lang={page.lang} />
      {communities.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <section class="sec" aria-labelledby="which">
          <h2 id="which">{words.which}</h2>
          <ul class="stack">
            {communities.map((each) => (
              <li>
                <a class="btn wide" href={`/c/${each.slug}`}>
                  {each.name}
                </a>
                {isClosed(each) && <p class="dim">{words.closed}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ResidentShell>
  )
}
