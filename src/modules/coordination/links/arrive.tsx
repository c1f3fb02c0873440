import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { readTyped } from '../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Desk } from '../../cases/desk/door.ts'
import type { LinkPart } from './link-part.ts'
import { LostLink } from './link-shell.tsx'
import { type Arrived, communityOf, noteOpened, openLink } from './open-link.ts'

/** What the pages of a body's link work with. */
export type Links = Pick<Desk, 'house' | 'site'> & { readonly parts: readonly LinkPart[] }

/** Opens the link that was come by; otherwise the page that says why it does not open, with what was typed. */
export async function arrive(c: Context<Env>, { house, site }: Links): Promise<Arrived | Response> {
  const opened = await openLink(house)(c.req.param('token') ?? '')
  const page = pageFor(c, site, '/')
  if (!opened.ok) {
    const community = await communityOf(house, opened.facts)
    const typed = c.req.method === 'POST' ? await readTyped(c) : {}
    const status = opened.code === 'link.forged' ? 404 : 410
    return sendPage(c, <LostLink page={page} why={opened.code} community={community} typed={typed} />, status)
  }
  if (c.req.method === 'GET') await noteOpened(house, opened.value.link)
  return opened.value
}

const deviceCookie = 'lw_b'

/** This device's own name for these links: only a print of it is kept, another for each link. */
export function deviceOf(c: Context<Env>, { site }: Pick<Links, 'site'>): string {
  const known = getCookie(c, deviceCookie)
  if (known !== undefined && /^[\w-]{24}$/.test(known)) return known
  const fresh = randomBytes(18).toString('base64url')
  setCookie(c, deviceCookie, fresh, {
    path: '/b/',
    maxAge: 200 * 86_400,
    httpOnly: true,
    sameSite: 'Lax',
    secure: site.baseUrl.startsWith('https:'),
  })
  return fresh
}

/** `/b/…`: where the link begins. */
export function hrefOf(c: Context<Env>): string {
  return `/b/${c.req.param('token') ?? ''}`
}
