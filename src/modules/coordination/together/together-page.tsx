import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { startOfDay } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, readId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import { afterMillis, type Instant, type PlainDate, plainDate } from '../../../kernel/time.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { getCommunity } from '../../people/door.ts'
import { askPart, type PartId, takeBackPart, tellPartDone, tellPartLate } from '../parts/door.ts'
import { answerWhistle, blowWhistle, callOffWhistle, endWhistle, type WhistleId } from '../whistles/door.ts'
import type { Again } from './again.ts'
import { readTogether, readWhistles, type Together } from './read-together.ts'
import { TogetherPage } from './together-view.tsx'
import { WhistlesPage } from './whistles-view.tsx'
import { sayTogetherRefusal, togetherWords as words } from './words.ts'

/** `/desk/together/:ref`: who does what of a case, and calls to the spot; `/desk/whistles`: all of those. */
export function togetherPages(app: Hono<Env>, desk: Desk): void {
  app.get('/desk/whistles', async (c) => {
    if (!outranks(staffOf(c).rank, 'worker')) return c.notFound()
    const frame = await frameFor(c, desk, '/desk/whistles')
    return sendPage(c, <WhistlesPage frame={frame} all={await readWhistles(desk.house)(staffOf(c))} />)
  })
  app.get('/desk/together/:ref', (c) => show(c, desk, null, 200))
  app.post('/desk/together/:ref/:deed', async (c) => {
    const staff = staffOf(c)
    const deed = c.req.param('deed')
    const run = isDeed(deed) ? deeds[deed] : null
    const together =
      run && outranks(staff.rank, 'worker') ? await readTogether(desk.house)(staff, c.req.param('ref')) : null
    if (!together || !run) return c.notFound()
    const form = await readForm(c, anyForm)
    const { typed } = form
    const once = typed['once'] ?? ''
    const by: Caller = { actor: staff, once: isOnceKey(once) ? once : null }
    const lists = form.ok ? form.value : { bodies: [] }
    const done = await run({ desk, together, typed, bodies: lists.bodies, by })
    if (done === null) return c.redirect(`/desk/together/${together.it.ref}`, 303)
    const again = {
      form: formOf(deed, typed),
      typed,
      bodies: lists.bodies,
      errors: done.errors,
    }
    return show(c, desk, again, done.status)
  })
}

const anyForm = z.object({ bodies: z.array(z.string()).default([]) })

/** Which of several forms of one kind it was. */
function formOf(deed: string, { id = '' }: Typed): string {
  return id === '' ? deed : `${deed}-${id}`
}

type Tried = { readonly errors: Again['errors']; readonly status: 409 | 422 } | null

type Doing = {
  readonly desk: Desk
  readonly together: Together
  readonly typed: Typed
  readonly bodies: readonly string[]
  readonly by: Caller
}

type DeedName = 'ask' | 'done' | 'late' | 'withdraw' | 'blow' | 'answer' | 'end' | 'off'

const deeds: Readonly<Record<DeedName, (doing: Doing) => Promise<Tried>>> = {
  ask: async ({ desk: { house }, together: { it }, typed, by }) => {
    const [body, on] = [readId<BodyId>(typed['body']), dayIn(typed['on'])]
    if (!body) return wrong('body', words.wrong.body)
    if (!on) return wrong('on', words.wrong.day)
    return tried(await askPart(house)({ case: it.id, body, what: text(typed, 'what', 300), on }, by))
  },
  done: ({ desk: { house }, typed, by }) =>
    onPart(typed, (id) => tellPartDone(house)({ id, words: text(typed, 'words', 2_000) }, by)),
  late: ({ desk: { house }, typed, by }) =>
    onPart(typed, (id) => tellPartLate(house)({ id, why: text(typed, 'why', 1_000) }, by)),
  withdraw: ({ desk: { house }, typed, by }) => onPart(typed, (id) => takeBackPart(house)({ id }, by)),
  blow: async ({ desk, together: { it }, typed, bodies, by }) => {
    const at = await momentOf(desk, it.community, typed)
    if (typeof at !== 'string') return at
    const called = bodies.flatMap((each) => readId<BodyId>(each) ?? [])
    const [place, why] = [text(typed, 'place', 120), text(typed, 'whistleWhy', 500)]
    return tried(await blowWhistle(desk.house)({ case: it.id, bodies: called, at, place, why }, by))
  },
  answer: async ({ desk: { house }, typed, by }) => {
    const [id, body] = [readId<WhistleId>(typed['id']), readId<BodyId>(typed['body'])]
    if (!id || !body) return wrong('', sayTogetherRefusal('whistle.not_called'))
    const answer = typed['answer'] === 'coming' ? 'coming' : 'not_coming'
    return tried(await answerWhistle(house)({ id, body, answer, why: text(typed, 'answerWhy', 500) }, by))
  },
  end: async ({ desk: { house }, together, typed, bodies, by }) => {
    const id = readId<WhistleId>(typed['id'])
    if (!id || !together.whistles.some((each) => each.id === id))
      return wrong('', sayTogetherRefusal('whistle.not_found'))
    const came = bodies.flatMap((each) => {
      const body = readId<BodyId>(each)
      return body ? [{ body, who: text(typed, `who-${body}`, 60) }] : []
    })
    return tried(await endWhistle(house)({ id, came, agreed: text(typed, 'agreed', 2_000) }, by))
  },
  off: async ({ desk: { house }, typed, by }) => {
    const id = readId<WhistleId>(typed['id'])
    if (!id) return wrong('', sayTogetherRefusal('whistle.not_found'))
    return tried(await callOffWhistle(house)({ id, why: text(typed, 'offWhy', 500) }, by))
  },
}

function isDeed(text: string): text is DeedName {
  return Object.hasOwn(deeds, text)
}

async function onPart(typed: Typed, run: (id: PartId) => Promise<Result<unknown, string>>): Promise<Tried> {
  const id = readId<PartId>(typed['id'])
  return id ? tried(await run(id)) : wrong('', sayTogetherRefusal('part.not_found'))
}

function text(typed: Typed, name: string, most: number): string {
  return (typed[name] ?? '').trim().slice(0, most)
}

function tried(done: Result<unknown, string>): Tried {
  return done.ok ? null : { errors: [{ field: '', says: sayTogetherRefusal(done.code) }], status: 409 }
}

function wrong(field: string, says: string): Tried {
  return { errors: [{ field, says }], status: 422 }
}

function dayIn(said: string | undefined): PlainDate | null {
  const read = z.iso.date().safeParse(said)
  return read.success ? plainDate(read.data) : null
}

async function momentOf(
  { house }: Desk,
  community: Together['it']['community'],
  typed: Typed,
): Promise<Instant | Tried> {
  const day = dayIn(typed['day'])
  if (!day) return wrong('day', words.wrong.day)
  const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec((typed['time'] ?? '').trim())
  if (!clock) return wrong('time', words.wrong.time)
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  return afterMillis(startOfDay(calendar, day), (Number(clock[1]) * 60 + Number(clock[2])) * 60_000)
}

async function show(
  c: Context<Env>,
  desk: Desk,
  again: Again | null,
  status: 200 | 409 | 422,
): Promise<Response> {
  const staff = staffOf(c)
  const together = outranks(staff.rank, 'worker')
    ? await readTogether(desk.house)(staff, c.req.param('ref') ?? '')
    : null
  if (!together) return c.notFound()
  const frame = await frameFor(c, desk, `/desk/together/${together.it.ref}`)
  return sendPage(c, <TogetherPage frame={frame} together={together} again={again} />, status)
}
