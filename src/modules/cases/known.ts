import { type Instant, minutesBetween } from '../../kernel/time.ts'
import { likelySame, type Matter, type Nearness, wordsInBoth } from '../../language/same-nearby.ts'
import type { Topic } from '../../rulebook/categories.ts'
import type { Place } from '../places/door.ts'
import type { Near } from './near.store.ts'

/** Why two matters are likely one: what both say (at most three pieces of the words), and how near they are. */
export type Because = {
  readonly words: readonly string[]
  readonly place: Extract<Nearness, 'stairwell' | 'building'> | null
}

/** A matter that is known already and may be the same. */
export type Known = Near & { readonly score: number; readonly because: Because }

type Thing = { readonly summary: string; readonly words: string; readonly topic: Topic }

type Asked = { readonly things: readonly Thing[]; readonly place: Place; readonly at: Instant }

const mostKnown = 3

/**
 * Those near that are likely the same as one of the things said, the likeliest first, at most three. The database has
 * found the candidates; whether they are the same is for the measure of `language` alone.
 */
export function knownAmong(near: readonly Near[], { things, place, at }: Asked): Known[] {
  const mine = things.map(({ summary, words, topic }): Matter => {
    return { title: summary, detail: words, topic, day: dayOf(at) }
  })
  const judges = mine.map((matter) => ({ matter, judge: likelySame(matter) }))
  return near
    .flatMap((each) => likeliest(each, judges, nearness(each, place)))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostKnown)
    .map(({ each, matter, other, score, where }) => ({
      ...each,
      score,
      because: {
        words: wordsInBoth(matter, other),
        place: where === 'stairwell' || where === 'building' ? where : null,
      },
    }))
}

type Judge = { readonly matter: Matter; readonly judge: ReturnType<typeof likelySame> }

function likeliest(each: Near, judges: readonly Judge[], where: Nearness) {
  const other: Matter = {
    title: each.title,
    detail: each.words ?? '',
    topic: each.topic,
    day: dayOf(each.openedAt),
  }
  const [best] = judges
    .flatMap(({ matter, judge }) => {
      const score = judge(other, where)
      return score === null ? [] : [{ each, matter, other, score, where }]
    })
    .toSorted((a, b) => b.score - a.score)
  return best ? [best] : []
}

function nearness(each: Near, { building, stairwell }: Place): Nearness {
  if (stairwell !== null && each.stairwell === stairwell) return 'stairwell'
  if (building === null || each.building === null) return 'unknown'
  return each.building === building ? 'building' : 'elsewhere'
}

const epoch = '1970-01-01T00:00:00.000Z' as Instant

function dayOf(at: Instant): number {
  return minutesBetween(epoch, at) / (24 * 60)
}
