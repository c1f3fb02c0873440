import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { dayOf } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { Typed } from '../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { readId } from '../../../kernel/ids.ts'
import { bodiesOf } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { deviceOf, hrefOf, type Links } from './arrive.tsx'
import { isLinkDeed } from './deed-form.ts'
import type { Redo } from './do-deed.ts'
import type { Link, LinkId } from './link.rules.ts'
import { findLink } from './link.store.ts'
import { LostLink } from './link-shell.tsx'
import { ListPage } from './list-page.tsx'
import { bodyLinkUrl } from './make-link.ts'
import { MatterPage } from './matter-page.tsx'
import type { Arrived } from './open-link.ts'
import { readList, readMatter } from './read-matter.ts'
import type { Handed } from './view.ts'
import type { LinkDeedName } from './words.zh.ts'

type Matter = { readonly arrived: Arrived; readonly ref: string | null; readonly redo: Redo | null }

/** A form of a part that was refused: what was typed into it, and what stands above the page. */
type Again = { readonly typed: Typed; readonly wrong: ComponentChildren }

const nothing: Again = { typed: {}, wrong: null }

/** What a link opens by itself: its one case, or all that the body has. */
export function showLink(
  c: Context<Env>,
  links: Links,
  arrived: Arrived,
  again: Again = nothing,
): Promise<Response> {
  return arrived.link.case === null
    ? showList(c, links, arrived, again)
    : showMatter(c, links, { arrived, ref: null, redo: null }, again)
}

export async function showMatter(
  c: Context<Env>,
  links: Links,
  { arrived, ref, redo }: Matter,
  again: Again = nothing,
): Promise<Response> {
  const { house, site } = links
  const { link, body, community } = arrived
  const at = hrefOf(c)
  const page = pageFor(c, site, ref === null ? at : `${at}/${ref}`)
  const matter = await readMatter(house)({ ...arrived, lang: page.lang }, ref)
  const parts = link.case === null ? [] : await partsFor(c, links, arrived, again.typed)
  // Who only has a share of the case neither holds it nor is asked to: the share is all there is.
  if (!matter && parts.length > 0) return showList(c, links, arrived, again)
  if (!matter) return lost(c, links, { arrived, typed: redo?.typed ?? again.typed })
  // The device gets its name while it reads, so that what is sent from here is known to come from it.
  deviceOf(c, links)
  const now = house.clock()
  const { all } = await bodiesOf(house.db, community.id)
  const showing = {
    matter,
    link,
    body,
    community,
    at,
    others: all.filter(({ id }) => id !== body.id),
    now,
    today: dayOf(house.rules.calendarOf(community), now),
    did: redo === null && again.wrong === null ? didOf(c.req.query('did')) : null,
    redo,
    handed: await handedBy(c, links, link),
    parts,
    wrong: again.wrong,
  }
  const status = redo?.status ?? (again.wrong === null ? 200 : 409)
  return sendPage(c, <MatterPage page={page} showing={showing} />, status)
}

function didOf(text = ''): LinkDeedName | 'part' | null {
  if (text === 'part') return text
  return isLinkDeed(text) ? text : null
}

/** The link that was just handed on from this one. */
async function handedBy(c: Context<Env>, { house, site }: Links, from: Link): Promise<Handed | null> {
  const id = readId<LinkId>(c.req.query('to'))
  if (id === null) return null
  const made = await readCommunity<CoordinationTables, Link | undefined>(house.db, from.community, (tx) =>
    findLink(tx, from.community, id),
  )
  if (!made || made.from !== from.id || made.revokedAt !== null) return null
  return { name: made.forName ?? '', url: await bodyLinkUrl({ house, baseUrl: site.baseUrl }, made) }
}

type Lost = { readonly arrived: Arrived; readonly typed: Typed }

export function lost(c: Context<Env>, { site }: Links, { arrived, typed }: Lost): Response {
  const page = pageFor(c, site, '/')
  return sendPage(c, <LostLink page={page} why="matter" community={arrived.community} typed={typed} />, 404)
}

async function showList(c: Context<Env>, links: Links, arrived: Arrived, again: Again): Promise<Response> {
  const { house, site } = links
  const { body, link } = arrived
  const { typed, wrong } = again
  const at = hrefOf(c)
  const page = pageFor(c, site, at)
  const lines = link.case === null ? await readList(house)({ link, body, lang: page.lang }) : []
  deviceOf(c, links)
  const parts = await partsFor(c, links, arrived, typed)
  const isDone = c.req.query('did') === 'part' && wrong === null
  const now = house.clock()
  const view = { page, arrived, at, lines, now, isDone, parts, wrong }
  return sendPage(c, <ListPage {...view} />, wrong === null ? 200 : 409)
}

/** What the other rooms have to say to this body, each in its place. */
async function partsFor(
  c: Context<Env>,
  { house, site, parts }: Links,
  { link, body, community }: Arrived,
  typed: Typed,
): Promise<ComponentChildren[]> {
  const at = hrefOf(c)
  const { lang } = pageFor(c, site)
  const now = house.clock()
  const shown = await readCommunity<CoordinationTables, ComponentChildren[]>(
    house.db,
    community.id,
    async (tx) => {
      const pieces: ComponentChildren[] = []
      for (const { name, show } of parts) {
        const action = (deed: string) => `${at}/parts/${name}/${deed}`
        pieces.push(await show({ tx, body, link, lang, now, action, typed }))
      }
      return pieces
    },
  )
  return shown.filter((piece) => piece !== null && piece !== undefined && piece !== false)
}
