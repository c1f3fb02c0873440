import type { Context, Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type CaseId, readId } from '../../../kernel/ids.ts'
import type { Wrong } from '../../../kernel/ui/field.tsx'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { getCommunity } from '../../people/door.ts'
import { type AgainPlan, MeetingsPage } from './meetings-view.tsx'
import { bodiesIn, casesIn, linesOf, momentOf, planForm, wrongPlan } from './meeting-forms.ts'
import { planMeeting } from './plan-meeting.ts'
import { readMeetings } from './read-meeting.ts'
import { sayMeetingRefusal } from './say-refusal.ts'

/** `/desk/meetings`: what is to be talked about, the meetings to come and those that were. */
export function meetingsPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/meetings', async (c) => {
    if (!outranks(staffOf(c).rank, 'worker')) return c.notFound()
    const wanted = readId<CaseId>(c.req.query('case'))
    return show(c, desk, wanted ? { typed: {}, cases: [wanted], bodies: null, errors: [] } : null)
  })
  app.post('/desk/meetings', async (c) => {
    if (!outranks(staffOf(c).rank, 'worker')) return c.notFound()
    const form = await readForm(c, planForm)
    const { typed } = form
    const kept = { cases: form.ok ? form.value.cases : [], bodies: form.ok ? form.value.bodies : [] }
    const again = (errors: readonly Wrong[], status: 409 | 422) =>
      show(c, desk, { typed, ...kept, errors }, status)
    if (!form.ok) return again([{ field: '', says: sayMeetingRefusal('not_understood') }], 422)
    const calendar = house.rules.calendarOf(await getCommunity(house.db, staffOf(c).community))
    const at = momentOf(form.value, calendar)
    const wrong = [...wrongPlan(form.value), ...(Array.isArray(at) ? at : [])]
    if (wrong.length > 0 || Array.isArray(at)) return again(wrong, 422)
    const { title, minutes, place, quorum, others, cases, bodies, once } = form.value
    const planned = await planMeeting(house)(
      {
        title,
        at,
        minutes: Number(minutes),
        place,
        ...(quorum !== '' && { quorum: Number(quorum) }),
        cases: casesIn(cases),
        bodies: bodiesIn(bodies),
        others: linesOf(others),
      },
      { actor: staffOf(c), once: isOnceKey(once) ? once : null },
    )
    if (planned.ok) return c.redirect(`/desk/meetings/${planned.value.id}`, 303)
    return again([{ field: fieldOf(planned.code), says: sayMeetingRefusal(planned.code) }], 409)
  })
}

function fieldOf(code: string): string {
  switch (code) {
    case 'meeting.in_the_past':
      return 'day'
    case 'meeting.no_guests':
    case 'body.not_found':
      return 'bodies'
    case 'meeting.quorum_too_large':
      return 'quorum'
    default:
      return 'cases'
  }
}

async function show(
  c: Context<Env>,
  desk: Desk,
  again: AgainPlan | null,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const wanted = casesIn(again?.cases ?? [])[0] ?? null
  const view = await readMeetings(desk.house)(staffOf(c), wanted)
  const frame = await frameFor(c, desk, '/desk/meetings')
  return sendPage(c, <MeetingsPage frame={frame} view={view} again={again} />, status)
}
