import { outranks } from '../../../../kernel/actor.ts'
import { newOnce } from '../../../../kernel/http/once.ts'
import type { Site } from '../../../../kernel/http/site.ts'
import type { FileId } from '../../../../kernel/ids.ts'
import { PhotoList } from '../../../../kernel/ui/parts.tsx'
import type { Beside, BesideCase } from '../../../cases/desk/door.ts'
import type { House } from '../../../cases/door.ts'
import type { Body } from '../../../people/door.ts'
import { shownOf } from '../read-matter.ts'
import type { Release } from '../release.rules.ts'
import { listReleases } from '../release.store.ts'
import { LinkRow } from './link-row.tsx'
import { type DeskLink, linksIn } from './read-links.ts'
import { SentenceForm } from './sentence-form.tsx'
import { deskWords as words } from './words.ts'

/** Beside a case that another body is asked to take or holds: its link, and what it may see. */
export function linksBeside(house: House, site: Site): Beside {
  return {
    where: 'panel',
    show: async ({ file, tx }) => {
      const { it, bodies, staff } = file
      const wanted = it.offer?.to ?? it.holder?.body
      const body = wanted === undefined ? undefined : bodies.byId.get(wanted)
      if (!body || body.id === bodies.post.id || !outranks(staff.rank, 'worker')) return null
      const [links, shown, releases] = await Promise.all([
        linksIn(tx, { house, baseUrl: site.baseUrl, bodies, community: file.community }, it.id),
        shownOf(tx, it, body),
        listReleases(tx, it.community, [it.id]),
      ])
      const own = links.filter(({ link, isLive }) => link.body === body.id && isLive)
      return <Panel file={file} body={body} links={own} seen={{ isClosed: shown.closed, releases }} />
    },
  }
}

type Seen = { readonly isClosed: boolean; readonly releases: readonly Release[] }

type Props = {
  readonly file: BesideCase['file']
  readonly body: Body
  readonly links: readonly DeskLink[]
  readonly seen: Seen
}

function Panel({ file, body, links, seen }: Props) {
  const { it, now } = file
  const back = `/desk/cases/${it.ref}`
  const sentence = seen.releases.find((each) => each.words !== null)?.words ?? ''
  return (
    <section aria-labelledby="links" class="flow">
      <h2 id="links">{words.send(body.name)}</h2>
      <p class="sm dim">{seen.isClosed ? words.seesClosed : words.seesOpen}</p>
      {links.map((each) => (
        <LinkRow it={each} now={now} back={back} />
      ))}
      <form method="post" action="/desk/links" class="acts">
        <input type="hidden" name="once" value={newOnce()} />
        <input type="hidden" name="body" value={body.id} />
        <input type="hidden" name="case" value={it.id} />
        <input type="hidden" name="back" value={back} />
        <button class="btn">{links.length === 0 ? words.make : words.makeAnother}</button>
        <a class="btn b3" href="/desk/links">
          {words.all}
        </a>
      </form>
      <details class="act" open={seen.isClosed && sentence === ''}>
        <summary>{words.sentence}</summary>
        <SentenceForm about={it.id} back={back} value={sentence} />
      </details>
      <Photos file={file} seen={seen} back={back} />
    </section>
  )
}

/** Each photo, and whether the body sees it: a worker looks at it first. */
function Photos({ file, seen, back }: Pick<Props, 'file' | 'seen'> & { readonly back: string }) {
  const photos = file.files.filter(({ kind }) => kind === 'photo')
  if (photos.length === 0) return null
  const shown = new Set<FileId | null>(seen.releases.map((each) => each.file))
  return (
    <details class="act" id="release">
      <summary>{words.photos}</summary>
      <p class="sm dim">{words.photoHint}</p>
      {photos.map(({ id }) => (
        <form method="post" action="/desk/links/photo" class="flow">
          <PhotoList
            lang="zh-CN"
            photos={[{ href: `/desk/files/${id}`, thumb: `/desk/files/${id}?size=small` }]}
          />
          <input type="hidden" name="once" value={newOnce()} />
          <input type="hidden" name="case" value={file.it.id} />
          <input type="hidden" name="file" value={id} />
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="show" value={shown.has(id) ? '' : '1'} />
          <p class="acts">
            <span class="sm">{shown.has(id) ? words.photoShown : words.photoHidden}</span>
            <button class="btn b3">{shown.has(id) ? words.photoHide : words.photoShow}</button>
          </p>
        </form>
      ))}
    </details>
  )
}
