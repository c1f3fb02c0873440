import { langs } from '../../kernel/words/lang.ts'
import type { Guess } from '../../language/classify.ts'
import { leanWithout, likelyTopics } from '../../language/likely.ts'
import { findPlaces } from '../../language/places.ts'
import { unsureBelow } from '../../language/sure.ts'
import { type Catalogue, catalogueOf, outOf, sayTopic } from '../../rulebook/catalogue.ts'
import { categories, type Topic, topics } from '../../rulebook/categories.ts'
import { oneQuestionWords } from './one-question.words.ts'
import type { Whereabouts } from './one-question.words.zh.ts'
import type { Need } from './parts.rules.ts'

const whereabouts: readonly Whereabouts[] = ['home', 'inside', 'outside']

/** What is asked of who said it, answered by one tap. */
export type OneQuestion =
  | { readonly about: 'topic'; readonly topics: readonly Topic[] }
  | { readonly about: 'where'; readonly places: readonly Whereabouts[] }

const mostAnswers = 4

const usualCatalogue = catalogueOf(categories, [])

/** A wrong topic goes to the wrong body with the wrong limits; a place is found by whoever goes there. */
const worth = { topic: 2, where: 1 }

/**
 * The one question worth asking about a need that was not understood for sure: of the topic and the place the one
 * whose answer is expected to tell most, in bits (the entropy of its answers beforehand) times what they are worth.
 * Null when there is nothing to ask.
 */
export function oneQuestionFor(
  { words, confidence }: Pick<Need, 'words' | 'confidence'>,
  catalogue: Catalogue,
): OneQuestion | null {
  if (words === null || confidence >= unsureBelow) return null
  const likely = likelyTopics(words, mostAnswers, leanWithout(outOf(catalogue))).filter(isSpokenFor)
  const topicBits =
    likely.length < 2 ? 0 : worth.topic * bitsOf(likely.map(({ score }) => Math.exp(score / 2)))
  const whereBits = findPlaces(words).length > 0 ? 0 : worth.where * bitsOf(whereabouts.map(() => 1))
  if (topicBits === 0 && whereBits === 0) return null
  return topicBits >= whereBits
    ? { about: 'topic', topics: likely.map(({ topic }) => topic) }
    : { about: 'where', places: whereabouts }
}

// A feeling alone would offer topics of which nobody has said a word.
function isSpokenFor({ topic, score, because }: Guess): boolean {
  return topic !== 'other' && because.length > 0 && score > 0
}

function bitsOf(weights: readonly number[]): number {
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.reduce((bits, weight) => bits - (weight / sum) * Math.log2(weight / sum), 0)
}

/** The topic that was tapped, by the sentence that a tap writes down; a proposal, like every reading. */
export function tappedTopic(said: string | null, catalogue: Catalogue): Topic | null {
  // Also by its usual name: it may have been tapped before it had another.
  const isSaid = (topic: Topic) =>
    [catalogue, usualCatalogue].some((each) =>
      langs.some((lang) => oneQuestionWords[lang].is(sayTopic(each, lang, topic)) === said),
    )
  return said === null ? null : (topics.find(isSaid) ?? null)
}
