import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, type BuildingId, type EstateId, readId } from '../../../kernel/ids.ts'
import { plainDate } from '../../../kernel/time.ts'
import { topics } from '../../../rulebook/categories.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { addDuty, changeDuty } from './change-duty.ts'
import { type Again, DutiesPage } from './duties-view.tsx'
import type { DutyId, DutyPlace } from './duty.rules.ts'
import { readDuties } from './read-duties.ts'
import { dutySheetPages } from './sheet-pages.tsx'
import { bodyWords as words } from './words.zh.ts'

const day = z.iso.date().transform(plainDate)
const dayOrNone = z.union([z.literal('').transform(() => null), day])
const textOrNone = z
  .string()
  .trim()
  .max(120)
  .transform((text) => text || null)
const paper = {
  once: z.string().optional(),
  until: dayOrNone,
  title: z.string().trim().min(1).max(120),
  datedOn: dayOrNone,
  reference: textOrNone,
  link: z.union([z.literal('').transform(() => null), z.url({ protocol: /^https?$/ }).max(500)]),
}
const addForm = z.object({
  ...paper,
  topic: z.enum(topics),
  place: z.string().regex(/^(all|[eb]:[0-9a-f-]{36})$/),
  body: z.uuid(),
  from: day,
})
const changeForm = z.object(paper)

/** `/desk/duties`: who answers for what, where, by which paper; what nobody answers for, and what two do. */
export function dutyPages(app: Hono<Env>, desk: Desk): void {
  dutySheetPages(app, desk)
  const { house } = desk
  const may = (c: Context<Env>, rank: 'worker' | 'coordinator') => outranks(staffOf(c).rank, rank)
  app.get('/desk/duties', (c) =>
    may(c, 'worker') ? show(c, desk, { id: readId<DutyId>(c.req.query('change')) }) : c.notFound(),
  )
  app.post('/desk/duties', async (c) => {
    if (!may(c, 'coordinator')) return c.notFound()
    const form = await readForm(c, addForm, { files: 0 })
    if (!form.ok) return show(c, desk, { again: { typed: form.typed, errors: form.wrong.map(wrongAt) } })
    const { once, place, body, ...rest } = form.value
    const duty = { ...rest, body: body as BodyId, place: placeOf(place) }
    const done = await addDuty(house)(duty, callerOf(c, once))
    if (done.ok) return c.redirect('/desk/duties', 303)
    return show(c, desk, { again: { typed: form.typed, errors: [refusedAt(done.code)] }, status: 409 })
  })
  app.post('/desk/duties/:id', async (c) => {
    const id = readId<DutyId>(c.req.param('id'))
    if (!may(c, 'coordinator') || !id) return c.notFound()
    const form = await readForm(c, changeForm, { files: 0 })
    if (!form.ok) return show(c, desk, { id, again: { typed: form.typed, errors: form.wrong.map(wrongAt) } })
    const { once, ...rest } = form.value
    const done = await changeDuty(house)({ id, ...rest }, callerOf(c, once))
    if (done.ok) return c.redirect('/desk/duties', 303)
    return show(c, desk, { id, again: { typed: form.typed, errors: [refusedAt(done.code)] }, status: 409 })
  })
}

type Shown = { readonly id?: DutyId | null; readonly again?: Again; readonly status?: 409 }

async function show(c: Context<Env>, desk: Desk, { id = null, again, status }: Shown) {
  const list = await readDuties(desk.house)(staffOf(c))
  const changing = list.duties.find((each) => each.id === id) ?? null
  const frame = await frameFor(c, desk, '/desk/duties')
  const isTaken = c.req.query('taken') === '1'
  const page = (
    <DutiesPage frame={frame} list={list} again={again ?? null} changing={changing} isTaken={isTaken} />
  )
  return sendPage(c, page, status ?? (again ? 422 : 200))
}

function placeOf(chosen: string): DutyPlace {
  return {
    estate: chosen.startsWith('e:') ? (chosen.slice(2) as EstateId) : null,
    building: chosen.startsWith('b:') ? (chosen.slice(2) as BuildingId) : null,
  }
}

function callerOf(c: Context<Env>, once: string | undefined) {
  return { actor: staffOf(c), once: once !== undefined && isOnceKey(once) ? once : null }
}

function wrongAt(field: string): Again['errors'][number] {
  const says = words.wrong[field]
  return says === undefined ? { field: '', says: words.form } : { field, says }
}

function refusedAt(code: string): Again['errors'][number] {
  return { field: code === 'duty.ends_before' ? 'until' : '', says: words.refused[code] ?? words.form }
}
