import { outranks } from '../../../kernel/actor.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { Beside } from '../../cases/desk/door.ts'
import { isOpen } from '../../cases/door.ts'
import { listMeetingsAbout } from './meeting.store.ts'
import { meetingWords as words } from './words.ts'

/** The meetings at which a case was or will be talked about, and the way to call one. */
export const meetingsBeside: Beside = {
  where: 'panel',
  show: async ({ file: { it, now, staff }, tx }) => {
    if (!outranks(staff.rank, 'worker')) return null
    const meetings = await listMeetingsAbout(tx, it.community, it.id)
    if (meetings.length === 0 && !isOpen(it)) return null
    return (
      <section aria-labelledby="sit-down">
        <h2 id="sit-down">{words.besideTitle}</h2>
        {meetings.map((meeting) => (
          <p>
            <a href={`/desk/meetings/${meeting.id}`}>{words.besides(sayMoment('zh-CN', now, meeting.at))}</a>
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
