import type { Context, Hono } from 'hono'
import { newOnce } from '../../../../kernel/http/once.ts'
import { type FormRefused, readForm, type Upload } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import type { Site } from '../../../../kernel/http/site.ts'
import { sayDay } from '../../../../kernel/words/time.ts'
import { listCommunities } from '../../../people/door.ts'
import type { House } from '../../house.ts'
import { postOf, type Standing, standingAt } from '../spot.ts'
import { rememberLink } from '../my-links.ts'
import { ClosedPage, DangerPage, UnknownPlacePage } from './other-pages.tsx'
import { readSaid, sayForm } from './say-form.ts'
import { type Kept, SayPage, type Spot } from './say-page.tsx'
import { type Outcome, takeSaying } from './take-saying.ts'

/** `/s/:code`, the page behind a stairwell's printed code. */
export function sayRoutes(app: Hono<Env>, house: House, site: Site): void {
  app.get('/s/:code', async (c) => {
    const standing = await standingAt(house, c.req.param('code'))
    if (!standing) return unknownPlace(c, { house, site }, '')
    if (isClosed(standing, house)) return closed(c, { house, site }, standing, '')
    const typed = { words: '', phone: '', once: newOnce(), dangerSeen: false, oddSeen: null }
    return sendPage(
      c,
      <SayPage {...ground(c, site, standing)} typed={typed} kept={none} draft={null} errors={[]} same={[]} />,
    )
  })

  app.post('/s/:code', async (c) => {
    const form = await readForm(c, sayForm)
    const said = readSaid(form.typed)
    const standing = await standingAt(house, c.req.param('code'))
    if (!standing) return unknownPlace(c, { house, site }, said.words)
    if (isClosed(standing, house)) return closed(c, { house, site }, standing, said.words)
    const uploads: readonly Upload[] = form.uploads
    const issues: FormRefused['issues'] = form.ok ? [] : form.issues
    const outcome = await takeSaying(house, { standing, said, uploads, issues, lang: c.get('lang') })
    return answer(c, { house, site }, standing, outcome)
  })
}

type With = { readonly house: House; readonly site: Site }

const none: Kept = { photos: 0, voices: 0 }

function answer(c: Context<Env>, { house, site }: With, standing: Standing, outcome: Outcome): Response {
  const view = ground(c, site, standing)
  switch (outcome.is) {
    case 'filed':
      rememberLink(c, { house, site }, outcome.token)
      return c.redirect(`/r/${outcome.token}?did=${outcome.joined ? 'joined' : 'new'}`, 303)
    case 'danger':
      return sendPage(
        c,
        <DangerPage {...view} typed={outcome.said} danger={outcome.danger} files={outcome.files} />,
        409,
      )
    case 'again': {
      const { said, kept, errors, same, status } = outcome
      const draft = kept.photos + kept.voices > 0 ? said.draft : null
      return sendPage(
        c,
        <SayPage {...view} typed={said} kept={kept} draft={draft} errors={errors} same={same} />,
        status,
      )
    }
  }
}

function ground(c: Context<Env>, site: Site, standing: Standing) {
  const { code, community, placeName } = standing
  const page = pageFor(c, site, `/s/${code}`)
  const spot: Spot = {
    place: placeName,
    chooseHref: `/c/${community.slug}`,
    post: postOf(page.lang, community),
  }
  return { page, spot, code, action: `/s/${code}` }
}

function isClosed({ community }: Standing, house: House): boolean {
  return community.closedAt !== null && community.closedAt <= house.clock()
}

async function unknownPlace(c: Context<Env>, { house, site }: With, words: string): Promise<Response> {
  const [only, ...others] = await listCommunities(house.db)
  const one = only && others.length === 0 ? only : null
  const page = pageFor(c, site, '/')
  return sendPage(
    c,
    <UnknownPlacePage
      page={page}
      post={one && postOf(page.lang, one)}
      chooseHref={one ? `/c/${one.slug}` : '/'}
      words={words}
    />,
    404,
  )
}

function closed(
  c: Context<Env>,
  { house, site }: With,
  { community, code }: Standing,
  words: string,
): Response {
  const page = pageFor(c, site, `/s/${code}`)
  const now = house.clock()
  const day = sayDay(page.lang, now, community.closedAt ?? now)
  return sendPage(
    c,
    <ClosedPage
      page={page}
      community={community.name}
      post={postOf(page.lang, community)}
      day={day}
      words={words}
    />,
    410,
  )
}
