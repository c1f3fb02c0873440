import type { Context, Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, readId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { getCommunity } from '../../people/door.ts'
import type { AgainMeeting, Flaw, MeetingForm } from './again.ts'
import { adjournMeeting, cancelMeeting, moveMeeting } from './change-meeting.ts'
import { closeMeeting, takeAttendance } from './hold-meeting.ts'
import { meetingPapers } from './meeting-papers.ts'
import type { MeetingId } from './meeting.rules.ts'
import { adjournForm, dayIn, itemForm, momentOf, moveForm, whyForm } from './meeting-forms.ts'
import { MeetingPage } from './meeting-view.tsx'
import { readMeeting } from './read-meeting.ts'
import { sayMeetingRefusal } from './say-refusal.ts'
import { meetingWords as words } from './words.ts'
import { type Writing, writeItem } from './write-item.ts'

/** `/desk/meetings/:id`: who came, what each item came to, who promised what; and the papers of it. */
export function meetingPage(app: Hono<Env>, desk: Desk): void {
  app.get('/desk/meetings/:id', (c) => show(c, desk, null, 200))
  meetingPapers(app, desk)
  app.post('/desk/meetings/:id/items/:n', async (c) => {
    const n = Number(c.req.param('n'))
    return act(c, desk, `item-${n}`, async (id, by) => {
      const form = await readForm(c, itemForm)
      if (!form.ok) return again(form.typed, [{ field: '', says: sayMeetingRefusal('') }])
      const promise = promiseIn(form.value)
      if (promise === 'wrong') return again(form.typed, [{ field: 'on', says: words.wrong.day }])
      const { said, decided, putOff } = form.value
      if (said.length > 4_000 || decided.length > 2_000)
        return again(form.typed, [
          { field: said.length > 4_000 ? 'said' : 'decided', says: words.wrong.long },
        ])
      const input: Writing = { id, n, said, decided, putOff: putOff !== '', promise }
      return tried(form.typed, await writeItem(desk.house)(input, by(form.typed)))
    })
  })
  for (const [name, run] of Object.entries(deeds))
    app.post(`/desk/meetings/:id/${name}`, (c) =>
      act(c, desk, name as MeetingForm, (id, by) => run(c, desk, { id, by })),
    )
}

type Tried = { readonly typed: Typed; readonly errors: readonly Flaw[]; readonly status: 409 | 422 } | null
type ByTyped = (typed: Typed) => Caller

function again(typed: Typed, errors: readonly Flaw[]): Tried {
  return { typed, errors, status: 422 }
}

function tried(typed: Typed, done: Result<unknown, string>): Tried {
  if (done.ok) return null
  return { typed, errors: [{ field: '', says: sayMeetingRefusal(done.code) }], status: 409 }
}

type Doing = { readonly id: MeetingId; readonly by: ByTyped }
type Run = (c: Context<Env>, desk: Desk, doing: Doing) => Promise<Tried>

const deeds: Readonly<Record<'move' | 'cancel' | 'adjourn' | 'attend' | 'close', Run>> = {
  move: async (c, desk, { id, by }) => {
    const form = await readForm(c, moveForm)
    const at = form.ok ? momentOf(form.value, await calendarOf(c, desk)) : []
    if (!form.ok || Array.isArray(at)) return again(form.typed, Array.isArray(at) ? at : [])
    const { place } = form.value
    if (place === '' || place.length > 120)
      return again(form.typed, [{ field: 'place', says: words.wrong.place }])
    return tried(form.typed, await moveMeeting(desk.house)({ id, at, place }, by(form.typed)))
  },
  cancel: async (c, desk, { id, by }) => {
    const { typed, why } = await whyIn(c)
    return tried(typed, await cancelMeeting(desk.house)({ id, why }, by(typed)))
  },
  adjourn: async (c, desk, { id, by }) => {
    const form = await readForm(c, adjournForm)
    const to = form.ok ? momentOf(form.value, await calendarOf(c, desk)) : []
    if (!form.ok || Array.isArray(to)) return again(form.typed, Array.isArray(to) ? to : [])
    const why = form.value.why.slice(0, 500)
    return tried(form.typed, await adjournMeeting(desk.house)({ id, to, why }, by(form.typed)))
  },
  attend: async (c, desk, { id, by }) => {
    const view = await readMeeting(desk.house)(staffOf(c), id)
    const { typed } = await whyIn(c)
    const guests = (view?.meeting.guests ?? []).flatMap(({ body }) => {
      const came = typed[`came-${body}`]
      const who = (typed[`who-${body}`] ?? '').trim().slice(0, 60)
      return came === 'yes' || came === 'no' ? [{ body, came: came === 'yes', who }] : []
    })
    return tried(typed, await takeAttendance(desk.house)({ id, guests }, by(typed)))
  },
  close: async (c, desk, { id, by }) => {
    const { typed } = await whyIn(c)
    return tried(typed, await closeMeeting(desk.house)({ id }, by(typed)))
  },
}

async function whyIn(c: Context<Env>) {
  const form = await readForm(c, whyForm)
  return { typed: form.typed, why: form.ok ? form.value.why.slice(0, 500) : '' }
}

async function calendarOf(c: Context<Env>, { house }: Desk) {
  return house.rules.calendarOf(await getCommunity(house.db, staffOf(c).community))
}

type Promising = { readonly body: string; readonly what: string; readonly on: string }

function promiseIn({ body, what, on }: Promising): Writing['promise'] | 'wrong' {
  const who = readId<BodyId>(body)
  if (who === null) return undefined
  const day = dayIn(on)
  return day === null ? 'wrong' : { body: who, what: what.slice(0, 300), on: day }
}

async function act(
  c: Context<Env>,
  desk: Desk,
  form: MeetingForm,
  run: (id: MeetingId, by: ByTyped) => Promise<Tried>,
): Promise<Response> {
  const id = readId<MeetingId>(c.req.param('id'))
  const staff = staffOf(c)
  if (id === null || !outranks(staff.rank, 'worker')) return c.notFound()
  const by: ByTyped = ({ once }) => ({
    actor: staff,
    once: once !== undefined && isOnceKey(once) ? once : null,
  })
  const refused = await run(id, by)
  if (refused === null) return c.redirect(`/desk/meetings/${id}#${form}`, 303)
  return show(c, desk, { form, typed: refused.typed, errors: refused.errors }, refused.status)
}

async function show(
  c: Context<Env>,
  desk: Desk,
  shown: AgainMeeting | null,
  status: 200 | 409 | 422,
): Promise<Response> {
  const id = readId<MeetingId>(c.req.param('id'))
  const staff = staffOf(c)
  const view = id && outranks(staff.rank, 'worker') ? await readMeeting(desk.house)(staff, id) : null
  if (!view) return c.notFound()
  const frame = await frameFor(c, desk, `/desk/meetings/${view.meeting.id}`)
  return sendPage(c, <MeetingPage frame={frame} view={view} again={shown} />, status)
}
