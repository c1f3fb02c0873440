import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, readId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Wrong } from '../../../kernel/ui/field.tsx'
import { type BodyKind, bodyKinds, categories, isTopic, type Topic } from '../../../rulebook/categories.ts'
import { type Bodies, bodiesOf } from '../../people/door.ts'
import {
  changeCategory,
  type ChangeRefused,
  undoChange,
  type UndoRefused,
} from '../catalogue/change-category.ts'
import type { WantedCategory } from '../catalogue/change.rules.ts'
import { readCatalogue } from '../catalogue/read-catalogue.ts'
import { type AgainCategory, CategoryPage } from './catalogue-form.tsx'
import { CataloguePage, type CatalogueNews } from './catalogue-view.tsx'
import { catalogueWords as words } from './catalogue.words.ts'
import { sayIssue } from './deeds.ts'
import { type Desk, frameFor, staffOf } from './frame.tsx'

const tick = z.literal('1').optional()
const number = z.coerce.number().int().min(0)
const categoryForm = z.object({
  once: z.string().optional(),
  seen: number,
  usual: tick,
  name: z.string().max(200).optional(),
  leads: z.string().max(60).optional(),
  isOffered: tick,
  privateByDefault: tick,
  helpersWelcome: tick,
})
const undoForm = z.object({ once: z.string().optional(), n: number })

type Status = 200 | 409 | 413 | 422

/** `/desk/catalogue`: the topics as the community has them; for the coordinator and the secretary. */
export function cataloguePage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const mayChange = (c: Context<Env>) => outranks(staffOf(c).rank, 'coordinator')
  app.get('/desk/catalogue', (c) =>
    mayChange(c) ? showAll(c, desk, { news: newsOf(c.req.query('did')) }) : c.notFound(),
  )
  app.post('/desk/catalogue/undo', async (c) => {
    if (!mayChange(c)) return c.notFound()
    const form = await readForm(c, undoForm, { files: 0 })
    if (!form.ok) return showAll(c, desk, { errors: form.issues.map(sayIssue), status: 422 })
    const { n, once } = form.value
    const done = await undoChange(house)({ n }, callerOf(c, once))
    if (!done.ok) return showAll(c, desk, { errors: [{ field: '', says: sayRefused(done) }], status: 409 })
    return c.redirect('/desk/catalogue?did=undone', 303)
  })
  app.get('/desk/catalogue/:topic', (c) => {
    const topic = c.req.param('topic')
    return mayChange(c) && isTopic(topic) ? showOne(c, desk, { topic, again: null }) : c.notFound()
  })
  app.post('/desk/catalogue/:topic', async (c) => {
    const topic = c.req.param('topic')
    if (!mayChange(c) || !isTopic(topic)) return c.notFound()
    const form = await readForm(c, categoryForm, { files: 0 })
    const refuse = (errors: readonly Wrong[], status: Status) =>
      showOne(c, desk, { topic, again: { typed: form.typed, errors }, status })
    if (!form.ok) return refuse(form.issues.map(sayIssue), 422)
    const wanted = wantedIn(topic, form.value, await bodiesOf(house.db, staffOf(c).community))
    if (!wanted) return refuse([{ field: 'leads', says: say('catalogue.choose_leader') }], 422)
    const { seen, once } = form.value
    const done = await changeCategory(house)({ wanted, seen }, callerOf(c, once))
    if (!done.ok) return refuse([{ field: fieldOf(done.code), says: sayRefused(done) }], 409)
    return c.redirect(`/desk/catalogue?did=saved#t-${topic}`, 303)
  })
}

function callerOf(c: Context<Env>, once: string | undefined) {
  return { actor: staffOf(c), once: once !== undefined && isOnceKey(once) ? once : null }
}

/** What was ticked and chosen. A body brings its kind with it; null when it is none of ours. */
function wantedIn(topic: Topic, typed: z.output<typeof categoryForm>, bodies: Bodies): WantedCategory | null {
  if (typed.usual) return { topic, ...categories[topic], name: null, isOffered: true, body: null }
  const leads = leaderIn(typed.leads ?? '', bodies)
  return (
    leads && {
      topic,
      ...leads,
      name: typed.name ?? null,
      isOffered: typed.isOffered === '1',
      privateByDefault: typed.privateByDefault === '1',
      helpersWelcome: typed.helpersWelcome === '1',
    }
  )
}

function leaderIn(chosen: string, { byId }: Bodies): { leadBody: BodyKind; body: BodyId | null } | null {
  const kind = bodyKinds.find((each) => each === chosen)
  if (kind) return { leadBody: kind, body: null }
  const body = byId.get(readId<BodyId>(chosen) ?? ('' as BodyId))
  return body ? { leadBody: body.kind, body: body.id } : null
}

function newsOf(did: string | undefined): CatalogueNews | null {
  return did === 'saved' || did === 'undone' ? did : null
}

function fieldOf(code: ChangeRefused): string {
  if (code.startsWith('catalogue.name_')) return 'name'
  if (code.startsWith('catalogue.body_')) return 'leads'
  return code === 'catalogue.other_stays' ? 'isOffered' : ''
}

function sayRefused({ code, facts }: Refusal<ChangeRefused | UndoRefused>): string {
  return say(code, facts)
}

function say(code: keyof typeof words.refused, facts: Refusal<string>['facts'] = {}): string {
  const says = words.refused[code]
  return typeof says === 'string' ? says : says(facts)
}

type All = {
  readonly news?: CatalogueNews | null
  readonly errors?: readonly Wrong[]
  readonly status?: Status
}

async function showAll(c: Context<Env>, desk: Desk, { news = null, errors = [], status = 200 }: All) {
  const report = await readCatalogue(desk.house)(staffOf(c))
  const frame = await frameFor(c, desk, '/desk/catalogue')
  return sendPage(c, <CataloguePage frame={frame} report={report} news={news} errors={errors} />, status)
}

type One = { readonly topic: Topic; readonly again: AgainCategory | null; readonly status?: Status }

async function showOne(c: Context<Env>, desk: Desk, { topic, again, status = 200 }: One) {
  const report = await readCatalogue(desk.house)(staffOf(c))
  const frame = await frameFor(c, desk, `/desk/catalogue/${topic}`)
  return sendPage(c, <CategoryPage frame={frame} report={report} topic={topic} again={again} />, status)
}
