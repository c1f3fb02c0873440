import type { Context, Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { readForm, type Typed } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { pageFor, sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { ErrorSummary, TextField } from '../../../kernel/ui/field.tsx'
import { arrive, deviceOf, hrefOf, type Links } from './arrive.tsx'
import { codeIn, sayAdmit } from './do-deed.ts'
import type { LinkPart } from './link-part.ts'
import { LostLink, TypedWords } from './link-shell.tsx'
import { admitDeed, type Arrived } from './open-link.ts'
import { showLink } from './show.tsx'
import { linkWords } from './words.ts'

/** Forms of the parts that other rooms put on a body's list. */
export function partRoutes(app: Hono<Env>, links: Links): void {
  app.post('/b/:token/parts/:part/:deed', async (c) => {
    const part = links.parts.find(({ name }) => name === c.req.param('part'))
    const deed = c.req.param('deed')
    if (!part || !Object.hasOwn(part.deeds, deed)) return c.notFound()
    const arrived = await arrive(c, links)
    if (arrived instanceof Response) return arrived
    return actInPart(c, links, { arrived, part, deed })
  })
}

type Acting = { readonly arrived: Arrived; readonly part: LinkPart; readonly deed: string }

async function actInPart(c: Context<Env>, links: Links, { arrived, part, deed }: Acting): Promise<Response> {
  const { house, site } = links
  const page = pageFor(c, site, hrefOf(c))
  const { lang } = page
  const { typed, uploads } = await readForm(c, z.object({}))
  const again = (says: string, code: ComponentChildren = null) => {
    const wrong = (
      <>
        <ErrorSummary lang={lang} errors={[{ field: '', says }]} />
        <TypedWords page={page} typed={typed} />
        {code}
      </>
    )
    return showLink(c, links, arrived, { typed, wrong })
  }
  const device = deviceOf(c, links)
  const admitted = await admitDeed(house)(arrived, { device, code: codeIn(typed) })
  if (!admitted.ok) {
    const { code, facts } = admitted
    if (code === 'link.revoked') {
      const { community } = arrived
      return sendPage(c, <LostLink page={page} why={code} community={community} typed={typed} />, 410)
    }
    const form = <SendWithCode links={links} arrived={arrived} c={c} typed={typed} />
    return again(sayAdmit(lang, { code, facts }), form)
  }
  const once = typed['once'] ?? ''
  const by = { actor: arrived.actor, once: isOnceKey(once) ? once : null }
  const { body } = arrived
  const act = part.deeds[deed]
  if (!act) return c.notFound()
  const done = await act({ by, body, link: admitted.value, lang, now: house.clock(), typed, uploads })
  if (!done.ok) return again(part.say(lang, done.code, done.facts))
  return c.redirect(`${hrefOf(c)}?did=part`, 303)
}

type Sending = {
  readonly links: Links
  readonly arrived: Arrived
  readonly c: Context<Env>
  readonly typed: Typed
}

/** The same form once more, with the six digits that the post reads out. */
function SendWithCode({ links, arrived, c, typed }: Sending) {
  const { lang } = pageFor(c, links.site)
  const words = linkWords[lang]
  return (
    <form method="post" action={c.req.path} class="stack act">
      {Object.entries(typed).map(([name, value]) =>
        name === 'code' ? null : <input type="hidden" name={name} value={value} />,
      )}
      <TextField
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        label={words.fields.code}
        hint={words.fields.codeHint(arrived.community.phone)}
        maxLength={12}
      />
      <button class="btn wide">{words.sendAgain}</button>
    </form>
  )
}
