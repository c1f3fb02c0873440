import type { Staff } from '../../../kernel/actor.ts'
import type { AnyTx } from '../../../kernel/db.ts'
import { bodiesOf } from '../../people/door.ts'
import type { House } from '../house.ts'
import { type Counts, countCorners } from './counts.store.ts'

export type { Counts } from './counts.store.ts'

/** How much lies in each corner of the desk for this member of the post. */
export async function cornersOf(house: House, tx: AnyTx, staff: Staff): Promise<Counts> {
  const { all, post } = await bodiesOf(house.db, staff.community)
  const others = all.flatMap(({ id }) => (id === post.id ? [] : [id]))
  return countCorners(tx, staff.community, { me: staff.person, others })
}
