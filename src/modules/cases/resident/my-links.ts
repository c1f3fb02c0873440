import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import type { House } from '../house.ts'
import { linkDays } from '../link.ts'

/*
 * 我报过的事: the links of this phone, in a cookie of its own that we have signed, so that nobody hands somebody a
 * cookie with other links in it. Nothing of it is kept here.
 */

const name = 'mine'
const most = 10
const seconds = linkDays * 24 * 3_600

/** The links that were made on this phone, the latest first; none when the cookie is not one of ours. */
export function readLinks(c: Context<Env>, house: House): readonly string[] {
  const [list = '', proof = ''] = (getCookie(c, name) ?? '').split('~')
  if (list === '' || !house.secrets.isSigned('mine', list, proof)) return []
  return list.split('.').slice(0, most)
}

type Keeping = { readonly house: House; readonly site: Site }

export function rememberLink(c: Context<Env>, { house, site }: Keeping, token: string): void {
  const links = [token, ...readLinks(c, house).filter((each) => each !== token)].slice(0, most)
  write(c, site, signed(house, links))
}

export function forgetLinks(c: Context<Env>, site: Site): void {
  setCookie(c, name, '', { path: '/', maxAge: 0, httpOnly: true, sameSite: 'Lax', secure: isSecure(site) })
}

function write(c: Context<Env>, site: Site, value: string): void {
  setCookie(c, name, value, {
    path: '/',
    // Chrome keeps no cookie longer than 400 days, which is as long as the links open.
    maxAge: seconds,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(site),
  })
}

function signed(house: House, links: readonly string[]): string {
  const list = links.join('.')
  return `${list}~${house.secrets.sign('mine', list)}`
}

function isSecure(site: Site): boolean {
  return site.baseUrl.startsWith('https:')
}
