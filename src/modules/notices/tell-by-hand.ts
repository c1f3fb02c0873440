import { isAtLeast, type Staff } from '../../kernel/actor.ts'
import { inCommunity } from '../../kernel/db.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { House } from '../cases/door.ts'
import { findMessageAndLock, updateMessage } from './message.store.ts'
import type { MessageId } from './notice.rules.ts'
import type { NoticeTables } from './tables.ts'

export type TellRefused = 'not_allowed' | 'notice.not_found' | 'notice.told'

/** A member of the post says that he passed it on. The first who says so is the one who did. */
export function tellByHand(house: House) {
  return (
    { message: id }: { readonly message: MessageId },
    by: Staff,
  ): Promise<Result<null, TellRefused>> => {
    if (!isAtLeast(by, 'worker')) return Promise.resolve(refuse('not_allowed'))
    const now = house.clock()
    return inCommunity<NoticeTables, null, TellRefused>(house.db, by.community, async (tx) => {
      const found = await findMessageAndLock(tx, by.community, id)
      if (!found || found.channel !== 'hand') return refuse('notice.not_found')
      if (found.state !== 'open') return refuse('notice.told')
      await updateMessage(tx, { ...found, state: 'told', toldBy: by.person, endedAt: now })
      return ok(null)
    })
  }
}
