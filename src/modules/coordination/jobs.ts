import { z } from 'zod'
import type { CommunityId } from '../../kernel/ids.ts'
import { job } from '../../kernel/jobs.ts'

/** What the table's journals announce: that somebody is asked, called, or late. */
export const announced = [
  'part.asked',
  'part.overdue',
  'whistle.called',
  'whistle.called_off',
  'meeting.called',
  'meeting.moved',
  'meeting.cancelled',
] as const
export type Announced = (typeof announced)[number]

export function isAnnounced(kind: string): kind is Announced {
  return (announced as readonly string[]).includes(kind)
}

/** Told after an entry of such a kind, for whoever tells people of it. */
export const tableHappened = job(
  'coordination.table_happened',
  z.object({
    community: z.uuid().transform((text) => text as CommunityId),
    subject: z.uuid(),
    kind: z.enum(announced),
    n: z.int().positive(),
  }),
)
