import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, readId } from '../../../kernel/ids.ts'
import { plainDate } from '../../../kernel/time.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { recordPromise, settlePromise } from './desk-promises.ts'
import { ledgerPath, readLedgerFilter } from './ledger-filter.ts'
import { LedgerPage } from './ledger-view.tsx'
import type { AgainPromise } from './line.tsx'
import { consents, type Promised, type PromiseId } from './promise.rules.ts'
import { readLedger } from './read-ledger.ts'
import { promiseWords as words } from './words.ts'

const once = z.string().optional()
const on = z.iso.date().transform(plainDate)
const why = z.string().trim().min(1).max(1_000)
const makeForm = z.object({
  once,
  ref: z.string().trim().min(1).max(20),
  body: z.uuid(),
  what: z.string().trim().min(1).max(300),
  on,
})
const settleForms = {
  kept: z.object({ once }),
  broken: z.object({ once, why }),
  moved: z.object({ once, why, on, consent: z.enum(consents) }),
} as const

/** `/desk/promises`: who promised what by when, what came of it, and how each body keeps its word. */
export function ledgerPages(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const mayLook = (c: Context<Env>) => outranks(staffOf(c).rank, 'worker')
  app.get('/desk/promises', async (c) => {
    if (!mayLook(c)) return c.notFound()
    const making = c.req.query('new') === '1'
    const again: AgainPromise | null = making
      ? { form: 'make', typed: { ref: c.req.query('case') ?? '' }, errors: [] }
      : null
    return show(c, desk, { again, at: readId<PromiseId>(c.req.query('at')) })
  })
  app.post('/desk/promises', async (c) => {
    if (!mayLook(c)) return c.notFound()
    const form = await readForm(c, makeForm)
    const again = (errors: AgainPromise['errors'], status: 409 | 422) =>
      show(c, desk, { again: { form: 'make', typed: form.typed, errors }, at: null, status })
    if (!form.ok) return again(wrongIn(form.wrong), 422)
    const { body, once: key, ...rest } = form.value
    const made = await recordPromise(house)({ ...rest, body: body as BodyId }, callerOf(c, key))
    return made.ok ? goTo(c, made.value.id) : again(refusedAt(made), 409)
  })
  app.post('/desk/promises/:id/:as', async (c) => {
    const [id, as] = [readId<PromiseId>(c.req.param('id')), c.req.param('as')]
    if (!mayLook(c) || id === null || !isSettling(as)) return c.notFound()
    const { typed, ...read } = await settlingOf(c, as)
    const again = (errors: AgainPromise['errors'], status: 409 | 422) =>
      show(c, desk, { again: { form: as, typed, errors }, at: id, status })
    // Of two forms with a reason each, the summary leads to the one that was sent.
    const own = read.wrong.map((field) => (field === 'why' ? `why-${as}` : field))
    if (!read.how) return again(wrongIn(own), 422)
    const done = await settlePromise(house)({ id, how: read.how }, callerOf(c, typed['once']))
    return done.ok ? goTo(c, done.value.id) : again(refusedAt(done), 409)
  })
}

type Settling = keyof typeof settleForms
type How = Parameters<ReturnType<typeof settlePromise>>[0]['how']

function isSettling(text: string): text is Settling {
  return Object.hasOwn(settleForms, text)
}

type Read = { readonly typed: Typed; readonly how: How | null; readonly wrong: readonly string[] }

async function settlingOf(c: Context<Env>, as: Settling): Promise<Read> {
  if (as === 'moved') {
    const form = await readForm(c, settleForms.moved)
    return form.ok
      ? { typed: form.typed, wrong: [], how: { ...form.value, as } }
      : { typed: form.typed, wrong: form.wrong, how: null }
  }
  if (as === 'broken') {
    const form = await readForm(c, settleForms.broken)
    return form.ok
      ? { typed: form.typed, wrong: [], how: { as, why: form.value.why } }
      : { typed: form.typed, wrong: form.wrong, how: null }
  }
  const form = await readForm(c, settleForms.kept)
  return { typed: form.typed, wrong: form.ok ? [] : form.wrong, how: form.ok ? { as } : null }
}

type Shown = {
  readonly again: AgainPromise | null
  readonly at: PromiseId | null
  readonly status?: 409 | 422
}

async function show(c: Context<Env>, desk: Desk, { again, at, status }: Shown): Promise<Response> {
  const filter = readLedgerFilter(c.req.query())
  const ledger = await readLedger(desk.house)(staffOf(c), { filter, at })
  const frame = await frameFor(c, desk, ledgerPath(filter, at))
  return sendPage(c, <LedgerPage frame={frame} ledger={ledger} again={again} />, status ?? 200)
}

function callerOf(c: Context<Env>, key: string | undefined) {
  return { actor: staffOf(c), once: key !== undefined && isOnceKey(key) ? key : null }
}

function goTo(c: Context<Env>, id: Promised['id']): Response {
  return c.redirect(`/desk/promises?at=${id}`, 303)
}

function wrongIn(fields: readonly string[]): AgainPromise['errors'] {
  if (fields.length === 0) return [{ field: '', says: words.refused.form }]
  return fields.map((field) => ({
    field,
    says: sayWrong(field.split('-')[0] ?? field),
  }))
}

function sayWrong(field: string): string {
  return isField(field) ? words.wrong[field] : words.refused.form
}

function isField(text: string): text is keyof typeof words.wrong {
  return Object.hasOwn(words.wrong, text)
}

type Refused = Extract<
  Awaited<ReturnType<ReturnType<typeof settlePromise | typeof recordPromise>>>,
  { ok: false }
>

function isAboutDay(code: Refused['code']): boolean {
  return code === 'promise.in_the_past' || code === 'promise.not_later'
}

function refusedAt({ code }: Refused): AgainPromise['errors'] {
  const field = isAboutDay(code) ? 'on' : code === 'case.not_found' ? 'ref' : ''
  return [{ field, says: words.refused[code] }]
}
