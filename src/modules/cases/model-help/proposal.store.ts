import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, RequestId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { openStates } from '../case.rules.ts'
import type { CasesTables } from '../tables.ts'
import type { Answer } from './answer.ts'

export type Proposal = Answer & { readonly model: string; readonly at: Instant }

type Unsure = { readonly since: Instant; readonly below: number; readonly most: number }

/** Open cases whose words we are unsure of and about which nobody was asked yet, the newest first. Private ones never. */
export async function listUnsure(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { since, below, most }: Unsure,
): Promise<CaseId[]> {
  const rows = await tx
    .selectFrom('cases.case as it')
    .select('it.id')
    .where('it.community_id', '=', community)
    .where('it.opened_at', '>=', since)
    .where('it.state', 'in', [...openStates])
    .where('it.is_private', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('cases.need as need')
          .select('need.id')
          .whereRef('need.community_id', '=', 'it.community_id')
          .whereRef('need.case_id', '=', 'it.id')
          .where('need.words', 'is not', null)
          .where('need.confidence', '<', below),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('cases.model_proposal as had')
            .select('had.case_id')
            .whereRef('had.community_id', '=', 'it.community_id')
            .whereRef('had.case_id', '=', 'it.id'),
        ),
      ),
    )
    .orderBy('it.opened_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** Keeps what was said, or that nothing usable was; the first stays. */
export async function insertProposal(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
  { answer, model, at }: { readonly answer: Answer | null; readonly model: string; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('cases.model_proposal')
    .values({
      community_id: community,
      case_id: id,
      at,
      model,
      topic: answer?.topic ?? null,
      summary: answer?.summary ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether the case was asked about already. */
export async function wasAsked(tx: Tx<CasesTables>, community: CommunityId, id: CaseId): Promise<boolean> {
  return (await proposalRow(tx, community, id)) !== undefined
}

export async function findProposal(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
): Promise<Proposal | null> {
  const row = await proposalRow(tx, community, id)
  if (!row || row.topic === null || row.summary === null) return null
  return { topic: row.topic, summary: row.summary, model: row.model, at: row.at }
}

/** With the words goes what was made of them. The application may not delete; the database's own function does. */
export async function forgetProposals(
  tx: Tx<CasesTables>,
  community: CommunityId,
  request: RequestId,
): Promise<void> {
  await sql`select cases.forget_proposals(${community}, ${request})`.execute(tx)
}

type Spending = { readonly day: PlainDate; readonly characters: number }
type Budget = { readonly requests: number; readonly characters: number }

/** Takes one question out of the day's budget, in one statement, before it is asked. False when it does not fit. */
export async function spend(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { day, characters }: Spending,
  most: Budget,
): Promise<boolean> {
  if (most.requests < 1 || characters > most.characters) return false
  const { rows } = await sql`insert into cases.model_budget as spent (community_id, day, requests, characters)
    values (${community}, ${day}, 1, ${characters})
    on conflict (community_id, day) do update
      set requests = spent.requests + 1, characters = spent.characters + excluded.characters
      where spent.requests < ${most.requests} and spent.characters + excluded.characters <= ${most.characters}
    returning 1`.execute(tx)
  return rows.length > 0
}

function proposalRow(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
): Promise<{ topic: Topic | null; summary: string | null; model: string; at: Instant } | undefined> {
  return tx
    .selectFrom('cases.model_proposal')
    .select(['topic', 'summary', 'model', 'at'])
    .where('community_id', '=', community)
    .where('case_id', '=', id)
    .executeTakeFirst()
}
