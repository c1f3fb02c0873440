import type { Context, Hono } from 'hono'
import { pageFor, sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { bodiesOf, type Community, findCommunityBySlug, listCommunities } from '../../people/door.ts'
import { placesOf, sayPlace } from '../../places/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import type { House } from '../house.ts'
import { readQuery } from './board-query.ts'
import { BoardPage } from './board-page.tsx'
import { BoardsPage } from './boards-page.tsx'
import type { BoardRow } from './listing.store.ts'
import type { RatesOf } from './rate.ts'
import { readBoard } from './read-board.ts'
import { readWall } from './read-wall.ts'
import { UnknownCommunityPage } from './unknown-page.tsx'
import { boardWords } from './words.ts'
import { WallPage } from './wall-page.tsx'

type With = { readonly house: House; readonly site: Site; readonly ratesOf: RatesOf }
type Answer = (c: Context<Env>, by: With, community: Community) => Promise<Response>

/** The public board and the wall: what everybody may see. */
export function boardPages(app: Hono<Env>, by: With): void {
  const { house, site } = by
  for (const [name, answer] of [
    ['board', board],
    ['wall', wall],
  ] as const) {
    app.get(`/${name}`, (c) => ofTheOnlyOne(c, by, { name, answer }))
    app.get(`/c/:slug/${name}`, async (c) => {
      const community = await findCommunityBySlug(house.db, c.req.param('slug'))
      if (community) return answer(c, by, community)
      return sendPage(c, <UnknownCommunityPage page={pageFor(c, site, '/')} />, 404)
    })
  }
}

async function ofTheOnlyOne(
  c: Context<Env>,
  by: With,
  { name, answer }: { readonly name: 'board' | 'wall'; readonly answer: Answer },
): Promise<Response> {
  const communities = await listCommunities(by.house.db)
  const [only, ...others] = communities
  if (only && others.length === 0) return answer(c, by, only)
  return sendPage(c, <BoardsPage page={pageFor(c, by.site)} communities={communities} name={name} />)
}

async function board(c: Context<Env>, by: With, community: Community): Promise<Response> {
  const { house, site } = by
  const { id, name, phone, hours, slug } = community
  const query = readQuery((asked) => c.req.query(asked))
  const page = pageFor(c, site)
  const seen = await readBoard(by)(community, query, page.lang)
  return sendPage(
    c,
    <BoardPage
      page={page}
      post={{ name: boardWords[page.lang].post(name), phone, hours }}
      base={`/c/${slug}/board`}
      query={query}
      board={seen}
      now={house.clock()}
      {...(await namesIn(house, id))}
    />,
  )
}

async function wall(c: Context<Env>, by: With, community: Community): Promise<Response> {
  const { house, site } = by
  const page = pageFor(c, site)
  const seen = await readWall(by)(community, page.lang)
  return sendPage(
    c,
    <WallPage
      page={page}
      community={community}
      now={house.clock()}
      link={`${site.baseUrl}/c/${community.slug}`}
      {...seen}
      {...(await namesIn(house, community.id))}
    />,
  )
}

async function namesIn(house: House, community: Community['id']) {
  const [{ byId }, tree, catalogue] = await Promise.all([
    bodiesOf(house.db, community),
    placesOf(house.db, community),
    catalogueFor(house.db, community),
  ])
  return {
    catalogue,
    bodyOf: (id: BodyId) => byId.get(id)?.name ?? '',
    placeOf: ({ estate, building }: Pick<BoardRow, 'estate' | 'building'>) =>
      sayPlace(tree, { estate, building, stairwell: null }),
  }
}
