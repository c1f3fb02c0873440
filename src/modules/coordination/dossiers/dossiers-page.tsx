import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, readId } from '../../../kernel/ids.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import type { Again } from './again.ts'
import { dossierDeeds } from './dossier-deeds.ts'
import { type Level, levels } from './dossier.rules.ts'
import { DossierPage } from './dossier-view.tsx'
import { DossiersPage } from './dossiers-view.tsx'
import { nameOf } from './form-parts.tsx'
import { readDay } from '../read-day.rules.ts'
import { openDossier } from './open-dossier.ts'
import { readDossier, readDossiers } from './read-dossier.ts'
import { reportPapers } from './report-papers.ts'
import { dossierWords as words, sayDossierRefusal } from './words.ts'

const form = z.object({})
const mostBytes = 20_000_000

/** `/desk/dossiers`: what is left over from years ago; `/desk/dossiers/:number`: one of them, and all that is done with it. */
export function dossierPages(app: Hono<Env>, desk: Desk): void {
  app.get('/desk/dossiers', (c) => showAll(c, desk, null, 200))
  app.post('/desk/dossiers', (c) => open(c, desk))
  reportPapers(app, desk)
  app.get('/desk/dossiers/:number', (c) => show(c, desk, null, 200))
  app.post('/desk/dossiers/:number/:deed', async (c) => {
    const staff = staffOf(c)
    const name = c.req.param('deed')
    const deed = Object.hasOwn(dossierDeeds, name) ? dossierDeeds[name] : undefined
    const view = deed && (await viewOf(c, desk))
    if (!deed || !view) return c.notFound()
    const read = await readForm(c, form, { fileBytes: mostBytes })
    const { typed, uploads } = read
    const once = typed['once'] ?? ''
    const by = { actor: staff, once: isOnceKey(once) ? once : null }
    const done = await deed({ house: desk.house, view, typed, uploads, by })
    const at = `/desk/dossiers/${view.dossier.number}`
    if (done.ok) return c.redirect(at, 303)
    const field = typeof done.facts['field'] === 'string' ? done.facts['field'] : ''
    const says = field === '' ? sayDossierRefusal(done.code, done.facts) : String(done.facts['says'])
    const again = { form: nameOf(name, typed['of']), typed, errors: [{ field, says }] }
    return show(c, desk, again, field === '' ? 409 : 422)
  })
}

async function open(c: Context<Env>, desk: Desk): Promise<Response> {
  const staff = staffOf(c)
  if (!outranks(staff.rank, 'worker')) return c.notFound()
  const { typed } = await readForm(c, form)
  const again = (field: string, says: string, status: 409 | 422) =>
    showAll(c, desk, { form: 'open', typed, errors: [{ field, says }] }, status)
  const since = readDay(typed['since'] ?? '')
  const mainBody = readId<BodyId>(typed['mainBody'])
  const level = levels.find((each): each is Level => each === typed['level'])
  if (since === null) return again('since', words.wrong.day, 422)
  if (!mainBody || !level) return again('mainBody', words.wrong.body, 422)
  const text = (name: string, most: number) => (typed[name] ?? '').trim().slice(0, most)
  const once = typed['once'] ?? ''
  const opened = await openDossier(desk.house)(
    { title: text('title', 80), about: text('about', 2_000), mainBody, level, since },
    { actor: staff, once: isOnceKey(once) ? once : null },
  )
  if (!opened.ok) return again('', sayDossierRefusal(opened.code, opened.facts), 409)
  return c.redirect(`/desk/dossiers/${opened.value.number}`, 303)
}

async function showAll(
  c: Context<Env>,
  desk: Desk,
  again: Again | null,
  status: 200 | 409 | 422,
): Promise<Response> {
  if (!outranks(staffOf(c).rank, 'worker')) return c.notFound()
  const view = await readDossiers(desk.house)(staffOf(c))
  const frame = await frameFor(c, desk, '/desk/dossiers')
  return sendPage(c, <DossiersPage frame={frame} view={view} again={again} />, status)
}

async function show(
  c: Context<Env>,
  desk: Desk,
  again: Again | null,
  status: 200 | 409 | 422,
): Promise<Response> {
  const view = await viewOf(c, desk)
  if (!view) return c.notFound()
  const frame = await frameFor(c, desk, `/desk/dossiers/${view.dossier.number}`)
  return sendPage(c, <DossierPage frame={frame} view={view} again={again} />, status)
}

async function viewOf(c: Context<Env>, { house }: Desk) {
  const number = c.req.param('number') ?? ''
  if (!outranks(staffOf(c).rank, 'worker') || !/^[1-9]\d{0,6}$/.test(number)) return null
  return readDossier(house)(staffOf(c), Number(number))
}
