import { z } from 'zod'
import type { Staff } from '../../../kernel/actor.ts'
import type { WorkingCalendar } from '../../../kernel/calendar.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { type Instant, minutesAfter, parseInstant } from '../../../kernel/time.ts'
import { findPlaces } from '../../../language/places.ts'
import { getCommunity } from '../../people/door.ts'
import {
  homesIn,
  nowhere,
  type Place,
  placesOf,
  type PlaceTree,
  resolvePlace,
  sayPlace,
} from '../../places/door.ts'
import { fileRequest, mostWords, type Receipt } from '../file-request.ts'
import type { House } from '../house.ts'
import { joinCase } from '../join-case.ts'
import { caseId } from '../schemas.ts'
import { type Understanding, understand } from '../understand.ts'

/** What a worker may write down of somebody else's words: at the counter, on the phone, on a visit, from a group. */
export const staffChannels = ['counter', 'phone', 'visit', 'group'] as const

export const takeDownForm = z.object({
  once: z.string().optional(),
  draft: z.string().optional(),
  words: z.string('words').trim().min(1, 'words').max(mostWords, 'tooLong'),
  channel: z.enum(staffChannels, 'choice'),
  place: z.string().trim().max(80, 'long').optional(),
  door: z.string().trim().max(10, 'home').optional(),
  phone: z.string().trim().max(30).optional(),
  saidAt: z.union([z.literal(''), z.iso.datetime({ local: true })], 'on').optional(),
  dangerSeen: z.enum(['1', 'on']).optional(),
  /** What was said to be odd about the words, and they are what was said. */
  oddSeen: z.string().optional(),
  /** Which of the known matters it is; `new` when it is none of them. */
  known: z.union([z.literal('new'), z.literal(''), z.uuid()]).optional(),
})

export type TakeDown = z.output<typeof takeDownForm>

export type TakeDownCode =
  | Extract<Awaited<ReturnType<ReturnType<typeof fileRequest>>>, { ok: false }>['code']
  | Extract<Awaited<ReturnType<ReturnType<typeof joinCase>>>, { ok: false }>['code']
  | 'home.not_found'

export type TakenDown = {
  readonly done: Result<Receipt, TakeDownCode>
  /** What was read in the words; shown when something has to be decided first. */
  readonly understanding: Understanding
}

/** 代报: what somebody said to a worker, filed like any other saying, with its channel and its own time. */
export function takeDown(house: House) {
  return async (typed: TakeDown, staff: Staff, draft: string | undefined): Promise<TakenDown> => {
    const { community } = staff
    const tree = await placesOf(house.db, community)
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const saidAt = typed.saidAt ? instantOf(typed.saidAt, calendar) : undefined
    const place = placeNamed(tree, typed.place ?? '')
    const understood = await understand(house)(community, {
      words: typed.words,
      place,
      at: saidAt ?? house.clock(),
    })
    const understanding = withTypedPlace(understood, tree, { place, typed: typed.place ?? '' })
    const home = await homeAt(house, staff, { place: understanding.place, door: typed.door ?? '' })
    if (!home.ok) return { done: home, understanding }
    const input = {
      words: typed.words,
      lang: 'zh-CN' as const,
      channel: typed.channel,
      phone: typed.phone || undefined,
      home: home.value,
      draft,
      saidAt,
      dangerSeen: typed.dangerSeen !== undefined,
      understanding,
    }
    const { once } = typed
    const by = { actor: staff, once: once !== undefined && isOnceKey(once) ? once : null }
    const into = joins(typed)
    const done = into
      ? await joinCase(house)({ ...input, into }, by)
      : await fileRequest(house)({ ...input, isNew: typed.known === 'new' }, by)
    return { done, understanding }
  }
}

function joins({ known }: TakeDown): CaseId | null {
  return known === undefined || known === '' || known === 'new' ? null : caseId.parse(known)
}

/** The place that was typed or chosen: by its whole name, else by what can be read in it. */
export function placeNamed(tree: PlaceTree, typed: string): Place {
  if (typed === '') return nowhere
  const bare = typed.replaceAll(/\s/g, '')
  const named = listPlaces(tree).find(({ says }) => says.replaceAll(/\s/g, '') === bare)
  return named ? named.place : resolvePlace(tree, findPlaces(typed), nowhere)
}

/** Every stairwell, building and estate by name. */
export function listPlaces(tree: PlaceTree): { readonly says: string; readonly place: Place }[] {
  const estates = [...tree.estates.keys()].map((estate) => ({ ...nowhere, estate }))
  const buildings = [...tree.buildings.values()].map(({ id, estate }) => ({
    estate,
    building: id,
    stairwell: null,
  }))
  const stairwells = [...tree.stairwells.values()].map(({ id, building }) => ({
    estate: tree.buildings.get(building)?.estate ?? null,
    building,
    stairwell: id,
  }))
  return [...stairwells, ...buildings, ...estates].map((place) => ({ says: sayPlace(tree, place), place }))
}

// A square or a gate is no building of ours; its name stays with the case.
function withTypedPlace(
  understood: Understanding,
  tree: PlaceTree,
  { place, typed }: { readonly place: Place; readonly typed: string },
): Understanding {
  const isEstate = [...tree.estates.values()].some(({ name }) => name === typed)
  const isKnown = typed === '' || isEstate || place.building !== null || understood.placeWords !== null
  return isKnown ? understood : { ...understood, placeWords: typed }
}

async function homeAt(
  house: House,
  { community }: Staff,
  { place, door }: { readonly place: Place; readonly door: string },
) {
  if (door === '') return ok(undefined)
  const { stairwell } = place
  if (stairwell === null) return refuse('home.not_found')
  const homes = await readCommunity(house.db, community, (tx) => homesIn(tx, community, stairwell))
  const home = homes.find((each) => each.door === door.normalize('NFKC'))
  return home ? ok(home.id) : refuse('home.not_found')
}

// A browser's field says the wall clock's time, without a zone.
function instantOf(local: string, calendar: WorkingCalendar): Instant {
  return minutesAfter(parseInstant(`${local}Z`), -calendar.offsetMinutes)
}
