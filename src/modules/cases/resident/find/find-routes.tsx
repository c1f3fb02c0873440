import type { Context, Hono } from 'hono'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import type { Site } from '../../../../kernel/http/site.ts'
import { type Community, findCommunityBySlug, listCommunities } from '../../../people/door.ts'
import { codesOf, placesOf } from '../../../places/door.ts'
import type { House } from '../../house.ts'
import { UnknownCommunityPage } from '../../board/unknown-page.tsx'
import { ClosedPage } from '../say/other-pages.tsx'
import { sayDay } from '../../../../kernel/words/time.ts'
import { postOf } from '../spot.ts'
import { ChoosePage } from './choose-page.tsx'
import { FrontPage } from './front-page.tsx'

/** `/` and `/c/:slug`: from the front door to one's own stairwell. */
export function findRoutes(app: Hono<Env>, house: House, site: Site): void {
  app.get('/', async (c) => {
    const communities = await listCommunities(house.db)
    const [only, ...others] = communities
    if (only && others.length === 0) return choose(c, { house, site }, only)
    const isClosed = (each: Community) => each.closedAt !== null && each.closedAt <= house.clock()
    return sendPage(c, <FrontPage page={pageFor(c, site)} communities={communities} isClosed={isClosed} />)
  })

  app.get('/c/:slug', async (c) => {
    const community = await findCommunityBySlug(house.db, c.req.param('slug'))
    if (!community) return sendPage(c, <UnknownCommunityPage page={pageFor(c, site, '/')} />, 404)
    return choose(c, { house, site }, community)
  })
}

type With = { readonly house: House; readonly site: Site }

async function choose(c: Context<Env>, { house, site }: With, community: Community): Promise<Response> {
  const page = pageFor(c, site)
  const now = house.clock()
  if (community.closedAt !== null && community.closedAt <= now) {
    const day = sayDay(page.lang, now, community.closedAt)
    return sendPage(
      c,
      <ClosedPage
        page={page}
        community={community.name}
        post={postOf(page.lang, community)}
        day={day}
        words=""
      />,
      410,
    )
  }
  const [tree, codes] = await Promise.all([placesOf(house.db, community.id), codesOf(house.db, community.id)])
  return sendPage(c, <ChoosePage page={page} community={community} tree={tree} codes={codes} />)
}
