import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks, type Staff } from '../../../../kernel/actor.ts'
import { readForm, type Typed } from '../../../../kernel/http/form.ts'
import { isOnceKey } from '../../../../kernel/http/once.ts'
import { sendPage } from '../../../../kernel/http/page.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import { type BodyId, type CaseId, type FileId, readId } from '../../../../kernel/ids.ts'
import type { Result } from '../../../../kernel/result.ts'
import { type Desk, frameFor, staffOf } from '../../../cases/desk/door.ts'
import { bodiesOf, getCommunity } from '../../../people/door.ts'
import { renewCode, revokeLink } from '../end-link.ts'
import type { LinkId } from '../link.rules.ts'
import { makeBodyLink } from '../make-link.ts'
import { readMatter } from '../read-matter.ts'
import { releasePhoto, releaseSentence } from '../release.ts'
import { LinkPaper } from './link-paper.tsx'
import { type AgainLink, LinksPage } from './links-view.tsx'
import { readLinks } from './read-links.ts'
import { deskWords } from './words.ts'

/** `/desk/links`: every link of a body, and the deeds of the panel beside a case. */
export function deskLinkPages(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/links', (c) => (mayLook(c) ? show(c, desk, null) : c.notFound()))
  app.get('/desk/links/:id/print', (c) => print(c, desk))
  app.post('/desk/links', (c) =>
    act(c, desk, ({ typed, by }) => {
      const about = readId<CaseId>(typed['case'])
      const body = readId<BodyId>(typed['body']) ?? ('' as BodyId)
      return makeBodyLink(house)({ body, case: about, name: typed['name']?.slice(0, 40) ?? null }, by)
    }),
  )
  app.post('/desk/links/photo', (c) =>
    act(c, desk, ({ typed, by }) =>
      releasePhoto(house)(
        {
          case: readId<CaseId>(typed['case']) ?? nowhere,
          file: readId<FileId>(typed['file']) ?? (nowhere as string as FileId),
          show: typed['show'] === '1',
        },
        by,
      ),
    ),
  )
  app.post('/desk/links/sentence', (c) =>
    act(c, desk, ({ typed, by }) => {
      const about = readId<CaseId>(typed['case']) ?? nowhere
      return releaseSentence(house)({ case: about, words: typed['words'] ?? '' }, by)
    }),
  )
  app.post('/desk/links/:id/:deed{revoke|code}', (c) =>
    act(c, desk, ({ by }) => {
      const id = readId<LinkId>(c.req.param('id')) ?? (nowhere as string as LinkId)
      return c.req.param('deed') === 'code' ? renewCode(house)({ id }, by) : revokeLink(house)({ id }, by)
    }),
  )
}

/** An id that nothing has: what was sent was none. */
const nowhere = '00000000-0000-7000-8000-000000000000' as CaseId

function mayLook(c: Context<Env>): boolean {
  return outranks(staffOf(c).rank, 'worker')
}

type Acting = { readonly typed: Typed; readonly by: { readonly actor: Staff; readonly once: string | null } }
type Code = keyof typeof deskWords.wrong

/** Does one deed and goes back to where it was pressed; a refusal is said on the page of links. */
async function act(
  c: Context<Env>,
  desk: Desk,
  doing: (acting: Acting) => Promise<Result<unknown, Code>>,
): Promise<Response> {
  if (!mayLook(c)) return c.notFound()
  const { typed } = await readForm(c, z.object({}))
  const once = typed['once'] ?? ''
  const by = { actor: staffOf(c), once: isOnceKey(once) ? once : null }
  const done = await doing({ typed, by })
  const back = backTo(typed['back'])
  if (done.ok) return c.redirect(back === '/desk/links' ? back : `${back}#links`, 303)
  const says = deskWords.wrong[done.code]
  const sentence = c.req.path.endsWith('/sentence') ? readId<CaseId>(typed['case']) : null
  return show(c, desk, { says: typeof says === 'string' ? says : says(done.facts), typed, sentence, back })
}

// Only to a page of the desk: the field could be made to lead elsewhere.
function backTo(typed: string | undefined): string {
  return typed !== undefined && /^\/desk\/cases\/[\d-]+$/.test(typed) ? typed : '/desk/links'
}

async function show(c: Context<Env>, desk: Desk, again: AgainLink | null): Promise<Response> {
  const staff = staffOf(c)
  const { all, post } = await bodiesOf(desk.house.db, staff.community)
  const links = await readLinks({ house: desk.house, baseUrl: desk.site.baseUrl })(staff)
  const frame = await frameFor(c, desk, '/desk/links')
  const bodies = all.filter(({ id }) => id !== post.id)
  const page = <LinksPage frame={frame} links={links} bodies={bodies} again={again} />
  return sendPage(c, page, again === null ? 200 : 409)
}

async function print(c: Context<Env>, desk: Desk): Promise<Response> {
  const { house, site } = desk
  if (!mayLook(c)) return c.notFound()
  const { community: id } = staffOf(c)
  const all = await readLinks({ house, baseUrl: site.baseUrl })(staffOf(c))
  const found = all.find(({ link, isLive }) => isLive && link.id === c.req.param('id'))
  const body = found && (await bodiesOf(house.db, id)).byId.get(found.link.body)
  if (!found || !body) return c.notFound()
  const { link, url } = found
  const matter = link.case === null ? null : await readMatter(house)({ link, body, lang: 'zh-CN' }, null)
  const community = await getCommunity(house.db, id)
  const { page, now } = await frameFor(c, desk)
  return sendPage(
    c,
    <LinkPaper
      page={page}
      community={community}
      body={body}
      link={link}
      url={url}
      matter={matter}
      now={now}
    />,
  )
}
