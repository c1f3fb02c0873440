import pg from 'pg'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Case } from '../../modules/cases/case.rules.ts'

/** Which clock of which case runs, and how often it has raised its voice. */
export type Running = Pick<Case, 'id' | 'next' | 'alarms'> & {
  readonly offer: { readonly answerBy: Instant } | null
}

type Row = {
  readonly id: CaseId
  readonly clock: NonNullable<Case['next']>['clock'] | null
  readonly at: Instant | null
  readonly alarms: number
  /** By when an open offer is to be answered. */
  readonly answer_by: Instant | null
}

/**
 * Asked before every step of every story, so it is one prepared statement, and as the owner: reading whole cases
 * took longer than all that happens in them.
 */
export function runningClocks(ownerUrl: string, community: CommunityId) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 6, application_name: 'legwork-demo-clocks' })
  pool.on('error', () => undefined)
  const of = async (cases: readonly CaseId[]): Promise<Running[]> => {
    if (cases.length === 0) return []
    const { rows } = await pool.query<Row>({
      name: 'running',
      // By key and nothing else: a table that is just being filled has no figures for the planner.
      text: `select it.id, it.next_clock as clock, it.next_due_at as at, it.alarms,
               (select offer.answer_by from cases.offer offer where offer.community_id = it.community_id
                  and offer.case_id = it.id and offer.state = 'offered') as answer_by
             from unnest($2::uuid[]) wanted (id)
             join cases."case" it on it.community_id = $1 and it.id = wanted.id`,
      values: [community, cases],
    })
    return rows.flatMap(({ id, clock, at, alarms, answer_by }) => {
      const offer = answer_by === null ? null : { answerBy: answer_by }
      return clock && at ? [{ id, next: { clock, at }, alarms, offer }] : []
    })
  }
  return { of, close: () => pool.end() }
}
