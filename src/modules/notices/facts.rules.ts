import type { BodyId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { NoticeKind } from '../../rulebook/notices.ts'
import type { Case } from '../cases/door.ts'
import type { Subject } from '../coordination/door.ts'

/** What a notice is about, as it stands now. */
export type About = {
  readonly kind: NoticeKind
  readonly it: Case | null
  readonly subject: Subject | null
  /** What the entry of the case's journal said, where it comes from one. */
  readonly said: { readonly clock: string | null; readonly due: Instant | null; readonly body: BodyId | null }
}

/**
 * Whether it is still worth telling: an offer that nobody has answered, a limit that still runs, a meeting still to come.
 * Who comes late with old news is not listened to the next time.
 */
export function isStillTrue({ kind, it, subject, said }: About, now: Instant): boolean {
  switch (kind) {
    case 'offer.made':
      return it?.offer != null && it.offer.to === said.body
    case 'case.designated':
      return it?.holder?.body === said.body && it.holder.isDesignated
    case 'case.not_fixed':
      return it?.holder != null && it.state === 'held'
    case 'offer.refused':
    case 'offer.lapsed':
      return it?.awaitsDesignation === true
    case 'clock.warned':
      return (
        it?.next?.clock === said.clock && it?.next?.at === said.due && said.due !== null && said.due > now
      )
    case 'clock.raised.coordinator':
    case 'clock.raised.secretary':
    case 'clock.raised.street':
      return it?.next?.clock === said.clock && it?.next?.at === said.due
    case 'promise.due_soon':
      return subject?.state === 'open' && subject.at > now
    case 'promise.broken':
      return subject?.state === 'broken'
    case 'part.asked':
    case 'part.overdue':
      return subject?.state === 'open'
    case 'whistle.called':
      return subject?.state === 'called' && subject.at > now
    case 'meeting.called':
    case 'meeting.moved':
      return subject?.state === 'planned' && subject.at > now
    // That nobody need come is news until then.
    case 'whistle.called_off':
    case 'meeting.cancelled':
      return subject !== null && subject.at > now
  }
}
