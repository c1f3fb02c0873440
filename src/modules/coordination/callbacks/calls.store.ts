import type { Tx } from '../../../kernel/db.ts'
import type {
  BodyId,
  BuildingId,
  CaseId,
  CommunityId,
  EstateId,
  HomeId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { State } from '../../cases/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Draw } from './draw.store.ts'

/** A case whose people are to be called. */
export type ToCall = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly state: State
  readonly place: {
    readonly estate: EstateId | null
    readonly building: BuildingId | null
    readonly stairwell: StairwellId | null
  }
  readonly due: Instant | null
  readonly doneAt: Instant | null
  readonly body: BodyId | null
  /** The last entry of its journal that was read. */
  readonly n: number
}

const columns = [
  'it.id',
  'it.ref',
  'it.title',
  'it.state',
  'it.estate_id',
  'it.building_id',
  'it.stairwell_id',
  'it.settle_due_at',
  'it.done_claimed_at',
  'it.holder_body_id',
  'it.journal_n',
] as const

/** Said to be done, and nobody concerned has answered: by the clock of their callback. */
export async function listSaidDone(tx: Tx<CoordinationTables>, community: CommunityId): Promise<ToCall[]> {
  const rows = await tx
    .selectFrom('cases.case as it')
    .select(columns)
    .where('it.community_id', '=', community)
    .where('it.state', '=', 'done_claimed')
    .orderBy('it.settle_due_at')
    .orderBy('it.id')
    .limit(300)
    .execute()
  return rows.map(toCall)
}

/** Those that a draw found, in the order drawn. */
export async function listDrawn(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { month }: Pick<Draw, 'month'>,
  size: number,
): Promise<ToCall[]> {
  const rows = await tx
    .selectFrom('coordination.callback_sample as drawn')
    .innerJoin('cases.case as it', (join) =>
      join.onRef('it.community_id', '=', 'drawn.community_id').onRef('it.id', '=', 'drawn.case_id'),
    )
    .select(columns)
    .where('drawn.community_id', '=', community)
    .where('drawn.month', '=', month)
    .where('drawn.n', '<=', size)
    .orderBy('drawn.n')
    .execute()
  return rows.map(toCall)
}

type Row = {
  id: CaseId
  ref: string
  title: string
  state: State
  estate_id: EstateId | null
  building_id: BuildingId | null
  stairwell_id: StairwellId | null
  settle_due_at: Instant | null
  done_claimed_at: Instant | null
  holder_body_id: BodyId | null
  journal_n: number
}

function toCall(row: Row): ToCall {
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    state: row.state,
    place: { estate: row.estate_id, building: row.building_id, stairwell: row.stairwell_id },
    due: row.settle_due_at,
    doneAt: row.done_claimed_at,
    body: row.holder_body_id,
    n: row.journal_n,
  }
}

/** One call: who called, about which case, and what came of it. */
export type Call = {
  readonly case: CaseId
  readonly ref: string
  readonly title: string
  readonly at: Instant
  readonly by: PersonId | null
  /** Null: nobody was reached, which counts for nothing. */
  readonly isFixed: boolean | null
  readonly rating: number | null
  readonly words: string | null
}

type Called = { readonly cases?: readonly CaseId[]; readonly most: number }

/** The last calls, of all cases or of these. */
export async function listCalls(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { cases, most }: Called,
): Promise<Call[]> {
  if (cases?.length === 0) return []
  return tx
    .selectFrom('cases.answer as answer')
    .innerJoin('cases.case as it', (join) =>
      join.onRef('it.community_id', '=', 'answer.community_id').onRef('it.id', '=', 'answer.case_id'),
    )
    .leftJoin('cases.note as note', (join) =>
      join.onRef('note.community_id', '=', 'answer.community_id').onRef('note.id', '=', 'answer.note_id'),
    )
    .select([
      'answer.case_id as case',
      'it.ref',
      'it.title',
      'answer.at',
      'answer.given_by as by',
      'answer.is_fixed as isFixed',
      'answer.rating',
      'note.words',
    ])
    .where('answer.community_id', '=', community)
    .where('answer.given_as', '=', 'callback')
    .$if(cases !== undefined, (query) => query.where('answer.case_id', 'in', [...(cases ?? [])]))
    .orderBy('answer.at', 'desc')
    .limit(most)
    .execute()
}

/** Somebody who is concerned by a case and may be asked. */
export type Asked = {
  readonly request: RequestId
  readonly home: HomeId | null
  readonly words: string | null
  readonly hasPhone: boolean
}

export async function listAsked(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  id: CaseId,
): Promise<Asked[]> {
  const rows = await tx
    .selectFrom('cases.need as need')
    .innerJoin('cases.request as request', (join) =>
      join
        .onRef('request.community_id', '=', 'need.community_id')
        .onRef('request.id', '=', 'need.request_id'),
    )
    .select(['request.id', 'request.home_id', 'request.words', 'request.phone_print'])
    .where('need.community_id', '=', community)
    .where('need.case_id', '=', id)
    .where('need.ended_at', 'is', null)
    .orderBy('request.said_at')
    .orderBy('need.id')
    .execute()
  const first = new Map(rows.toReversed().map((row) => [row.id, row]))
  return [...first.values()].toReversed().map((row) => ({
    request: row.id,
    home: row.home_id,
    words: row.words,
    hasPhone: row.phone_print !== null,
  }))
}
