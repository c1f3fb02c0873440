/** The figures as the public board shows them: one definition serves both. */
import type { CommunityId } from '../../kernel/ids.ts'
import type { Period } from '../../kernel/month.ts'
import { remembering } from '../../kernel/remember.ts'
import type { AnyDb } from '../../kernel/db.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/words/lang.ts'
import type { House } from '../cases/door.ts'
import { count, type Counted } from './count.ts'
import { rateIds } from './definitions.ts'
import { definitionWords } from './definitions.words.ts'
import { readTallies } from './read-figures.ts'
import { sayLeft } from './say-left.ts'

type Rate = Pick<Counted, 'part' | 'whole'> & {
  readonly name: string
  readonly means: string
  readonly left: readonly string[]
}

/** The three rates of a period and the share that was reached, in words. */
export function ratesOf({ db }: House) {
  return async (community: CommunityId, { from, until }: Period, lang: Lang): Promise<readonly Rate[]> =>
    (await kept(db, `${community} ${from} ${until}`)).map((counted) => ({
      part: counted.part,
      whole: counted.whole,
      ...definitionWords[lang].figures[counted.id],
      left: sayLeft(lang, counted),
    }))
}

// Counting takes some milliseconds over all that fell due; the board is everybody's, so it is counted once a minute.
const kept = remembering(60_000, 500, async (db: AnyDb, key): Promise<readonly Counted[]> => {
  const [community = '', from = '', until = ''] = key.split(' ')
  const period = { from: from as Instant, until: until as Instant }
  const tallies = await readTallies(db, community as CommunityId, period)
  return rateIds.map((id) => count(id, tallies))
})
