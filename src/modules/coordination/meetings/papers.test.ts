import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../../test/a-case.ts'
import { aMeeting, meetingNow, nextMorning, sitDown, type Table } from '../../../../test/a-meeting.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { held, open, send } from '../../../../test/residents.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { triageCase } from '../../cases/triage-case.ts'
import { calendarFileOf } from './calendar.ts'
import { cancelMeeting, moveMeeting } from './change-meeting.ts'
import { minutesOf } from './minutes.ts'
import { titleIn } from './meeting-papers.ts'
import { nameIn, readMeeting } from './read-meeting.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aTable(): Promise<Table> {
  const clock = testClock()
  return { here: await aPost(t.db), house: aHouse(t.db, clock), clock }
}

/** Lines of a calendar file, unfolded (RFC 5545, 3.1). */
function linesOf(file: string): string[] {
  return file.replace(/\r\n[ \t]/g, '').split('\r\n')
}

const from = { from: '青砚社区', host: 'post.example' }

test('the invitation is a calendar entry of the right hour, with Chinese folded between characters', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table, { title: '关于三号楼屋顶漏水多年没有人管的事，请各家坐下来说清楚' })

  const file = calendarFileOf(meeting, from)

  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(linesOf(file)).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `UID:meeting-${meeting.id}@post.example`,
      'SEQUENCE:0',
      'DTSTART:20261125T010000Z',
      'DTEND:20261125T020000Z',
      'LOCATION:议事厅',
      'STATUS:CONFIRMED',
      'SUMMARY:关于三号楼屋顶漏水多年没有人管的事，请各家坐下来说清楚',
    ]),
  )
})

test('moved it keeps its UID with a higher number; called off it stays in the calendar as cancelled', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  const worker = { actor: table.here.worker, once: null }
  must(
    await moveMeeting(table.house)({ id: meeting.id, at: hoursAfter(nextMorning, 5), place: '三楼' }, worker),
  )
  must(await cancelMeeting(table.house)({ id: meeting.id, why: '修好了' }, worker))

  const lines = linesOf(calendarFileOf(await meetingNow(table, meeting), from))

  expect(lines).toEqual(
    expect.arrayContaining([
      `UID:meeting-${meeting.id}@post.example`,
      'SEQUENCE:2',
      'STATUS:CANCELLED',
      'DTSTART:20261125T060000Z',
    ]),
  )
})

test('a private matter stands on paper by its topic and number, and on the desk by its words', async () => {
  const table = await aTable()
  const { here, house } = table
  const it = await caseOf(house, here, await said(house, here, '楼道灯坏了'))
  must(await triageCase(house)({ id: it.id, isPrivate: true }, { actor: here.worker, once: null }))
  const meeting = await aMeeting(table, { cases: [it.id] })
  await sitDown(table, meeting, [here.bodies.property, here.bodies.bureau])
  const view = await readMeeting(house)(here.worker, meeting.id)
  if (!view) throw new Error('no meeting')

  const paper = minutesOf({
    meeting: view.meeting,
    post: '青砚社区',
    when: '2026年11月25日 9:00',
    nameOf: nameIn(view.bodies),
    titleOf: titleIn(view),
    promises: [],
    last: [],
    dayOf: ({ due }) => view.dayOf(due),
  })

  const text = JSON.stringify(paper)
  expect(text).not.toContain(it.title)
  expect(text).toContain(it.ref)
  expect(text).toContain('屈师傅')
  expect(text).toContain('没来')
})

test('from the list to the minutes: called, sat down, written, closed and taken away as paper', async () => {
  const table = await aTable()
  const { here, house, clock } = table
  const app = tableApp(house, here.worker)
  const once = async (path: string) => held((await open(app, path)).html, 'once') ?? ''
  const missed = await send(app, '/desk/meetings', {
    once: await once('/desk/meetings'),
    title: '屋顶',
    day: '2026-11-25',
    time: '九点',
    minutes: '60',
    place: '议事厅',
    others: '屋顶归谁修',
  })
  expect(missed.status).toBe(422)
  expect(missed.text).toContain('写几点，像9:30。')
  expect(missed.html).toContain('value="屋顶"')

  const body = new FormData()
  for (const [name, value] of [
    ['title', '屋顶'],
    ['day', '2026-11-25'],
    ['time', '9:00'],
    ['minutes', '60'],
    ['place', '议事厅'],
    ['others', '屋顶归谁修\n费用怎么出'],
    ['bodies', here.bodies.property],
    ['bodies', here.bodies.bureau],
  ] as const)
    body.append(name, value)
  const called = await app.request('/desk/meetings', {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  const at = called.headers.get('location') ?? ''
  expect(called.status).toBe(303)

  clock.set(hoursAfter(nextMorning, 1))
  expect((await send(app, `${at}/items/1`, { decided: '修' })).text).toContain('先记下谁来了谁没来')
  await send(app, `${at}/attend`, {
    [`came-${here.bodies.property}`]: 'yes',
    [`who-${here.bodies.property}`]: '屈师傅',
    [`came-${here.bodies.bureau}`]: 'yes',
  })
  const wrote = await send(app, `${at}/items/1`, {
    said: '各说各的',
    decided: '先补漏',
    body: here.bodies.property,
    what: '补漏',
    on: '2026-12-01',
  })
  expect(wrote.status).toBe(303)
  const tooSoon = await send(app, `${at}/close`, {})
  expect(tooSoon.text).toContain('还有没说到的事')
  expect(tooSoon.status).toBe(409)
  await send(app, `${at}/items/2`, { putOff: '1' })
  expect((await send(app, `${at}/close`, {})).status).toBe(303)

  const page = await open(app, at)
  expect(page.text).toContain('开过了')
  expect(page.text).toContain('补漏')
  const pdf = Buffer.from(await (await app.request(`${at}/minutes.pdf`)).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const docx = Buffer.from(await (await app.request(`${at}/minutes.docx`)).arrayBuffer())
  expect(docx.subarray(0, 2).toString()).toBe('PK')
  expect((await app.request(`${at}/invitation.ics`)).headers.get('content-type')).toContain('text/calendar')
})

test('a helper finds no meetings', async () => {
  const table = await aTable()
  const meeting = await aMeeting(table)
  const app = tableApp(table.house, table.here.helper)

  for (const path of ['', `/${meeting.id}`, `/${meeting.id}/minutes.pdf`, `/${meeting.id}/invitation.ics`])
    expect((await open(app, `/desk/meetings${path}`)).status).toBe(404)
})
