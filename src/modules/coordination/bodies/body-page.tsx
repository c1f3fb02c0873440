import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, readId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import { plainDate } from '../../../kernel/time.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { bodiesOf, getCommunity } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { AgainBody } from './cut-short.tsx'
import { BodyPage } from './body-view.tsx'
import { type ContactId, type DeputyId, readMinutes } from './card.rules.ts'
import { findHours, listContacts, listDeputies } from './card.store.ts'
import { endBody } from './change-body.ts'
import { addContact, addDeputy, endContact, setHours } from './change-card.ts'
import { cutDeputy } from './cut-deputy.ts'
import { listDuties } from './duty.store.ts'
import { bodyWords as words } from './words.zh.ts'

/** `/desk/bodies/:id`: who is to be reached there and when, who stands in, what it answers for; and its end. */
export function bodyPage(app: Hono<Env>, desk: Desk): void {
  app.get('/desk/bodies/:id', (c) => show(c, desk, null, 200))
  app.post('/desk/bodies/:id/:deed', async (c) => {
    const body = readId<BodyId>(c.req.param('id'))
    const deed = c.req.param('deed')
    const run = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined
    if (!body || !run || !outranks(staffOf(c).rank, 'coordinator')) return c.notFound()
    const { typed } = await readForm(c, z.object({}))
    const done = await run(desk, c, { body, typed })
    const at = deed === 'end' ? '/desk/bodies' : `/desk/bodies/${body}`
    if (done.ok) return c.redirect(at, 303)
    const field = typeof done.facts['field'] === 'string' ? done.facts['field'] : ''
    const says = words.wrong[field] ?? words.refused[done.code] ?? words.form
    const again = { form: deed, typed, errors: [{ field, says }] }
    return show(c, desk, again, field === '' ? 409 : 422)
  })
}

type Doing = { readonly body: BodyId; readonly typed: Typed }
type Run = (desk: Desk, c: Context<Env>, doing: Doing) => Promise<Result<unknown, string>>

const deeds: Readonly<Record<string, Run>> = {
  hours: async ({ house }, c, { body, typed }) => {
    const [opens, closes] = [typed['opens'] ?? '', typed['closes'] ?? '']
    const hours = { opens: readMinutes(opens), closes: readMinutes(closes) }
    if (opens.trim() === '' && closes.trim() === '')
      return setHours(house)({ body, hours: null }, callerOf(c, typed))
    if (hours.opens === null) return wrong('opens')
    if (hours.closes === null) return wrong('closes')
    return setHours(house)({ body, hours: { opens: hours.opens, closes: hours.closes } }, callerOf(c, typed))
  },
  contact: async ({ house }, c, { body, typed }) => {
    const text = (name: string, most: number) => (typed[name] ?? '').trim().slice(0, most) || null
    const [name, email] = [text('name', 40), text('email', 120)]
    if (name === null) return wrong('name')
    if (email !== null && !z.email().safeParse(email).success) return wrong('email')
    const rest = { role: text('role', 40), phone: text('phone', 40), wecom: text('wecom', 64) }
    return addContact(house)({ body, name, email, ...rest }, callerOf(c, typed))
  },
  'end-contact': async ({ house }, c, { body, typed }) => {
    const id = readId<ContactId>(typed['contact'])
    return id ? endContact(house)({ body, id }, callerOf(c, typed)) : wrong('contact')
  },
  deputy: async ({ house }, c, { body, typed }) => {
    const [absent, contact] = [readId<ContactId>(typed['absent']), readId<ContactId>(typed['contact'])]
    const [from, until] = [z.iso.date().safeParse(typed['from']), z.iso.date().safeParse(typed['until'])]
    if (!absent) return wrong('absent')
    if (!contact) return wrong('contact')
    if (!from.success) return wrong('from')
    if (!until.success) return wrong('until')
    const days = { from: plainDate(from.data), until: plainDate(until.data) }
    return addDeputy(house)({ body, absent, contact, ...days }, callerOf(c, typed))
  },
  'cut-deputy': async ({ house }, c, { body, typed }) => {
    const id = readId<DeputyId>(typed['deputy'])
    const until = z.iso.date().safeParse(typed['until'])
    if (!id) return wrong('contact')
    if (!until.success) return wrong('until')
    return cutDeputy(house)({ body, id, until: plainDate(until.data) }, callerOf(c, typed))
  },
  'drop-deputy': async ({ house }, c, { body, typed }) => {
    const id = readId<DeputyId>(typed['deputy'])
    return id ? cutDeputy(house)({ body, id, until: null }, callerOf(c, typed)) : wrong('contact')
  },
  end: ({ house }, c, { body, typed }) => endBody(house)(body, callerOf(c, typed)),
}

function wrong(field: string): Result<never, 'field.wrong'> {
  return { ok: false, code: 'field.wrong', facts: { field } }
}

function callerOf(c: Context<Env>, { once = '' }: Typed) {
  return { actor: staffOf(c), once: isOnceKey(once) ? once : null }
}

async function show(
  c: Context<Env>,
  desk: Desk,
  again: AgainBody | null,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { house } = desk
  const { community, rank } = staffOf(c)
  const id = readId<BodyId>(c.req.param('id'))
  const body = id && (await bodiesOf(house.db, community)).byId.get(id)
  if (!body || !outranks(rank, 'worker')) return c.notFound()
  const today = dayOf(house.rules.calendarOf(await getCommunity(house.db, community)), house.clock())
  const card = await readCommunity<CoordinationTables, Parameters<typeof BodyPage>[0]['card']>(
    house.db,
    community,
    async (tx) => ({
      hours: await findHours(tx, community, body.id),
      contacts: await listContacts(tx, community, { body: body.id, secrets: house.secrets }),
      deputies: await listDeputies(tx, community, body.id),
      duties: await listDuties(tx, community, { body: body.id }),
      today,
    }),
  )
  const frame = await frameFor(c, desk, `/desk/bodies/${body.id}`)
  return sendPage(c, <BodyPage frame={frame} body={body} card={card} again={again} />, status)
}
