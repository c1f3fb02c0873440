import type { Topic } from '../rulebook/categories.ts'
import { type Guess, guessTopic, type Lean } from './classify.ts'

const never = { weight: -1_000, because: null }

/** The likeliest topics of some words, the likeliest first: each is what would be guessed were those before it out. */
export function likelyTopics(text: string, most: number, lean?: Lean): readonly [Guess, ...Guess[]] {
  const first = guessTopic(text, lean)
  const found = [first]
  while (found.length < most) {
    const out = new Set(found.map(({ topic }) => topic))
    const next = guessTopic(text, leanWithout(out, lean))
    if (next.score <= 0 || out.has(next.topic)) break
    found.push(next)
  }
  return [first, ...found.slice(1)]
}

/** The same lean, but never to one of these topics. */
export function leanWithout(out: ReadonlySet<Topic>, lean?: Lean): Lean | undefined {
  if (out.size === 0) return lean
  const barred = [...out].map((topic) => [topic, never] as const)
  return (words) => new Map([...(lean?.(words) ?? []), ...barred])
}
