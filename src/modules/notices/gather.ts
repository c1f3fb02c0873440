import type { Tx } from '../../kernel/db.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { type About, isStillTrue } from './facts.rules.ts'
import type { Notice, NoticeId } from './notice.rules.ts'
import { readAbout } from './read-about.ts'
import type { NoticeTables } from './tables.ts'
import type { Manner, NoticeRules } from '../../rulebook/notices.ts'
import { mannerFor } from './when.rules.ts'

/** What waits for one hearer, looked at again: what is still to be told, and what has been overtaken. */
export type Gathered = {
  readonly told: readonly { readonly notice: NoticeId; readonly about: About }[]
  readonly overtaken: readonly NoticeId[]
}

export async function gather(
  tx: Tx<NoticeTables>,
  waiting: readonly Notice[],
  now: Instant,
): Promise<Gathered> {
  const told: { notice: NoticeId; about: About }[] = []
  const overtaken: NoticeId[] = []
  for (const notice of waiting) {
    const about = await readAbout(tx, notice)
    if (about && isStillTrue(about, now)) told.push({ notice: notice.id, about })
    else overtaken.push(notice.id)
  }
  return { told, overtaken }
}

/** What the link of a message has to open: the one case that it is about, or all that the hearer has. */
export function caseOfLink({ told }: Gathered): CaseId | null {
  const cases = new Set(told.map(({ about }) => about.it?.id ?? null))
  const [only] = cases
  return cases.size === 1 && only !== undefined ? only : null
}

/** Whether something in it is for the night as well. */
export function isAtOnce({ told }: Gathered, { lines }: Pick<NoticeRules, 'lines'>): boolean {
  const mannerOf = new Map<string, Manner>(lines.map(({ when, manner }) => [when, manner]))
  return told.some(({ about }) => {
    const manner = mannerOf.get(about.kind)
    return manner !== undefined && mannerFor(manner, about.it?.urgency ?? null) === 'at_once'
  })
}

export function meetingsOf({ told }: Gathered, notices: readonly Notice[]): string[] {
  const subjectOf = new Map(notices.map(({ id, subject }) => [id, subject]))
  return told.flatMap(({ notice, about }) => {
    const subject = subjectOf.get(notice) ?? null
    return about.kind.startsWith('meeting.') && subject !== null ? [subject] : []
  })
}
