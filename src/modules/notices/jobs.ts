import { z } from 'zod'
import type { BodyId, CommunityId, PersonId } from '../../kernel/ids.ts'
import { job, plan, type Planned } from '../../kernel/jobs.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Hearer, MessageId } from './notice.rules.ts'

const community = z.uuid().transform((text) => text as CommunityId)
const hearer = z.union([
  z.object({ as: z.literal('body'), body: z.uuid().transform((text) => text as BodyId) }),
  z.object({ as: z.literal('person'), person: z.uuid().transform((text) => text as PersonId) }),
])

/** Planned for the moment at which something may go to a hearer; takes along all that waits for the same one. */
export const bundling = job('notices.bundle', z.object({ community, hearer }))

/** Planned for the moment at which a message is to be tried. */
export const delivery = job(
  'notices.deliver',
  z.object({ community, message: z.uuid().transform((text) => text as MessageId) }),
)

/** By the clock on the wall: the words of old messages are blanked. */
export const blanking = job('notices.blank_old', z.unknown())

/** Each moment has its job, so that a later notice never puts off an earlier one. */
export function planBundling(of: CommunityId, to: Hearer, at: Instant): Planned {
  const who = to.as === 'body' ? to.body : to.person
  return plan(bundling, { community: of, hearer: to }, { at, key: `notices:${who}:${at}` })
}

export function planDelivery(of: CommunityId, message: MessageId, at: Instant): Planned {
  return plan(delivery, { community: of, message }, { at, key: deliveryKey(message) })
}

export function deliveryKey(message: MessageId): string {
  return `message:${message}`
}
