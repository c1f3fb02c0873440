import type pg from 'pg'
import type { CommunityId } from '../../kernel/ids.ts'

/** Takes away everything of a community that was only half made: rows, jobs and the mark that it was begun. */
export async function clearCommunity(owner: pg.Client, community: CommunityId): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
     from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where column_name = 'community_id' and table_type = 'BASE TABLE' and table_schema <> 'main'`,
  )
  await owner.query('begin')
  await empty(
    owner,
    community,
    rows.map((row) => row.name),
  )
  await owner.query('delete from people.community where id = $1', [community])
  await owner.query("delete from graphile_worker._private_jobs where payload->>'community' = $1", [community])
  await owner.query('delete from main.demo where community_id = $1', [community])
  await owner.query('commit')
}

/** What others point at goes after them: whatever cannot go yet is tried again. */
async function empty(owner: pg.Client, community: CommunityId, tables: readonly string[]): Promise<void> {
  const left: string[] = []
  for (const table of tables) {
    await owner.query('savepoint before')
    const isGone = await owner.query(`delete from ${table} where community_id = $1`, [community]).then(
      () => true,
      () => false,
    )
    await owner.query(isGone ? 'release before' : 'rollback to before')
    if (!isGone) left.push(table)
  }
  if (left.length === tables.length && left.length > 0)
    throw new Error(`the half-made community cannot be taken away: ${left.join(', ')}`)
  if (left.length > 0) await empty(owner, community, left)
}
