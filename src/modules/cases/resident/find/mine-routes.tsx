import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../../../kernel/calendar.ts'
import { readCommunity } from '../../../../kernel/db.ts'
import { buckets } from '../../../../kernel/http/buckets.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import type { Site } from '../../../../kernel/http/site.ts'
import type { RequestId } from '../../../../kernel/ids.ts'
import { millisOf } from '../../../../kernel/time.ts'
import type { Wrong } from '../../../../kernel/ui/field.tsx'
import type { Lang } from '../../../../kernel/words/lang.ts'
import { sayMoment } from '../../../../kernel/words/time.ts'
import { sayTopic } from '../../../../rulebook/catalogue.ts'
import { type Community, findCommunityBySerial, listCommunities, readPhone } from '../../../people/door.ts'
import { placeOfStairwell, placesOf, sayPlace } from '../../../places/door.ts'
import type { House } from '../../house.ts'
import { readLink } from '../../link.ts'
import { isRef } from '../../ref.ts'
import type { CasesTables } from '../../tables.ts'
import { readStory } from '../follow/read-story.ts'
import { followWords } from '../follow/words.ts'
import { forgetLinks, readLinks, rememberLink } from '../my-links.ts'
import { linkTo, postOf } from '../spot.ts'
import { findByRefAndPhone } from './find.store.ts'
import { MinePage, type MineView, type MyLink } from './mine-page.tsx'
import { findWords } from './words.ts'

const findForm = z.object({
  community: z.string().default(''),
  ref: z.string().default(''),
  phone: z.string().default(''),
})

type With = { readonly house: House; readonly site: Site }

/** `/mine`: the sheets of this phone, and those of a lost one by number and phone. */
export function mineRoutes(app: Hono<Env>, house: House, site: Site): void {
  const by = { house, site }
  // Who knows a neighbour's phone must not find the neighbour's requests by trying all numbers.
  const tries = buckets({
    perMinute: triesAnHour,
    most: 20_000,
    now: () => millisOf(house.clock()) / minutesAnHour,
  })
  app.get('/mine', (c) => show(c, by, { typed: untyped, errors: [], forgot: c.req.query('forgot') === '1' }))

  app.post('/mine', async (c) => {
    const form = await readForm(c, findForm, { files: 0 })
    const typed = { ...untyped, ...form.typed, ref: tidyRef(form.typed['ref'] ?? '') }
    const communities = await listCommunities(house.db)
    const community = communities.find(({ slug }) => slug === typed.community) ?? communities[0]
    const errors = wrongOf(c.get('lang'), typed)
    if (errors.length > 0 || !community) return show(c, by, { typed, errors, forgot: false }, 422)
    if (tries.take(printOf(house, typed.phone)) > 0) {
      const says = findWords[c.get('lang')].mine.wrong.often
      return show(c, by, { typed, errors: [{ field: '', says }], forgot: false }, 429)
    }
    const request = await lookUp(house, community, typed)
    if (request === undefined) {
      const says = findWords[c.get('lang')].mine.wrong.noMatch
      return show(c, by, { typed, errors: [{ field: '', says }], forgot: false }, 404)
    }
    const token = linkTo(house, community, request)
    rememberLink(c, by, token)
    return c.redirect(`/r/${token}`, 303)
  })

  app.post('/mine/forget', (c) => {
    forgetLinks(c, site)
    return c.redirect('/mine?forgot=1', 303)
  })
}

const triesAnHour = 6
const minutesAnHour = 60

const untyped = { community: '', ref: '', phone: '' }

// People write the number as it was read to them: with spaces, in full width.
function tidyRef(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[^\d-]/g, '')
    .slice(0, 12)
}

function wrongOf(lang: Lang, { ref, phone }: MineView['typed']): Wrong[] {
  const { wrong } = findWords[lang].mine
  return [
    ...(isRef(ref) ? [] : [{ field: 'ref', says: wrong.ref }]),
    ...(readPhone(phone) === null ? [{ field: 'phone', says: wrong.phone }] : []),
  ]
}

function printOf(house: House, phone: string): string {
  return house.secrets.fingerprint('phone', readPhone(phone) ?? '')
}

function lookUp(
  house: House,
  community: Community,
  { ref, phone }: MineView['typed'],
): Promise<RequestId | undefined> {
  const print = printOf(house, phone)
  const [number = ''] = ref.split('-')
  return readCommunity<CasesTables, RequestId | undefined>(house.db, community.id, (tx) =>
    findByRefAndPhone(tx, community.id, { ref: number, print }),
  )
}

type Shown = Pick<MineView, 'typed' | 'errors' | 'forgot'>

async function show(
  c: Context<Env>,
  { house, site }: With,
  shown: Shown,
  status: 200 | 404 | 422 | 429 = 200,
): Promise<Response> {
  const page = pageFor(c, site, '/mine')
  const links = await Promise.all(readLinks(c, house).map((token) => sheetOf(house, page.lang, token)))
  const communities = await listCommunities(house.db)
  const [only, ...others] = communities
  return sendPage(
    c,
    <MinePage
      page={page}
      post={only && others.length === 0 ? postOf(page.lang, only) : null}
      links={links.filter((link) => link !== null)}
      communities={communities}
      {...shown}
    />,
    status,
  )
}

// A sheet that no longer opens is left out; its number still works on the phone.
async function sheetOf(house: House, lang: Lang, token: string): Promise<MyLink | null> {
  const today = dayOf(house.rules.calendarOf({ opens: 0, closes: 1_440 }), house.clock())
  const read = readLink(house.secrets, token, today)
  if (!read.ok) return null
  const community = await findCommunityBySerial(house.db, read.value.serial)
  if (!community) return null
  const story = await readStory(house)({
    as: 'follower',
    community: community.id,
    request: read.value.request,
  })
  const need = story?.needs[0]
  if (!story || !need) return null
  const { request } = story
  const tree = await placesOf(house.db, community.id)
  const place = request.stairwell === null ? null : placeOfStairwell(tree, request.stairwell)
  const state = need.state === 'joined' ? 'held' : need.state
  return {
    href: `/r/${token}`,
    title: need.title ?? sayTopic(story.catalogue, lang, need.topic),
    ref: request.ref,
    place: place ? sayPlace(tree, place) : community.name,
    moment: sayMoment(lang, house.clock(), request.saidAt),
    state: followWords[lang].states[state],
  }
}
