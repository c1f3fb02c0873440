import { type AnyDb, readCommunity, type Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import type { Month, Period } from '../../kernel/month.ts'
import type { CasesTables, House } from '../cases/door.ts'
import { getCommunity } from '../people/door.ts'
import { type Counted, countAll } from './count.ts'
import type { Tally } from './definitions.ts'
import { countDesignations, type Held, measureHeld } from './held.store.ts'
import type { By } from './key.store.ts'
import { tallyAll } from './tally.store.ts'

export type Group = {
  readonly key: string
  readonly counted: readonly Counted[]
  readonly held: Held | null
  readonly designated: number
}

/** A month as it was counted, all of it and by each topic, building or body. */
export type MonthFigures = { readonly all: Group; readonly groups: readonly Group[] }

/** The figures of a month as they stand now. Those with most to do come first: this is no ranking. */
export function readFigures(house: House) {
  return async (community: CommunityId, { period }: Pick<Month, 'period'>, by: By): Promise<MonthFigures> => {
    const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
    const counting = { community, period, by }
    const reading = <T>(read: (tx: Tx<CasesTables>) => Promise<T>) =>
      readCommunity<CasesTables, T>(house.db, community, read)
    // Side by side: what fell due and what lay in hands have nothing to do with each other.
    const [tallies, held, named] = await Promise.all([
      reading((tx) => tallyAll(tx, counting)),
      reading((tx) => measureHeld(tx, { ...counting, calendar })),
      reading((tx) => countDesignations(tx, counting)),
    ])
    const keys = new Set([...tallies, ...held, ...named].map(({ key }) => key))
    const groupOf = (key: string): Group => ({
      key,
      counted: countAll(tallies.filter((each) => each.key === key)),
      held: held.find((each) => each.key === key) ?? null,
      designated: named.find((each) => each.key === key)?.n ?? 0,
    })
    const groups = by === 'all' ? [] : [...keys].map(groupOf)
    return {
      all: {
        key: '',
        counted: countAll(tallies),
        held: together(held),
        designated: named.reduce((sum, { n }) => sum + n, 0),
      },
      groups: groups.toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.key < b.key ? -1 : 1)),
    }
  }
}

function sizeOf({ counted, held }: Group): number {
  return counted.reduce((most, { whole }) => Math.max(most, whole), held?.hands ?? 0)
}

function together(held: readonly Held[]): Held | null {
  if (held.length === 0) return null
  const ages = held.flatMap(({ oldestDays }) => (oldestDays === null ? [] : [oldestDays]))
  const sum = (of: (each: Held) => number) => held.reduce((all, each) => all + of(each), 0)
  return {
    key: '',
    hands: sum(({ hands }) => hands),
    workingMinutes: sum(({ workingMinutes }) => workingMinutes),
    days: sum(({ days }) => days),
    oldestDays: ages.length > 0 ? Math.max(...ages) : null,
  }
}

/** Only the tallies of a whole community: all that the public board needs. */
export function readTallies(db: AnyDb, community: CommunityId, period: Period): Promise<Tally[]> {
  return readCommunity<CasesTables, Tally[]>(db, community, (tx) =>
    tallyAll(tx, { community, period, by: 'all' }),
  )
}
