import type { Staff } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { readCommunity, type Tx } from '../../../kernel/db.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { type Bodies, bodiesOf, getCommunity, type Community } from '../../people/door.ts'
import {
  type Home,
  homesById,
  placeOfStairwell,
  placesOf,
  type PlaceTree,
  sayPlace,
} from '../../places/door.ts'
import { listPromises, type PromiseLine } from '../promises/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Dossier, DossierEntry, DossierHome } from './dossier.rules.ts'
import { findDossier, listCases, listDossiers, listEntries, listHomeWords } from './dossier.store.ts'

export type HomeWord = DossierHome & { readonly name: string }

/** Something on the time line, whatever it comes from. */
export type Moment =
  | { readonly on: PlainDate; readonly is: 'entry'; readonly entry: DossierEntry }
  | {
      readonly on: PlainDate
      readonly is: 'case_opened' | 'case_ended'
      readonly ref: string
      readonly title: string
    }
  | { readonly on: PlainDate; readonly is: 'promise'; readonly line: PromiseLine }

export type DossierView = {
  readonly dossier: Dossier
  readonly community: Community
  readonly bodies: Bodies
  readonly today: PlainDate
  readonly moments: readonly Moment[]
  readonly entries: readonly DossierEntry[]
  readonly cases: Awaited<ReturnType<typeof listCases>>
  readonly promises: readonly PromiseLine[]
  readonly homes: readonly HomeWord[]
  /** All stairwells, to name a household's. */
  readonly stairwells: readonly { readonly value: string; readonly says: string }[]
}

export type DossiersView = {
  readonly dossiers: readonly Dossier[]
  readonly bodies: Bodies
  readonly today: PlainDate
}

export function readDossiers(house: House) {
  return async ({ community: id }: Staff): Promise<DossiersView> => {
    const calendar = house.rules.calendarOf(await getCommunity(house.db, id))
    return {
      bodies: await bodiesOf(house.db, id),
      today: dayOf(calendar, house.clock()),
      dossiers: await readCommunity<CoordinationTables, Dossier[]>(house.db, id, (tx) =>
        listDossiers(tx, id),
      ),
    }
  }
}

export function readDossier(house: House) {
  return async ({ community: id }: Staff, number: number): Promise<DossierView | null> => {
    const community = await getCommunity(house.db, id)
    const bodies = await bodiesOf(house.db, id)
    const tree = await placesOf(house.db, id)
    const calendar = house.rules.calendarOf(community)
    const on = (at: Instant) => dayOf(calendar, at)
    return readCommunity<CoordinationTables, DossierView | null>(house.db, id, async (tx) => {
      const dossier = await findDossier(tx, id, { number })
      if (!dossier) return null
      const entries = await listEntries(tx, dossier)
      const cases = await listCases(tx, dossier)
      const promises = await listPromises(tx, id, { dossier: dossier.id })
      const homes = await homesOf(tx, dossier, tree)
      const moments = momentsOf({ entries, cases, promises, on })
      const parts = { entries, cases, promises, homes, stairwells: stairwellsIn(tree) }
      return { dossier, community, bodies, today: on(house.clock()), moments, ...parts }
    })
  }
}

type Parts = Pick<DossierView, 'entries' | 'cases' | 'promises'> & { readonly on: (at: Instant) => PlainDate }

/** All that happened, in the order in which it happened. */
export function momentsOf({ entries, cases, promises, on }: Parts): Moment[] {
  const all: Moment[] = [
    ...entries.map((entry): Moment => ({ on: entry.on, is: 'entry', entry })),
    ...cases.map(({ ref, title, openedAt }): Moment => ({ on: on(openedAt), is: 'case_opened', ref, title })),
    ...cases.flatMap(({ ref, title, endedAt }): Moment[] =>
      endedAt === null ? [] : [{ on: on(endedAt), is: 'case_ended', ref, title }],
    ),
    ...promises.map((line): Moment => ({ on: on(line.madeAt), is: 'promise', line })),
  ]
  return all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function stairwellsIn(tree: PlaceTree): DossierView['stairwells'] {
  return [...tree.stairwells.keys()].flatMap((id) => {
    const place = placeOfStairwell(tree, id)
    return place ? [{ value: id, says: sayPlace(tree, place) }] : []
  })
}

async function homesOf(tx: Tx<CoordinationTables>, dossier: Dossier, tree: PlaceTree): Promise<HomeWord[]> {
  const words = await listHomeWords(tx, dossier)
  const homes = await homesById(
    tx,
    dossier.community,
    words.map(({ home }) => home),
  )
  const named = new Map(
    homes.map((home): [Home['id'], string] => {
      const place = placeOfStairwell(tree, home.stairwell)
      return [home.id, `${place ? sayPlace(tree, place) : ''}${home.door}`]
    }),
  )
  return words
    .map((word) => ({ ...word, name: named.get(word.home) ?? '—' }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
}
