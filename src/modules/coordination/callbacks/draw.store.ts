import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'

/** The draw of one month: of how many closed cases, by which rule, with which seed. */
export type Draw = {
  readonly month: PlainDate
  readonly seed: string
  readonly rule: string
  readonly sharePercent: number
  readonly closed: number
  readonly by: PersonId
  readonly at: Instant
}

type Span = { readonly from: Instant; readonly to: Instant }

export async function listClosed(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { from, to }: Span,
): Promise<CaseId[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('community_id', '=', community)
    .where('state', '=', 'closed')
    .where('ended_at', '>=', from)
    .where('ended_at', '<', to)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Keeps a draw with all its cases in the order drawn; false when that month was drawn before. */
export async function keepDraw(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  draw: Draw,
  order: readonly CaseId[],
): Promise<boolean> {
  const { month } = draw
  const kept = await tx
    .insertInto('coordination.callback_draw')
    .values({
      community_id: community,
      month,
      seed: draw.seed,
      rule: draw.rule,
      share_percent: draw.sharePercent,
      closed: draw.closed,
      drawn_by: draw.by,
      drawn_at: draw.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .executeTakeFirst()
  if (!kept) return false
  await tx
    .insertInto('coordination.callback_sample')
    .values(order.map((id, at) => ({ community_id: community, month, case_id: id, n: at + 1 })))
    .execute()
  return true
}

/** The last draws, the newest month first. */
export async function listDraws(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  most: number,
): Promise<Draw[]> {
  const rows = await tx
    .selectFrom('coordination.callback_draw')
    .selectAll()
    .where('community_id', '=', community)
    .orderBy('month', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    month: row.month,
    seed: row.seed,
    rule: row.rule,
    sharePercent: row.share_percent,
    closed: row.closed,
    by: row.drawn_by,
    at: row.drawn_at,
  }))
}
