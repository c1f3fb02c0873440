import type { Rank, Staff } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { Facts } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { deskDeed, type Scene } from '../deed.ts'
import type { Meeting, MeetingId } from './meeting.rules.ts'
import { findMeetingAndLock, updateMeeting } from './meeting.store.ts'

/** What a deed comes to: the meeting afterwards, and what its journal says. */
export type MeetingChange = { readonly after: Meeting; readonly kind: string; readonly facts?: Facts }

type Deed<Code extends string> = {
  readonly id: MeetingId
  readonly by: Caller
  readonly deed: string
  readonly input: unknown
  readonly decide: (scene: Scene<Staff>, it: Meeting) => Promise<Result<MeetingChange, Code>>
}

/** One deed on one meeting: takes its row, asks, writes what it came to with its journal entry. */
export function actOnMeeting<Code extends string>(
  house: House,
  rank: Rank,
  { id, by, deed, input, decide }: Deed<Code>,
): Promise<Result<MeetingId, Code | 'not_allowed' | 'meeting.not_found'>> {
  return deskDeed<MeetingId, Code | 'meeting.not_found'>(house, rank, {
    by,
    deed: `meeting.${deed}`,
    input: [id, input],
    work: async (scene) => {
      const it = await findMeetingAndLock(scene.tx, scene.by.community, id)
      if (!it) return refuse('meeting.not_found')
      const decided = await decide(scene, it)
      if (!decided.ok) return decided
      const { after, kind, facts = {} } = decided.value
      const journal = await scene.note(id, it.journal, { kind, facts })
      await updateMeeting(scene.tx, { ...after, journal })
      return ok(id)
    },
  })
}
