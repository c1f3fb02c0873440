import pg from 'pg'
import type { CommunityId } from '../kernel/ids.ts'
import type { Config } from './config.ts'

/** Whether there is nothing to fill: the demo is whole, or the database belongs to somebody real. */
export async function isDemoDone({ database }: Config): Promise<boolean> {
  if (!database) throw new Error('the database is not known')
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    const demos = await readDemos(owner)
    return demos.length > 0 ? demos.every((each) => each.isWhole) : !(await isEmpty(owner))
  } finally {
    await owner.end()
  }
}

export async function readDemos(
  owner: pg.Client,
): Promise<{ readonly community: CommunityId; readonly isWhole: boolean }[]> {
  const { rows } = await owner.query<{ community: CommunityId; isWhole: boolean }>(
    'select community_id as community, filled_at is not null as "isWhole" from main.demo',
  )
  return rows
}

export async function isEmpty(owner: pg.Client): Promise<boolean> {
  return (await owner.query('select from people.community limit 1')).rowCount === 0
}
