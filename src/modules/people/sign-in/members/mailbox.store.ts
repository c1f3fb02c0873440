import type { Tx } from '../../../../kernel/db.ts'
import type { CommunityId } from '../../../../kernel/ids.ts'
import { type Mailbox, noMailbox } from '../../people.rules.ts'
import type { PeopleTables } from '../../tables.ts'
import type { AccountTables } from '../tables.ts'

/** Those who work at the post now, each with the mailbox of his account; demo accounts have none. */
export function listMailboxes(
  tx: Tx<PeopleTables & AccountTables>,
  community: CommunityId,
): Promise<Mailbox[]> {
  return tx
    .selectFrom('people.member as member')
    .innerJoin('people.body as body', (join) =>
      join.onRef('body.community_id', '=', 'member.community_id').onRef('body.id', '=', 'member.body_id'),
    )
    .leftJoin('accounts.account as account', (join) =>
      join
        .onRef('account.id', '=', 'member.account_id')
        .on('account.is_demo', '=', false)
        .on('account.email', 'not like', `%${noMailbox}`),
    )
    .select(['member.person_id as person', 'member.rank', 'account.email'])
    .where('member.community_id', '=', community)
    .where('member.ended_at', 'is', null)
    .where('body.kind', '=', 'community')
    .orderBy('member.person_id')
    .execute()
}
