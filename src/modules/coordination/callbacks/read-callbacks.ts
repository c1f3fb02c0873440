import type { Staff } from '../../../kernel/actor.ts'
import { dayOf, endOfDay, startOfDay } from '../../../kernel/calendar.ts'
import { readCommunity, type Tx } from '../../../kernel/db.ts'
import type { CaseId, HomeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { sampleSize, shippedSampling } from '../../../rulebook/callbacks.ts'
import type { House } from '../../cases/door.ts'
import { bodiesOf, type Bodies, getCommunity, namesOf } from '../../people/door.ts'
import { type Home, homesById, placesOf, type PlaceTree } from '../../places/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { type Came, cameOf } from './called.rules.ts'
import {
  type Asked,
  type Call,
  listAsked,
  listCalls,
  listDrawn,
  listSaidDone,
  type ToCall,
} from './calls.store.ts'
import { monthAfter, monthBefore } from './draw-sample.ts'
import { type Draw, listClosed, listDraws } from './draw.store.ts'

/** A case on the list: the last call about it that still counts, and how often nobody was reached. */
export type Row = ToCall & { readonly last: Call | null; readonly unreached: number }

export type Drawn = { readonly draw: Draw; readonly rows: readonly Row[]; readonly came: Came }

/** What `/desk/callbacks` shows. */
export type Callbacks = {
  readonly due: readonly Row[]
  readonly later: readonly Row[]
  readonly drawn: Drawn | null
  /** The month that can be drawn now, with how many were closed in it. */
  readonly toDraw: { readonly month: PlainDate; readonly closed: number; readonly size: number } | null
  readonly picked: Picked | null
  readonly recent: readonly Call[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly bodies: Bodies
  readonly tree: PlaceTree
  readonly now: Instant
}

export type Picked = {
  readonly row: Row
  readonly asked: readonly Asked[]
  readonly homes: ReadonlyMap<HomeId, Home>
}

/** Everything that is to be called, the one at hand with its people, and what was said lately. */
export function readCallbacks(house: House) {
  return async ({ community }: Staff, at: string | null): Promise<Callbacks> => {
    const [bodies, tree] = await Promise.all([bodiesOf(house.db, community), placesOf(house.db, community)])
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const now = house.clock()
    const today = dayOf(calendar, now)
    return readCommunity<CoordinationTables, Callbacks>(house.db, community, async (tx) => {
      const said = await rowsOf(tx, community, await listSaidDone(tx, community), (it) => it.doneAt)
      const tonight = endOfDay(calendar, today)
      const [due, later] = [true, false].map((is) => said.filter((row) => (row.due ?? '') < tonight === is))
      const month = monthBefore(today)
      const [draw] = await listDraws(tx, community, 1)
      const drawn = draw ? await drawnOf(tx, community, draw) : null
      const span = { from: startOfDay(calendar, month), to: startOfDay(calendar, monthAfter(month)) }
      const closed = draw?.month === month ? 0 : (await listClosed(tx, community, span)).length
      const recent = await listCalls(tx, community, { most: 20 })
      const all = [...(due ?? []), ...(drawn?.rows.filter(isLeft) ?? []), ...(later ?? [])]
      const row = [...all, ...(drawn?.rows ?? [])].find(({ ref }) => ref === at) ?? all[0]
      return {
        due: due ?? [],
        later: later ?? [],
        drawn,
        toDraw: closed === 0 ? null : { month, closed, size: sampleSize(closed, shippedSampling) },
        picked: row ? await pickedOf(tx, community, row) : null,
        recent,
        names: await namesOf(tx, community, [
          ...new Set(recent.flatMap(({ by }) => (by === null ? [] : [by]))),
        ]),
        bodies,
        tree,
        now,
      }
    })
  }
}

/** Drawn, still closed, and nobody of it was reached yet. */
export function isLeft({ state, last }: Row): boolean {
  return state === 'closed' && (last === null || last.isFixed === null)
}

async function rowsOf(
  tx: Tx<CoordinationTables>,
  community: Staff['community'],
  cases: readonly ToCall[],
  since: (it: ToCall) => Instant | null,
): Promise<Row[]> {
  const calls = await listCalls(tx, community, { cases: cases.map(({ id }) => id), most: 2_000 })
  const of = new Map<CaseId, Call[]>()
  for (const call of calls) of.set(call.case, [...(of.get(call.case) ?? []), call])
  return cases.map((it) => {
    const own = (of.get(it.id) ?? []).filter((call) => call.at >= (since(it) ?? ''))
    return {
      ...it,
      last: own.find(({ isFixed }) => isFixed !== null) ?? own[0] ?? null,
      unreached: own.filter(({ isFixed }) => isFixed === null).length,
    }
  })
}

async function drawnOf(
  tx: Tx<CoordinationTables>,
  community: Staff['community'],
  draw: Draw,
): Promise<Drawn> {
  const size = sampleSize(draw.closed, draw)
  const rows = await rowsOf(tx, community, await listDrawn(tx, community, draw, size), () => draw.at)
  return { draw, rows, came: cameOf(rows.map(({ last }) => last)) }
}

async function pickedOf(
  tx: Tx<CoordinationTables>,
  community: Staff['community'],
  row: Row,
): Promise<Picked> {
  const asked = await listAsked(tx, community, row.id)
  const homes = await homesById(
    tx,
    community,
    asked.flatMap(({ home }) => (home === null ? [] : [home])),
  )
  return { row, asked, homes: new Map(homes.map((home) => [home.id, home])) }
}
