import type { Topic } from '../rulebook/categories.ts'
import { normalise } from './normalise.ts'
import { once } from './once.ts'
import { pairKeys } from './pair-keys.ts'
import { findPlaces } from './places.ts'
import {
  countsOf,
  likeness,
  sameThreshold,
  sharedWords,
  usualWeight,
  weighed,
  type Weighed,
} from './same-measure.ts'
import type { Words } from './same-matter.ts'
import { windowOf } from './same-windows.ts'

/** Something said, or a case by its title and the words of the first who said it; `day` counts from 1970. */
export type Matter = Words & { readonly topic: Topic; readonly day: number }

/** How near two matters are by the places of the community, not by their words. */
export type Nearness = 'stairwell' | 'building' | 'elsewhere' | 'unknown'

/** How alike the words must be: the nearer, the less. Measured by bench/language/nearby.ts, decision 0019. */
const needed: Readonly<Record<Nearness, number>> = {
  stairwell: sameThreshold - 0.05,
  building: sameThreshold + 0.03,
  elsewhere: 0.45,
  unknown: 0.45,
}

/** What happens inside one home: the stairwell alone does not make two of them the same. */
const indoors: ReadonlySet<Topic> = new Set([
  'drainage_leak',
  'care_welfare',
  'neighbour_dispute',
  'heating',
  'housing_title',
  'policy_question',
  'education_health',
  'other',
])
const indoorsNeeds = 0.12

/** How alike matters are (0..1) to this one when they are likely the same, else null. */
export function likelySame(mine: Matter): (other: Matter, near: Nearness) => number | null {
  // Read once, however many are compared with it.
  const said = once(() => sketch(mine))
  return (other, near) => {
    if (Math.abs(mine.day - other.day) > windowOf(mine.topic, other.topic)) return null
    const both = [mine, other]
    const threshold = needed[near] + (both.some(({ topic }) => indoors.has(topic)) ? indoorsNeeds : 0)
    const score = likeness(said(), sketch(other), threshold)
    if (score === null || near === 'stairwell' || near === 'unknown') return score
    return both.some(isOfOneStairwell) ? null : score
  }
}

/** The words of the one that the other has too, the weightiest first: the reason to show. */
export function wordsInBoth(mine: Words, other: Words): string[] {
  return sharedWords(mine, sketch(other), usualWeight())
}

// Each stairwell has its own lift, its own door and its own lamps.
function isOfOneStairwell({ topic, title, detail }: Matter): boolean {
  return (
    topic === 'lift_fault' ||
    /楼道|楼梯|单元门|门禁|对讲|声控|樓道|樓梯|單元門|門禁|對講/.test(`${title} ${detail}`)
  )
}

const mostRead = 300
const kept = new Map<string, Weighed>()
const mostKept = 4_000

// What is open nearby is compared again with each new saying, so its sketches are kept for a while.
function sketch({ title, detail }: Words): Weighed {
  const key = `${title}\n${detail.slice(0, mostRead)}`
  const known = kept.get(key)
  if (known) return known
  const made = draw({ title, detail: detail.slice(0, mostRead) })
  kept.set(key, made)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? key)
  return made
}

function draw(words: Words): Weighed {
  const names = once(() =>
    Int32Array.from(
      findPlaces(`${words.title} ${words.detail}`).flatMap(({ kind, text }) =>
        kind === 'estate' || kind === 'road' ? [...pairKeys(normalise(text), mostRead)] : [],
      ),
    ),
  )
  return weighed({ ...countsOf(words), names }, usualWeight())
}
