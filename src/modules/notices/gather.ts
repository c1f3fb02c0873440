import type { Tx } from '../../kernel/db.ts'
import { isStillTrue } from './facts.rules.ts'
import { type Around, choose, type Found, type Gathered, lastOfClocks } from './gather.rules.ts'
import type { Notice, NoticeId } from './notice.rules.ts'
import { readAbout } from './read-about.ts'
import type { NoticeTables } from './tables.ts'

/** Looks at all that waits for one hearer: what is still true, and what of it may be told now. */
export async function gather(
  tx: Tx<NoticeTables>,
  waiting: readonly Notice[],
  { now, rules, ear }: Around,
): Promise<Gathered> {
  const found: Found[] = []
  const overtaken: NoticeId[] = []
  for (const notice of waiting) {
    const about = await readAbout(tx, notice)
    if (about && isStillTrue(about, now)) found.push({ notice: notice.id, about })
    else overtaken.push(notice.id)
  }
  const last = lastOfClocks(found, waiting)
  const stale = found.filter((each) => !last.includes(each)).map(({ notice }) => notice)
  return { ...choose(last, { now, rules, ear }), overtaken: [...overtaken, ...stale] }
}
