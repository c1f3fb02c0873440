import { type BodyKind, bodyKinds, isTopic, type Topic, topics } from '../rulebook/categories.ts'
import type { Lean } from './classify.ts'
import { because, classify, type Model } from './linear/model.ts'

/** How much a margin counts beside the words of the lexicon. Flat from 3 to 6 in cross-validation (decision 0013). */
const share = 4

/** The margin of what a model says is not so; one that it never met is held to be no likelier. */
const unmet = -1

/** Whether a model was taught topics and nothing else, as `legwork train --label topic` does. */
export function knowsTopics({ labels }: Model): boolean {
  return labels.every(isTopic)
}

/** What a model taught on labelled messages adds to the starter's reading: its margin for each topic. */
export function leanOn(model: Model): Lean {
  const at = topics.map((topic) => model.labels.indexOf(topic))
  return (words) => {
    const { label, margins } = classify(model, words)
    return new Map<Topic, { readonly weight: number; readonly because: string | null }>(
      topics.map((topic, n) => [
        topic,
        {
          weight: share * (margins[at[n] ?? -1] ?? unmet),
          because: topic === label ? (because(model, words.slice(0, told), label, 1)[0] ?? null) : null,
        },
      ]),
    )
  }
}

/** What the rules say of who leads counts so much beside a margin. Flat from 0.6 to 1.1 (decision 0013). */
const ruled = 0.9

/** Whether a model was taught bodies and nothing else, as `legwork train --label body` does. */
export function knowsBodies({ labels }: Model): boolean {
  return labels.every((label) => bodyKinds.some((kind) => kind === label))
}

/** Who leads by what a model was taught, the rules heard as well; those who help have no model. */
export function leaderBy(model: Model): (words: string, byRule: BodyKind) => BodyKind {
  return (words, byRule) => {
    if (byRule === 'helpers') return byRule
    const { margins } = classify(model, words)
    const score = (kind: BodyKind) =>
      (margins[model.labels.indexOf(kind)] ?? unmet) + (kind === byRule ? ruled : 0)
    return bodyKinds.reduce((best, kind) => (score(kind) > score(best) ? kind : best), byRule)
  }
}

/** Why is looked for at the beginning, where it stands. */
const told = 60
