import { dayOf } from '../../kernel/calendar.ts'
import { readCommunity } from '../../kernel/db.ts'
import type { BodyId, CaseId } from '../../kernel/ids.ts'
import { read } from '../../kernel/journal.ts'
import { afterMillis, dateOfDay, dayNumber, type Instant } from '../../kernel/time.ts'
import { callBack } from '../../modules/cases/call-back.ts'
import type { Case } from '../../modules/cases/case.rules.ts'
import { listCasesAfter } from '../../modules/cases/case.store.ts'
import { listAsked } from '../../modules/coordination/callbacks/calls.store.ts'
import { drawSample, monthBefore } from '../../modules/coordination/callbacks/draw-sample.ts'
import { readCallbacks } from '../../modules/coordination/callbacks/read-callbacks.ts'
import { hearPrecedent } from '../../modules/coordination/precedents/hear-designation.ts'
import { recordPromise, settlePromise } from '../../modules/coordination/promises/desk-promises.ts'
import { listPromises, type PromiseLine } from '../../modules/coordination/promises/door.ts'
import { hearCase } from '../../modules/coordination/promises/hear-case.ts'
import { lookAtPromise } from '../../modules/coordination/promises/look-at-promise.ts'
import type { CoordinationTables } from '../../modules/coordination/tables.ts'
import { as, must, type World } from './scene.ts'

/** The words that were given and what came of them, the decisions that are cited, and a round of callbacks. */
export async function keepWords(world: World): Promise<void> {
  const { house, community } = world
  const cases = await readCommunity<CoordinationTables, Case[]>(house.db, community, (tx) =>
    listCasesAfter(tx, community, { after: null, most: 2_000 }),
  )
  for (const it of cases) await hear(world, it)
  await wordsGiven(
    world,
    cases.filter(({ state, isPrivate }) => state === 'held' && !isPrivate),
  )
  await timePasses(world)
  await callRound(world)
}

async function hear({ house, community }: World, { id }: Case): Promise<void> {
  must(await hearCase(house)({ community, case: id }), 'follow a case into the ledger')
  const entries = await readCommunity(house.db, community, (tx) => read(tx, community, id))
  for (const { n, kind } of entries)
    if (kind === 'case.designated') await hearPrecedent(house, { community, case: id, n, kind })
}

/** What somebody wrote down beside the days of the cases: kept, kept late, moved, given up, still to come. */
async function wordsGiven(world: World, cases: readonly Case[]): Promise<void> {
  const { bodies, staff } = world
  const by = as(staff.worker)
  const give = async (n: number, body: BodyId, what: string, days: { said: number; due: number }) => {
    const it = cases[n % cases.length]
    if (!it) throw new Error('the demo has nothing to promise about')
    const on = dateOfDay(dayNumber(dayOf(world.calendar, world.present)) + days.due)
    return must(
      await recordPromise(daysOff(world, days.said))({ ref: it.ref, body, what, on }, by),
      'promise',
    )
  }
  const settle = async (days: number, { id }: { readonly id: PromiseLine['id'] }, how: How) =>
    must(await settlePromise(daysOff(world, days))({ id, how }, by), 'settle a promise')

  for (const [n, what] of ['派人上门看一次', '把报价贴出来', '备好配件', '约好维修师傅'].entries())
    await settle(-12 + n, await give(n, bodies.property, what, { said: -20, due: -8 }), { as: 'kept' })
  await settle(-5, await give(4, bodies.property, '清掉楼道堆的建材', { said: -15, due: -9 }), { as: 'kept' })
  await settle(-6, await give(5, bodies.owners, '把账目给大家看', { said: -14, due: -4 }), { as: 'kept' })
  const on = dateOfDay(dayNumber(dayOf(world.calendar, world.present)) + 6)
  const drawings = await give(6, bodies.housing, '送来房屋图纸', { said: -10, due: -2 })
  await settle(-4, drawings, { as: 'moved', on, why: '档案馆搬家，图纸要下周才调得出来', consent: 'agreed' })
  const lift = await give(7, bodies.owners, '找三家来比价', { said: -9, due: 2 })
  await settle(-1, lift, { as: 'broken', why: '只找到一家肯来' })
  await give(8, bodies.property, '换好单元门的闭门器', { said: -3, due: 1 })
  await give(9, bodies.power, '派人查电表箱', { said: -7, due: -1 })
}

type How = Parameters<ReturnType<typeof settlePromise>>[0]['how']

async function timePasses({ house, community, present }: World): Promise<void> {
  const open = await readCommunity<CoordinationTables, PromiseLine[]>(house.db, community, (tx) =>
    listPromises(tx, community, { state: 'open', dueBefore: present, most: 2_000 }),
  )
  for (const { id } of open) must(await lookAtPromise(house)({ community, promise: id }), 'look at a promise')
}

/** Last month's draw, of which two were called and one did not answer. */
async function callRound(world: World): Promise<void> {
  const { house, staff, calendar, present } = world
  const by = as(staff.worker)
  const month = monthBefore(dayOf(calendar, present))
  const drawn = await drawSample(house)({ month, seed: '20260301'.repeat(4) }, by)
  // In some months nothing is closed.
  if (!drawn.ok) return
  const { drawn: round } = await readCallbacks(house)(staff.worker, null)
  const outcomes = [
    { outcome: 'fixed', rating: 5, words: '一直好着，谢谢师傅' },
    { outcome: 'unreached' },
    { outcome: 'fixed', rating: 4 },
  ] as const
  for (const [n, said] of outcomes.entries()) {
    const row = round?.rows[n]
    const request = row && (await firstAsked(world, row.id))
    if (row && request && row.state === 'closed')
      must(await callBack(house)({ id: row.id, request, ...said }, by), 'call back')
  }
}

async function firstAsked({ house, community }: World, id: CaseId) {
  const [first] = await readCommunity<CoordinationTables, Awaited<ReturnType<typeof listAsked>>>(
    house.db,
    community,
    (tx) => listAsked(tx, community, id),
  )
  return first?.request
}

function daysOff(world: World, days: number): World['house'] {
  const at: Instant = afterMillis(world.present, days * 86_400_000)
  return { ...world.house, clock: () => at }
}
