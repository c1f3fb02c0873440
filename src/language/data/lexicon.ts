import type { Topic } from '../../rulebook/categories.ts'
import { affairs } from './words-affairs.ts'
import { byTopic } from './by-topic.ts'
import { english } from './words-english.ts'
import { estate } from './words-estate.ts'
import { home } from './words-home.ts'
import { outdoors } from './words-outdoors.ts'

/** Weight → the words that have it, parted by spaces. */
export type Weighed = Readonly<Record<number, string>>

const words: Readonly<Record<Topic, Weighed>> = { ...home, ...estate, ...outdoors, ...affairs }

/** Words of the trade, written for this product, with how strongly each speaks for its topic (1 weak, 6 decisive). */
export const lexicon: Readonly<Record<Topic, readonly (readonly [word: string, weight: number])[]>> = byTopic(
  (topic) => [...tuples(words[topic]), ...tuples(english[topic])],
)

function tuples(weighed: Weighed): (readonly [string, number])[] {
  return Object.entries(weighed).flatMap(([weight, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word.replaceAll('_', ' '), Number(weight)] as const),
  )
}
