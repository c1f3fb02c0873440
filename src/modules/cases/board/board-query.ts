import { readId, type BuildingId } from '../../../kernel/ids.ts'
import { readMonth } from '../../../kernel/month.ts'
import type { Instant } from '../../../kernel/time.ts'
import { isTopic, type Topic } from '../../../rulebook/categories.ts'
import type { Cursor } from './listing.store.ts'

/** What the address of a board asks for. What cannot be read is as if it were not there. */
export type BoardQuery = {
  readonly show: 'running' | 'done'
  readonly topic: Topic | null
  readonly building: BuildingId | null
  readonly after: Cursor | null
  /** `2026-10`, or null for the month that runs. */
  readonly month: string | null
}

type Asked = (name: string) => string | undefined

export function readQuery(asked: Asked): BoardQuery {
  const topic = asked('topic')
  return {
    show: asked('show') === 'done' ? 'done' : 'running',
    topic: topic !== undefined && isTopic(topic) ? topic : null,
    building: readId<BuildingId>(asked('building')),
    after: readCursor(asked('after')),
    month: readMonth(asked('month')),
  }
}

/** The address of the same board with something changed; a change of what is listed begins at the front. */
export function boardHref(base: string, query: BoardQuery, changes: Partial<BoardQuery>): string {
  const { show, topic, building, after, month } = { ...query, after: null, ...changes }
  const params = new URLSearchParams()
  if (show === 'done') params.set('show', 'done')
  if (topic) params.set('topic', topic)
  if (building) params.set('building', building)
  if (month) params.set('month', month)
  if (after) params.set('after', `${after.at}_${after.id}`)
  return params.size > 0 ? `${base}?${params}` : base
}

function readCursor(text: string | undefined): Cursor | null {
  const [at = '', id] = (text ?? '').split('_')
  const known = readId(id)
  return known !== null &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) &&
    !Number.isNaN(Date.parse(at))
    ? { at: at as Instant, id: known }
    : null
}
