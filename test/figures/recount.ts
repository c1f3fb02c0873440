import { type WorkingCalendar, workingMinutesBetween } from '../../src/kernel/calendar.ts'
import type { Period } from '../../src/kernel/month.ts'
import { hoursAfter, type Instant, latest, millisOf } from '../../src/kernel/time.ts'
import type { Life } from './lives.ts'
import type { Promised } from './promises.ts'

/* Each figure counted anew from the lives of the cases, in the plainest way: filter and count. */

type Pair = readonly [part: number, whole: number]

export type Recounted = {
  readonly response: Pair
  readonly responseByHousehold: Pair
  readonly resolution: Pair
  readonly resolutionByHousehold: Pair
  readonly satisfaction: Pair
  readonly satisfactionByMatter: Pair
  readonly reached: Pair
  readonly explained: Pair
  readonly refused: Pair
  readonly promises: Pair
  readonly designated: number
  readonly hands: number
  readonly workingMinutes: number
  readonly days: number
  readonly oldestDays: number | null
}

export type Way = 'all' | 'topic' | 'place' | 'body'

export type Seen = {
  readonly lives: readonly Life[]
  readonly promised: readonly Promised[]
  readonly period: Period
  readonly calendar: WorkingCalendar
}

/** @param key what is wanted of the topics, buildings or bodies; null for all of them. */
export function recount({ lives, promised, period, calendar }: Seen, by: Way, key: string | null): Recounted {
  const within = (at: Instant) => at >= period.from && at < period.until
  const of = (life: Life, body: string) =>
    key === null || (by === 'topic' ? life.topic : by === 'place' ? (life.building ?? '') : body) === key
  const counts = lives.filter(({ phase }) => phase !== 'joined' && phase !== 'withdrawn')
  const toContact = counts.filter(
    (life) => within(life.contactDue) && of(life, holderAt(life, life.contactDue)),
  )
  const inTime = toContact.filter(
    ({ contactedAt, contactDue }) => contactedAt !== null && contactedAt <= contactDue,
  )
  const toFinish = counts.filter((life) => within(life.finishDue) && of(life, holderAt(life, life.finishDue)))
  const solvable = toFinish.filter(({ phase }) => phase !== 'explained')
  const heard = solvable.filter(({ words }) => words.size > 0)
  const stood = (life: Life) => !life.brokeAgain && !wasSaidAgain(life, lives)
  const agree = (life: Life) =>
    life.phase === 'claimed' && [...life.words.values()].every(({ fixed }) => fixed)
  const said = toFinish.flatMap(({ words }) => [...words.values()]).filter(isRated)
  const rated = toFinish
    .map(({ words }) => [...words.values()].filter(isRated))
    .filter((all) => all.length > 0)
  const asked = lives.flatMap((life) =>
    [...life.offers.values()].filter(({ at, to }) => within(at) && of(life, to)),
  )
  const answered = asked.filter(({ state }) => state !== 'offered' && state !== 'withdrawn')
  const due = promised.filter((each) => {
    const about = lives.find(({ id }) => id === each.case)
    const mine = about ? of(about, each.body) : key === null || (by === 'body' ? each.body : '') === key
    return within(each.due) && mine && ['kept', 'late', 'broken'].includes(each.state)
  })
  return {
    response: [inTime.length, toContact.length],
    responseByHousehold: [households(inTime), households(toContact)],
    resolution: [heard.filter((life) => agree(life) && stood(life)).length, heard.length],
    resolutionByHousehold: [
      heard
        .filter((life) => !agree(life) || stood(life))
        .flatMap(({ words }) => [...words.values()])
        .filter(({ fixed }) => fixed).length,
      heard.flatMap(({ words }) => [...words.values()]).length,
    ],
    satisfaction: [said.filter(isHappy).length, said.length],
    satisfactionByMatter: [rated.filter((all) => all.every(isHappy)).length, rated.length],
    reached: [
      heard.length,
      heard.length + solvable.filter(({ words, phase }) => words.size === 0 && phase === 'claimed').length,
    ],
    explained: [toFinish.length - solvable.length, toFinish.length],
    refused: [answered.filter(({ state }) => state === 'refused').length, answered.length],
    promises: [due.filter(({ state }) => state === 'kept').length, due.length],
    designated: lives.flatMap((life) => life.named.filter(({ at, to }) => within(at) && of(life, to))).length,
    ...timeHeld({ lives, period, calendar }, of),
  }
}

function households(lives: readonly Life[]): number {
  return lives.reduce((sum, life) => sum + life.households, 0)
}

type Word = { readonly fixed: boolean; readonly mark: number | null }
const isRated = ({ fixed, mark }: Word) => mark !== null || !fixed
const isHappy = ({ mark }: Word) => mark !== null && mark >= 4

export function holderAt({ stays }: Life, at: Instant): string {
  return (stays.findLast(({ since }) => since <= at) ?? stays[0])?.body ?? ''
}

function wasSaidAgain(life: Life, lives: readonly Life[]): boolean {
  const { doneAt } = life
  if (doneAt === null || life.building === null) return false
  return lives.some(
    (later) =>
      later.id !== life.id &&
      later.building === life.building &&
      later.stairwell === life.stairwell &&
      later.topic === life.topic &&
      later.openedAt > doneAt &&
      later.openedAt < hoursAfter(doneAt, 30 * 24) &&
      later.phase !== 'joined' &&
      later.phase !== 'withdrawn' &&
      !later.notSame.has(life.id) &&
      !life.notSame.has(later.id),
  )
}

function timeHeld(
  { lives, period, calendar }: Omit<Seen, 'promised'>,
  of: (life: Life, body: string) => boolean,
) {
  const hands = new Set<string>()
  const ages: number[] = []
  let [workingMinutes, days] = [0, 0]
  for (const life of lives)
    for (const { body, since, until } of life.stays) {
      if (since >= period.until || (until !== null && until <= period.from) || !of(life, body)) continue
      hands.add(`${life.id} ${body}`)
      const from = latest(since, period.from)
      const to = until !== null && until < period.until ? until : period.until
      workingMinutes += workingMinutesBetween(calendar, from, to)
      days += daysBetween(from, to)
      if (until === null || until >= period.until) ages.push(daysBetween(since, period.until))
    }
  return { hands: hands.size, workingMinutes, days, oldestDays: ages.length > 0 ? Math.max(...ages) : null }
}

function daysBetween(from: Instant, to: Instant): number {
  return (millisOf(to) - millisOf(from)) / 86_400_000
}
