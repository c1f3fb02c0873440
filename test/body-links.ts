import { Hono } from 'hono'
import type { Staff } from '../src/kernel/actor.ts'
import { errorPages } from '../src/kernel/http/errors.tsx'
import { looks } from '../src/kernel/http/look.ts'
import type { Env } from '../src/kernel/http/serve.ts'
import type { Site } from '../src/kernel/http/site.ts'
import type { BodyId, CaseId } from '../src/kernel/ids.ts'
import type { House } from '../src/modules/cases/house.ts'
import { linkPages } from '../src/modules/coordination/links/link-pages.tsx'
import type { LinkPart } from '../src/modules/coordination/links/link-part.ts'
import type { Link } from '../src/modules/coordination/links/link.rules.ts'
import { bodyLinkUrl, makeBodyLink } from '../src/modules/coordination/links/door.ts'
import { type GivenCase, must } from './a-case.ts'
import { held, open, type Seen, send, testSite } from './residents.ts'

type Around = { readonly site?: Site; readonly parts?: readonly LinkPart[] }

/** What a body meets that has a link. */
export function linksApp(house: House, { site = testSite, parts = [] }: Around = {}): Hono<Env> {
  const app = new Hono<Env>()
  const errors = errorPages(site, (error) => {
    throw error
  })
  app.use(looks(site))
  linkPages(app, { house, site, parts })
  app.notFound(errors.notFound)
  return app
}

type For = { readonly body: BodyId; readonly case?: CaseId | null; readonly staff?: Staff }

/** A link that the desk made, and its path. */
export async function aLink(given: GivenCase, wanted: For): Promise<{ link: Link; at: string }> {
  const { house, here, id } = given
  const { body, case: about = id, staff = here.worker } = wanted
  const link = must(await makeBodyLink(house)({ body, case: about }, { actor: staff, once: null }))
  return { link, at: await pathOf(house, link) }
}

export async function pathOf(house: House, link: Link): Promise<string> {
  return (await bodyLinkUrl({ house, baseUrl: '' }, link)).replace(/^https?:\/\/[^/]*/, '')
}

/** A phone that keeps its cookie from page to page. */
export function aPhone(house: House, app = linksApp(house)) {
  const jar = { cookie: '' }
  const keep = (seen: Seen): Seen => {
    if (seen.cookie) jar.cookie = seen.cookie
    return seen
  }
  return {
    open: async (path: string) => keep(await open(app, path, jar)),
    /** Opens the page and sends one of its forms. */
    press: async (path: string, deed: string, fields: Record<string, string | readonly File[]> = {}) => {
      const page = keep(await open(app, path, jar))
      const action = new RegExp(`action="(/b/[^"]+/${deed})"`).exec(page.html)?.[1]
      if (action === undefined) throw new Error(`the page has no form ${deed}: ${page.text}`)
      const form = page.html.split(`action="${action}"`)[1]?.split('</form>')[0] ?? ''
      return keep(await send(app, action, { once: held(form, 'once') ?? '', ...fields }, jar))
    },
    send: async (path: string, fields: Record<string, string | readonly File[]>) =>
      keep(await send(app, path, fields, jar)),
  }
}
