import type { Topic } from '../rulebook/categories.ts'
import { type Guess, guessTopic, type Lean } from './classify.ts'

const never = { weight: -1_000, because: null }

/** The likeliest topics of some words, the likeliest first: each is what would be guessed were those before it out. */
export function likelyTopics(text: string, most: number, lean?: Lean): readonly [Guess, ...Guess[]] {
  const first = guessTopic(text, lean)
  const found = [first]
  while (found.length < most) {
    const out = new Map<Topic, typeof never>(found.map(({ topic }) => [topic, never]))
    const next = guessTopic(text, (words) => new Map([...(lean?.(words) ?? []), ...out]))
    if (next.score <= 0 || out.has(next.topic)) break
    found.push(next)
  }
  return [first, ...found.slice(1)]
}
