import type { Context, Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { readId } from '../../../kernel/ids.ts'
import { docxOf } from '../../../kernel/paper/docx.ts'
import { pdfOf } from '../../../kernel/paper/pdf.ts'
import type { Paper } from '../../../kernel/paper/paper.ts'
import { sayFullDate, sayTime } from '../../../kernel/words/time.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { type Desk, staffOf } from '../../cases/desk/door.ts'
import { calendarFileOf } from './calendar.ts'
import type { MeetingId } from './meeting.rules.ts'
import { type Minutes, minutesOf } from './minutes.ts'
import { type MeetingView, nameIn, readMeeting } from './read-meeting.ts'
import { meetingWords as words } from './words.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What of a meeting can be taken away: the entry for a calendar, and the minutes to sign. */
export function meetingPapers(app: Hono<Env>, desk: Desk): void {
  const papers: Readonly<Record<string, (view: MeetingView) => Promise<readonly [string, Buffer]>>> = {
    'invitation.ics': async (view) => ['text/calendar; charset=utf-8', Buffer.from(invitationOf(desk, view))],
    'minutes.pdf': async (view) => ['application/pdf', await pdfOf(paperOf(view))],
    'minutes.docx': async (view) => [docx, await docxOf(paperOf(view))],
  }
  for (const [name, make] of Object.entries(papers))
    app.get(`/desk/meetings/:id/${name}`, async (c) => {
      const view = await viewFor(c, desk)
      if (!view) return c.notFound()
      const [type, bytes] = await make(view)
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
    })
}

async function viewFor(c: Context<Env>, { house }: Desk): Promise<MeetingView | null> {
  const staff = staffOf(c)
  const id = readId<MeetingId>(c.req.param('id'))
  return id && outranks(staff.rank, 'worker') ? readMeeting(house)(staff, id) : null
}

function invitationOf({ site }: Desk, { meeting, community }: MeetingView): string {
  return calendarFileOf(meeting, { from: community.name, host: new URL(site.baseUrl).hostname })
}

function paperOf(view: MeetingView): Paper {
  const { meeting, community, bodies, promises, last, dayOf } = view
  const minutes: Minutes = {
    meeting,
    post: community.name,
    when: `${sayFullDate('zh-CN', dayOf(meeting.at))} ${sayTime(meeting.at)}`,
    nameOf: nameIn(bodies),
    titleOf: titleIn(view),
    promises,
    last,
    dayOf: ({ due }) => dayOf(due),
  }
  return minutesOf(minutes)
}

/** What an item is called where other bodies read it: a private matter by its topic and number. */
export function titleIn({ cases }: Pick<MeetingView, 'cases'>): Minutes['titleOf'] {
  return (item) => {
    const it = item.case && cases.get(item.case)
    if (!it?.isPrivate) return item.title
    return words.privateMatter(rulebookWords['zh-CN'].topics[it.topic], it.ref)
  }
}
