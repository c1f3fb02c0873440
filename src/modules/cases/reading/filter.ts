import { z } from 'zod'
import {
  type BodyId,
  type BuildingId,
  type CaseId,
  type EstateId,
  type PersonId,
  readId,
} from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type Topic, topics, type Urgency, urgencies } from '../../../rulebook/categories.ts'
import { clocks, type ClockName, endedStates, states } from '../case.rules.ts'

/** Which cases the list shows. Everything of it stands in the address, so that a list can be kept and sent. */
export type Filter = {
  readonly show: Show
  readonly topic: Topic | null
  readonly urgency: Urgency | null
  readonly clock: ClockName | null
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly body: BodyId | null
  readonly person: PersonId | 'me' | null
  /** Only what has passed its time. */
  readonly late: boolean
  /** Only what the coordinator must give to somebody. */
  readonly waits: boolean
  /** Only what another body holds or has been asked to take. */
  readonly out: boolean
  /** Words to be found; null when nothing is looked for. */
  readonly q: string | null
}

export const shows = ['open', 'ended', 'any', ...states] as const
export type Show = (typeof shows)[number]

/** In which order: the next clock to break, the last to have ended, the last to have been written down. */
export type Order = 'next' | 'ended' | 'newest'

/** Where the page before stopped. */
export type Cursor = { readonly key: Instant; readonly id: CaseId }

export const everything: Filter = {
  show: 'open',
  topic: null,
  urgency: null,
  clock: null,
  estate: null,
  building: null,
  body: null,
  person: null,
  late: false,
  waits: false,
  out: false,
  q: null,
}

const uuid = z.uuid().nullable().catch(null)
const flag = z
  .enum(['1', 'on'])
  .transform(() => true)
  .catch(false)

const FilterQuery = z.object({
  state: z.enum(shows).nullable().catch(null),
  topic: z.enum(topics).nullable().catch(null),
  urgency: z.enum(urgencies).nullable().catch(null),
  clock: z.enum(clocks).nullable().catch(null),
  estate: uuid,
  building: uuid,
  body: uuid,
  person: z
    .union([z.literal('me'), z.uuid()])
    .nullable()
    .catch(null),
  late: flag,
  waits: flag,
  out: flag,
  q: z.string().trim().min(1).nullable().catch(null),
})

const mostTyped = 100

/** Reads the address. What it does not understand it leaves out: a half remembered link still shows a list. */
export function readFilter(query: Readonly<Record<string, string | undefined>>): Filter {
  const { state, estate, building, body, person, q, ...rest } = FilterQuery.parse(query)
  return {
    ...rest,
    // Who looks for something looks among what has ended, too.
    show: state ?? (q === null ? 'open' : 'any'),
    estate: estate as EstateId | null,
    building: building as BuildingId | null,
    body: body as BodyId | null,
    person: person as PersonId | 'me' | null,
    q: q === null ? null : q.slice(0, mostTyped),
  }
}

/** The address of a list, `/desk/inbox?…`, with what differs from everything that is open. */
export function inboxPath(filter: Filter, more: Readonly<Record<string, string | null>> = {}): string {
  const { show, late, waits, out, ...rest } = filter
  const all: Record<string, string | null> = {
    state: show === (filter.q === null ? 'open' : 'any') ? null : show,
    ...rest,
    late: late ? '1' : null,
    waits: waits ? '1' : null,
    out: out ? '1' : null,
    ...more,
  }
  const query = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  return query.size === 0 ? '/desk/inbox' : `/desk/inbox?${query}`
}

export function orderOf({ show }: Filter): Order {
  if (show === 'any') return 'newest'
  return show === 'ended' || isEnded(show) ? 'ended' : 'next'
}

function isEnded(show: Show): boolean {
  return (endedStates as readonly string[]).includes(show)
}

const cursorForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

export function readCursor(text: string | undefined): Cursor | null {
  const [, key, last] = cursorForm.exec(text ?? '') ?? []
  const id = readId<CaseId>(last)
  if (key === undefined || id === null || Number.isNaN(Date.parse(key))) return null
  return { key: key as Instant, id }
}

export function writeCursor({ key, id }: Cursor): string {
  return `${key}_${id}`
}

/** What the list can be narrowed by, when something is. */
export function isNarrowed(filter: Filter): boolean {
  return inboxPath(filter) !== inboxPath(everything)
}
