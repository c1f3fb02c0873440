import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Called, Tally, Whistle, WhistleId } from './whistle.rules.ts'

type Of = Tx<CoordinationTables>
type Row = Selectable<CoordinationTables['coordination.whistle']>

export async function insertWhistle(tx: Of, it: Whistle): Promise<void> {
  await tx
    .insertInto('coordination.whistle')
    .values({
      community_id: it.community,
      id: it.id,
      case_id: it.case,
      at: it.at,
      place: it.place,
      why: it.why,
      called_by: it.calledBy,
      called_at: it.calledAt,
      ...changing(it),
    })
    .execute()
  await tx
    .insertInto('coordination.whistle_body')
    .values(it.bodies.map((each) => ({ community_id: it.community, whistle_id: it.id, ...bodyRow(each) })))
    .execute()
}

export async function updateWhistle(tx: Of, it: Whistle): Promise<void> {
  await tx
    .updateTable('coordination.whistle')
    .set(changing(it))
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
  for (const each of it.bodies) {
    const { body_id: body, ...said } = bodyRow(each)
    await tx
      .updateTable('coordination.whistle_body')
      .set(said)
      .where('community_id', '=', it.community)
      .where('whistle_id', '=', it.id)
      .where('body_id', '=', body)
      .execute()
  }
}

function changing(it: Whistle) {
  return {
    state: it.state,
    ended_at: it.endedAt,
    agreed: it.agreed,
    journal_n: it.journal.n,
    journal_hash: it.journal.hash,
  }
}

function bodyRow({ body, answer, answerWhy, answeredAt, came, who }: Called) {
  return { body_id: body, answer, answer_why: answerWhy, answered_at: answeredAt, came, who }
}

/** Held until the transaction ends. */
export async function findWhistleAndLock(
  tx: Of,
  community: CommunityId,
  id: WhistleId,
): Promise<Whistle | undefined> {
  const rows = await tx
    .selectFrom('coordination.whistle')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const [it] = await read(tx, community, rows)
  return it
}

export async function findWhistle(
  tx: Of,
  community: CommunityId,
  id: WhistleId,
): Promise<Whistle | undefined> {
  const rows = await tx
    .selectFrom('coordination.whistle')
    .selectAll()
    .where('community_id', '=', community)
    .where('id', '=', id)
    .execute()
  const [it] = await read(tx, community, rows)
  return it
}

type Wanted = {
  readonly case?: CaseId
  readonly body?: BodyId
  readonly called?: boolean
  readonly most?: number
}

/** Those that fit, the last called first. */
export async function listWhistles(tx: Of, community: CommunityId, wanted: Wanted): Promise<Whistle[]> {
  const { case: of, body, called, most = 50 } = wanted
  const rows = await tx
    .selectFrom('coordination.whistle as it')
    .selectAll('it')
    .where('it.community_id', '=', community)
    .$if(of !== undefined, (query) => query.where('it.case_id', '=', of as CaseId))
    .$if(called !== undefined, (query) => query.where('it.state', called ? '=' : '<>', 'called'))
    .$if(body !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('coordination.whistle_body as each')
            .select('each.body_id')
            .whereRef('each.community_id', '=', 'it.community_id')
            .whereRef('each.whistle_id', '=', 'it.id')
            .where('each.body_id', '=', body as BodyId),
        ),
      ),
    )
    .orderBy('it.at', 'desc')
    .limit(most)
    .execute()
  return read(tx, community, rows)
}

/** How often each body was called, has answered and came; what was called off counts for nobody. */
export async function tallyWhistles(tx: Of, community: CommunityId): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select each.body_id as body, count(*)::int as called,
           count(*) filter (where each.answer is not null)::int as answered,
           count(*) filter (where each.came)::int as came
    from coordination.whistle_body each
    join coordination.whistle it on it.community_id = each.community_id and it.id = each.whistle_id
    where each.community_id = ${community} and it.state = 'over'
    group by each.body_id order by called desc, each.body_id`.execute(tx)
  return rows
}

async function read(tx: Of, community: CommunityId, rows: readonly Row[]): Promise<Whistle[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const bodies = await tx
    .selectFrom('coordination.whistle_body')
    .selectAll()
    .where('community_id', '=', community)
    .where('whistle_id', 'in', ids)
    .orderBy('body_id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    community: row.community_id,
    case: row.case_id,
    at: row.at,
    place: row.place,
    why: row.why,
    calledBy: row.called_by,
    calledAt: row.called_at,
    state: row.state,
    endedAt: row.ended_at,
    agreed: row.agreed,
    journal: { n: row.journal_n, hash: row.journal_hash },
    bodies: bodies
      .filter((each) => each.whistle_id === row.id)
      .map(({ body_id, answer, answer_why, answered_at, came, who }) => ({
        body: body_id,
        answer,
        answerWhy: answer_why,
        answeredAt: answered_at,
        came,
        who,
      })),
  }))
}
