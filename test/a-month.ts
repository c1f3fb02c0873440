import type { CaseId, RequestId } from '../src/kernel/ids.ts'
import { monthOf } from '../src/kernel/month.ts'
import { hoursAfter, parseInstant } from '../src/kernel/time.ts'
import type { Topic } from '../src/rulebook/categories.ts'
import { callBack } from '../src/modules/cases/call-back.ts'
import { sayDone } from '../src/modules/cases/say-done.ts'
import { triageCase } from '../src/modules/cases/triage-case.ts'
import { tellResident } from '../src/modules/cases/write-note.ts'
import type { Counted } from '../src/modules/figures/count.ts'
import type { By } from '../src/modules/figures/key.store.ts'
import { type Group, readFigures } from '../src/modules/figures/read-figures.ts'
import { getCommunity } from '../src/modules/people/door.ts'
import { aBoard } from './a-board.ts'
import { by } from './a-request.ts'
import type { TestDatabase } from './database.ts'
import { said } from './desk.ts'

/** Monday 2 November 2026, 10:00. The post is open from 8:30 to 17:30. */
export const monday = parseInstant('2026-11-02T02:00:00Z')
export const day = (n: number) => hoursAfter(monday, n * 24)

/** A post, and what happens there in the words of the tables below. */
export async function aMonth(t: TestDatabase) {
  const board = await aBoard(t)
  const { here, house, clock } = board
  const must = async <T>(deed: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> => {
    const done = await deed
    if (!done.ok) throw new Error(done.code)
    return done.value
  }
  const opened = async (topic: Topic) => {
    const receipt = await said(house, here, '有件事请看看')
    const id = receipt.cases[0]?.id
    if (!id) throw new Error('nothing was filed')
    await must(triageCase(house)({ id, topic, urgency: 'normal' }, by(here.worker)))
    return { id, request: receipt.request }
  }
  const told = (id: CaseId) =>
    must(tellResident(house)({ id, words: '这就去', how: 'told' }, by(here.worker)))
  const done = (id: CaseId) => must(sayDone(house)({ id, words: '好了' }, by(here.worker)))
  const answered = (
    { id, request }: { id: CaseId; request: RequestId },
    outcome: 'fixed' | 'not_fixed' | 'unreached',
    rating?: number,
  ) => must(callBack(house)({ id, request, outcome, rating, words: '问过了' }, by(here.worker)))
  const figures = async (way: By = 'all', name = '2026-11') => {
    const calendar = house.rules.calendarOf(await getCommunity(house.db, here.community))
    return readFigures(house)(here.community, monthOf(calendar, clock(), name), way)
  }
  return { ...board, must, opened, told, done, answered, figures }
}

export function figureOf({ counted }: Group, id: Counted['id']) {
  const found = counted.find((each) => each.id === id)
  if (!found) throw new Error(id)
  const left = Object.fromEntries([...found.rest, ...found.apart].map(({ verdict, n }) => [verdict, n]))
  return { part: found.part, whole: found.whole, other: found.other, left }
}
