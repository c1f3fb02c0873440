import type { Context, Hono } from 'hono'
import { readTyped } from '../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { arrive, deviceOf, hrefOf, type Links } from './arrive.tsx'
import { isLinkDeed } from './deed-form.ts'
import { doBodyDeed } from './do-deed.ts'
import { LostLink } from './link-shell.tsx'
import { type Arrived, openLink } from './open-link.ts'
import { partRoutes } from './part-routes.tsx'
import { findShownPhoto, readMatter } from './read-matter.ts'
import { lost, showLink, showMatter } from './show.tsx'
import type { LinkDeedName } from './words.zh.ts'

/** `/b/:token`: a body without an account sees what it is asked and holds, and answers. */
export function linkPages(app: Hono<Env>, links: Links): void {
  const { house } = links
  app.get('/b/:token', async (c) => {
    const arrived = await arrive(c, links)
    if (arrived instanceof Response) return arrived
    return showLink(c, links, arrived)
  })
  app.get('/b/:token/:ref{[0-9][0-9-]*}', async (c) => {
    const arrived = await arrive(c, links)
    if (arrived instanceof Response) return arrived
    return showMatter(c, links, { arrived, ref: c.req.param('ref'), redo: null })
  })
  app.get('/b/:token/:ref{[0-9][0-9-]*}/files/:id', async (c) => {
    const opened = await openLink(house)(c.req.param('token'))
    if (!opened.ok) return c.body(null, 404)
    const reader = { ...opened.value, lang: 'zh-CN' as const }
    const file = await findShownPhoto(house)(reader, c.req.param('ref'), c.req.param('id'))
    const hash = c.req.query('size') === 'small' ? (file?.thumb ?? file?.hash) : file?.hash
    const bytes = file && hash ? await house.files.read(opened.value.community.id, hash) : null
    if (!file || !bytes) return c.body(null, 404)
    c.header('content-type', file.type)
    c.header('content-disposition', 'inline')
    // What a worker takes back must not be shown from a phone's memory for long.
    c.header('cache-control', 'private, max-age=600')
    return c.body(new Uint8Array(bytes))
  })
  app.post('/b/:token/:ref{[0-9][0-9-]*}/:deed', async (c) => {
    const { ref, deed } = c.req.param()
    if (!isLinkDeed(deed)) return c.notFound()
    const arrived = await arrive(c, links)
    return arrived instanceof Response ? arrived : act(c, links, { arrived, ref, deed })
  })
  partRoutes(app, links)
}

type Acting = { readonly arrived: Arrived; readonly ref: string; readonly deed: LinkDeedName }

async function act(c: Context<Env>, links: Links, { arrived, ref, deed }: Acting): Promise<Response> {
  const { house, site } = links
  const { lang } = pageFor(c, site)
  const matter = await readMatter(house)({ ...arrived, lang }, ref)
  if (!matter) return lost(c, links, { arrived, typed: await readTyped(c) })
  const device = deviceOf(c, links)
  const done = await doBodyDeed(c, house, { arrived, matter, deed, device, lang })
  const at = hrefOf(c)
  switch (done.is) {
    case 'done': {
      const to = arrived.link.case === null ? `${at}/${ref}` : at
      return c.redirect(`${to}?did=${deed}${done.handed ? `&to=${done.handed.id}` : ''}`, 303)
    }
    case 'redo':
      return showMatter(c, links, { arrived, ref, redo: done.redo })
    case 'revoked': {
      const page = pageFor(c, site, '/')
      const { community } = arrived
      return sendPage(
        c,
        <LostLink page={page} why="link.revoked" community={community} typed={done.typed} />,
        410,
      )
    }
  }
}
