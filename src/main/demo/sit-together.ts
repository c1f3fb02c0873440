import type { BodyId, CaseId } from '../../kernel/ids.ts'
import { inCommunity } from '../../kernel/db.ts'
import { cancel } from '../../kernel/jobs.ts'
import { ok } from '../../kernel/result.ts'
import { dayOf, isWorkingDay, startOfDay } from '../../kernel/calendar.ts'
import {
  afterMillis,
  dateOfDay,
  dayNumber,
  hoursAfter,
  type Instant,
  type PlainDate,
} from '../../kernel/time.ts'
import { moveMeeting } from '../../modules/coordination/meetings/change-meeting.ts'
import { closeMeeting, takeAttendance } from '../../modules/coordination/meetings/hold-meeting.ts'
import { planMeeting } from '../../modules/coordination/meetings/plan-meeting.ts'
import { readMeeting, readMeetings } from '../../modules/coordination/meetings/read-meeting.ts'
import { writeItem } from '../../modules/coordination/meetings/write-item.ts'
import { askPart, tellPartDone } from '../../modules/coordination/parts/door.ts'
import { lookAtPart } from '../../modules/coordination/parts/follow-case.ts'
import { partKey } from '../../modules/coordination/parts/jobs.ts'
import { lookAtPromise } from '../../modules/coordination/promises/look-at-promise.ts'
import { answerWhistle, blowWhistle, endWhistle } from '../../modules/coordination/whistles/door.ts'
import { as, must, type World } from './scene.ts'

/** A meeting that was held a week ago, one that is to come, shares of two matters, and a call to the spot. */
export async function sitTogether(world: World): Promise<void> {
  const { proposed } = await readMeetings(daysOff(world, 0))(world.staff.worker)
  const lastWeek = morning(world, -7)
  const old = proposed.filter(({ openedAt }) => openedAt < lastWeek)
  const [first, second, third, fourth] = old.length >= 4 ? old : proposed
  if (!first || !second || !third || !fourth) throw new Error('the demo has too little that is stuck')
  await heldMeeting(world, lastWeek, [first.id, second.id])
  await comingMeeting(world, [third.id, fourth.id])
  await shares(world, first)
  await called(world, second.id)
}

type Cases = readonly CaseId[]
type Stuck = { readonly id: CaseId; readonly holder: BodyId }

async function heldMeeting(world: World, at: Instant, cases: Cases): Promise<void> {
  const { bodies, staff } = world
  const by = as(staff.worker)
  const plan = { title: '推来推去的两件事', at, minutes: 90, place: '服务站议事厅', cases, others: [] }
  const invited = [bodies.property, bodies.housing, bodies.owners]
  const { id } = must(
    await planMeeting(atMoment(world, hoursAfter(at, -48)))({ ...plan, bodies: invited }, by),
    'call a meeting',
  )
  const there = atMoment(world, hoursAfter(at, 1))
  const guests = [
    { body: bodies.property, came: true, who: '屈师傅' },
    { body: bodies.housing, came: true, who: '修缮科的同志' },
    { body: bodies.owners, came: false, who: '' },
  ]
  must(await takeAttendance(there)({ id, guests }, by), 'see who came')
  const said = { id, putOff: false }
  const soon = { body: bodies.property, what: '先派人上门看一次，把说法贴在单元门口', on: dayFrom(world, -3) }
  const later = {
    body: bodies.housing,
    what: '查清楚该谁出钱，给一张盖章的答复',
    on: dayFrom(world, 5),
  }
  must(
    await writeItem(there)(
      {
        ...said,
        n: 1,
        said: '两家都说不归自己，业委会没来',
        decided: '物业先管起来，不让住户再跑',
        promise: soon,
      },
      by,
    ),
    'write the minutes',
  )
  must(
    await writeItem(there)(
      { ...said, n: 2, said: '要动维修资金，手续没人懂', decided: '房管局把手续列出来', promise: later },
      by,
    ),
    'write the minutes',
  )
  must(await closeMeeting(there)({ id }, by), 'end a meeting')
  const made = await readMeeting(there)(staff.worker, id)
  for (const promise of made?.promises ?? [])
    if (promise.due < world.present)
      await lookAtPromise(daysOff(world, 0))({ community: world.community, promise: promise.id })
}

async function comingMeeting(world: World, cases: Cases): Promise<void> {
  const { bodies, staff } = world
  const at = morning(world, 2)
  const plan = {
    title: '还没人肯认的两件',
    at,
    minutes: 60,
    place: '服务站',
    cases,
    others: ['维修资金怎么用'],
  }
  const invited = [bodies.property, bodies.owners, bodies.housing, bodies.street]
  const by = as(staff.worker)
  const { id } = must(
    await planMeeting(daysOff(world, -1))({ ...plan, bodies: invited }, by),
    'call a meeting',
  )
  must(await moveMeeting(daysOff(world, 0))({ id, at, place: '服务站议事厅' }, by), 'move a meeting')
}

async function shares(world: World, { id: it, holder }: Stuck): Promise<void> {
  const { bodies, staff } = world
  const by = as(staff.worker)
  const others = [bodies.owners, bodies.street, bodies.city, bodies.power].filter((body) => body !== holder)
  const ask = async (n: number, what: string, days: number) => {
    const body = others[n]
    if (!body) throw new Error('the demo has too few bodies')
    const asking = { case: it, body, what, on: dayFrom(world, days) }
    return must(await askPart(daysOff(world, -6))(asking, by), 'ask for a share')
  }
  const late = await ask(0, '把账列出来给大家看', -2)
  await lookAtPart(daysOff(world, -1))({ community: world.community, part: late.id })
  await forget(world, partKey(late.id))
  await ask(1, '问清楚要办什么手续', 4)
  const done = await ask(2, '先去看一眼，拍照回来', -1)
  must(
    await tellPartDone(daysOff(world, -2))({ id: done.id, words: '看过了，照片给了服务站' }, by),
    'do a share',
  )
}

async function called(world: World, it: CaseId): Promise<void> {
  const { bodies, staff } = world
  const by = as(staff.worker)
  const at = morning(world, -2)
  const call = { case: it, at, place: '楼下花坛边', why: '说好的日子过了，谁也没来看' }
  const { id } = must(
    await blowWhistle(atMoment(world, hoursAfter(at, -48)))(
      { ...call, bodies: [bodies.property, bodies.housing] },
      by,
    ),
    'call to the spot',
  )
  const no = { id, body: bodies.housing, answer: 'not_coming' as const, why: '那天全局开会' }
  must(await answerWhistle(atMoment(world, hoursAfter(at, -24)))(no, by), 'answer a call')
  const came = [{ body: bodies.property, who: '屈师傅' }]
  must(
    await endWhistle(atMoment(world, hoursAfter(at, 2)))(
      { id, came, agreed: '物业三天内给办，房管局下周再来' },
      by,
    ),
    'end a call',
  )
}

// What the worker would have looked at in its time waits for nothing any more.
async function forget({ house, community }: World, key: string): Promise<void> {
  await inCommunity(house.db, community, async (tx) => {
    await cancel(tx, key)
    return ok(null)
  })
}

function atMoment(world: World, at: Instant): World['house'] {
  return { ...world.house, clock: () => at }
}

/** The house as it was, or will be, so many days from now. */
function daysOff(world: World, days: number): World['house'] {
  return atMoment(world, afterMillis(world.present, days * 86_400_000))
}

function dayFrom({ calendar, present }: World, days: number): PlainDate {
  return dateOfDay(dayNumber(dayOf(calendar, present)) + days)
}

/** Half past nine on the working day nearest to so many days from now, away from today. */
function morning(world: World, days: number): Instant {
  const step = days < 0 ? -1 : 1
  for (let off = days; ; off += step) {
    const on = dayFrom(world, off)
    if (isWorkingDay(world.calendar, on)) return afterMillis(startOfDay(world.calendar, on), 9.5 * 3_600_000)
  }
}
