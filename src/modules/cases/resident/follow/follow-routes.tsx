import type { Context, Hono } from 'hono'
import type { Follower } from '../../../../kernel/actor.ts'
import { dayOf } from '../../../../kernel/calendar.ts'
import { newOnce } from '../../../../kernel/http/once.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import type { Site } from '../../../../kernel/http/site.ts'
import { bodiesOf, type Community, findCommunityBySerial } from '../../../people/door.ts'
import { codesOf, placeOfStairwell, placesOf, sayPlace } from '../../../places/door.ts'
import type { House } from '../../house.ts'
import { readLink } from '../../link.ts'
import { postOf } from '../spot.ts'
import { doDeed, type Redo } from './do-deed.ts'
import { FollowPage } from './follow-page.tsx'
import { deeds, type Did, nothingTyped } from './follow-view.ts'
import { LostPage } from './lost-pages.tsx'
import { findShownFile, readStory, type Story } from './read-story.ts'

type With = { readonly house: House; readonly site: Site }

/** Whoever has come by a link that opens. */
type Arrived = { readonly follower: Follower; readonly community: Community; readonly token: string }

/** `/r/:token`: the story of one request, and what may be done from there. */
export function followRoutes(app: Hono<Env>, house: House, site: Site): void {
  const by = { house, site }
  app.get('/r/:token', async (c) => {
    const arrived = await arrive(c, by)
    if (arrived instanceof Response) return arrived
    return show(c, by, arrived, { did: didOf(c.req.query('did')), redo: null })
  })

  for (const deed of deeds)
    app.post(`/r/:token/${deed}`, async (c) => {
      const arrived = await arrive(c, by)
      if (arrived instanceof Response) return arrived
      const done = await doDeed(c, house, { deed, follower: arrived.follower })
      if (done.ok) return c.redirect(`/r/${arrived.token}?did=${done.did}`, 303)
      return show(c, by, arrived, { did: null, redo: done })
    })

  app.get('/r/:token/files/:id', async (c) => {
    const arrived = await arrive(c, by)
    if (arrived instanceof Response) return arrived
    return sendFile(c, house, arrived.follower)
  })
}

async function arrive(c: Context<Env>, { house, site }: With): Promise<Arrived | Response> {
  const token = c.req.param('token') ?? ''
  // The community is not known before the link is read; every one of them lives by this clock's day.
  const today = dayOf(house.rules.calendarOf({ opens: 0, closes: 1_440 }), house.clock())
  const read = readLink(house.secrets, token, today)
  const page = pageFor(c, site, '/')
  if (!read.ok) {
    const why = read.code === 'link.expired' ? 'expired' : 'forged'
    const serial = read.facts['serial']
    const community = typeof serial === 'number' ? await findCommunityBySerial(house.db, serial) : undefined
    const status = why === 'expired' ? 410 : 404
    return sendPage(
      c,
      <LostPage page={page} why={why} post={community ? postOf(page.lang, community) : null} />,
      status,
    )
  }
  const community = await findCommunityBySerial(house.db, read.value.serial)
  if (!community) return sendPage(c, <LostPage page={page} why="forged" post={null} />, 404)
  const follower = { as: 'follower' as const, community: community.id, request: read.value.request }
  return { follower, community, token }
}

type Showing = { readonly did: Did | null; readonly redo: Redo | null }

async function show(
  c: Context<Env>,
  { house, site }: With,
  { follower, community, token }: Arrived,
  { did, redo }: Showing,
): Promise<Response> {
  const story = await readStory(house)(follower)
  const href = `/r/${token}`
  const page = pageFor(c, site, href)
  if (!story)
    return sendPage(c, <LostPage page={page} why="forged" post={postOf(page.lang, community)} />, 404)
  const { byId } = await bodiesOf(house.db, community.id)
  const { place, sayHref } = await whereabouts(house, community, story)
  return sendPage(
    c,
    <FollowPage
      page={page}
      post={postOf(page.lang, community)}
      story={story}
      place={place}
      sayHref={sayHref}
      bodyOf={(id) => byId.get(id)}
      now={house.clock()}
      href={href}
      link={site.baseUrl + href}
      once={redo?.once ?? newOnce()}
      did={did}
      typed={redo?.typed ?? nothingTyped}
      errors={redo ? redo.errors(story) : []}
    />,
    redo?.status ?? 200,
  )
}

async function whereabouts(house: House, community: Community, { request }: Story) {
  const tree = await placesOf(house.db, community.id)
  const { stairwell } = request
  const place = stairwell === null ? null : placeOfStairwell(tree, stairwell)
  if (!place || stairwell === null) return { place: community.name, sayHref: null }
  const code = (await codesOf(house.db, community.id)).get(stairwell)
  return { place: sayPlace(tree, place), sayHref: code ? `/s/${code}` : null }
}

async function sendFile(c: Context<Env>, house: House, follower: Follower): Promise<Response> {
  const file = await findShownFile(house)(follower, c.req.param('id') ?? '')
  const hash = c.req.query('thumb') ? (file?.thumb ?? file?.hash) : file?.hash
  const bytes = file && hash ? await house.files.read(follower.community, hash) : null
  if (!file || !bytes) return c.body(null, 404)
  c.header('content-type', file.type)
  c.header('content-length', String(bytes.byteLength))
  c.header('x-content-type-options', 'nosniff')
  c.header('content-disposition', 'inline')
  // A file never changes under its id; nobody between us and the phone may keep it.
  c.header('cache-control', 'private, max-age=86400, immutable')
  return c.body(new Uint8Array(bytes))
}

const dids: readonly string[] = [...deeds, 'new', 'joined', 'rated'] satisfies readonly Did[]

function didOf(text: string | undefined): Did | null {
  return text !== undefined && dids.includes(text) ? (text as Did) : null
}
