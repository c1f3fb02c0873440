import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import { type Promised, type PromiseId, type State, states, type Tally } from './promise.rules.ts'
import { fromRow } from './promise.store.ts'

/** Which promises: every part that is given must fit. */
export type Wanted = {
  readonly body?: BodyId | null
  readonly state?: State | null
  readonly id?: PromiseId
  readonly case?: CaseId
  readonly meeting?: string
  readonly dossier?: string
  /** Due from this moment on, and before that one. */
  readonly dueFrom?: Instant | null
  readonly dueBefore?: Instant | null
  readonly most?: number
}

/** A promise with what it is about, as lists show it. */
export type Line = Promised & {
  readonly matter: { readonly ref: string; readonly title: string } | null
  /** The sentence that was said with it. */
  readonly said: string | null
}

const listed = 200

/** Promises that fit: those that run by the day they are due, what is settled after them with the last first. */
export async function listPromises(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  wanted: Wanted = {},
): Promise<Line[]> {
  const { body, state, dueFrom, dueBefore, most = listed } = wanted
  const rows = await tx
    .selectFrom('coordination.promise as promise')
    .leftJoin('cases.case as it', (join) =>
      join.onRef('it.community_id', '=', 'promise.community_id').onRef('it.id', '=', 'promise.case_id'),
    )
    .leftJoin('cases.note as note', (join) =>
      join.onRef('note.community_id', '=', 'promise.community_id').onRef('note.id', '=', 'promise.note_id'),
    )
    .selectAll('promise')
    .select(['it.ref', 'it.title', 'note.words as said'])
    .where('promise.community_id', '=', community)
    .$if(!!body, (query) => query.where('promise.body_id', '=', body as BodyId))
    .$if(!!state, (query) => query.where('promise.state', '=', state as State))
    .$if(!!dueFrom, (query) => query.where('promise.due_at', '>=', dueFrom as Instant))
    .$if(!!dueBefore, (query) => query.where('promise.due_at', '<', dueBefore as Instant))
    .$if(wanted.id !== undefined, (query) => query.where('promise.id', '=', wanted.id as PromiseId))
    .$if(wanted.case !== undefined, (query) => query.where('promise.case_id', '=', wanted.case as CaseId))
    .$if(wanted.meeting !== undefined, (query) =>
      query.where('promise.meeting_id', '=', wanted.meeting as string),
    )
    .$if(wanted.dossier !== undefined, (query) =>
      query.where('promise.dossier_id', '=', wanted.dossier as string),
    )
    .orderBy((eb) => eb.case().when('promise.state', '=', 'open').then(0).else(1).end())
    .orderBy((eb) => eb.case().when('promise.state', '=', 'open').then(eb.ref('promise.due_at')).end())
    .orderBy('promise.settled_at', 'desc')
    .orderBy('promise.id')
    .limit(most)
    .execute()
  return rows.map(({ ref, title, said, ...row }) => ({
    ...fromRow(row),
    matter: ref === null || title === null ? null : { ref, title },
    said,
  }))
}

export async function findLine(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  id: PromiseId,
): Promise<Line | undefined> {
  const [line] = await listPromises(tx, community, { id })
  return line
}

/** What came of each body's promises, of those that were due since then. */
export async function talliesOf(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  since: Instant,
): Promise<ReadonlyMap<BodyId, Tally>> {
  const rows = await tx
    .selectFrom('coordination.promise')
    .select(({ fn }) => ['body_id', 'state', fn.countAll<number>().as('count')])
    .where('community_id', '=', community)
    .where('due_at', '>=', since)
    .groupBy(['body_id', 'state'])
    .execute()
  const none = Object.fromEntries(states.map((state) => [state, 0])) as Tally
  const found = new Map<BodyId, Tally>()
  for (const { body_id, state, count } of rows)
    found.set(body_id, { ...(found.get(body_id) ?? none), [state]: Number(count) })
  return found
}
