import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { type House, isOpen } from '../../cases/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Meeting } from './meeting.rules.ts'
import { listMeetingsAbout } from './meeting.store.ts'
import { meetingWords as words } from './words.ts'

/** The meetings at which a case was or will be talked about, and the way to call one. */
export function meetingsBeside(house: House): Beside {
  return {
    where: 'panel',
    show: async ({ file: { it, now, staff } }) => {
      if (!outranks(staff.rank, 'worker')) return null
      const meetings = await readCommunity<CoordinationTables, Meeting[]>(house.db, it.community, (tx) =>
        listMeetingsAbout(tx, it.community, it.id),
      )
      if (meetings.length === 0 && !isOpen(it)) return null
      return (
        <section aria-labelledby="sit-down">
          <h2 id="sit-down">{words.besideTitle}</h2>
          {meetings.map((meeting) => (
            <p>
              <a href={`/desk/meetings/${meeting.id}`}>
                {words.besides(sayMoment('zh-CN', now, meeting.at))}
              </a>
              <br />
              <span class="sm dim">{words.meetingStates[meeting.state]}</span>
            </p>
          ))}
          {meetings.every(({ state }) => state !== 'planned') && isOpen(it) && (
            <p>
              <a href={`/desk/meetings?case=${it.id}`}>{words.sitDown}</a>
            </p>
          )}
        </section>
      )
    },
  }
}
