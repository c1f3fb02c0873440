import {
  type BodyKind,
  type Category,
  type Nature,
  type Topic,
  topics,
  type Urgency,
} from '../rulebook/categories.ts'
import { type Guess, guessTopic, type Lean } from './classify.ts'
import { type Danger, readDanger } from './danger.ts'
import { guessLeader, isNeighbourhood } from './leader.ts'
import { leanWithout } from './likely.ts'
import { normalise } from './normalise.ts'
import { findPlaces, type PlaceSpan } from './places.ts'
import { furtherNeeds, splitNeeds, tail } from './split-needs.ts'
import { guessNature, guessUrgency } from './tone.ts'

export type { Danger } from './danger.ts'
export type { PlaceSpan } from './places.ts'

/** One thing to be done, as it was understood. It proposes; a person decides. */
export type NeedReading = {
  /** A title of at most 30 characters, taken from the words. */
  readonly summary: string
  /** The part of the saying that is about it. */
  readonly words: string
  readonly topic: Topic
  readonly body: BodyKind
  readonly nature: Nature
  readonly urgency: Urgency
  readonly neighbourhood: boolean
  /** 0..1 */
  readonly confidence: number
  /** The words that decided. */
  readonly because: readonly string[]
}

export type Reading = {
  readonly needs: readonly [NeedReading, ...NeedReading[]]
  /** A short phrase for each thing to be done. A letter is one need to file, though it may ask for two things. */
  readonly asks: readonly string[]
  readonly places: readonly PlaceSpan[]
  readonly danger: Danger | null
}

/** What a reading may lean on beside the words: what the community's workers have put right. */
type With = {
  readonly lean?: Lean | undefined
  /** Has the last word on who leads, knowing what the rules say. */
  readonly leader?: ((words: string, byRule: BodyKind) => BodyKind) | undefined
  /** The topics as the community has them: what is not offered is not read either. */
  readonly catalogue?: Catalogue | undefined
}

type Catalogue = Readonly<Record<Topic, Pick<Category, 'leadBody'> & { readonly isOffered: boolean }>>

/** Reads what somebody said. Never throws; the same words give the same reading. */
export function readWords(text: string, { lean: learnt, leader, catalogue }: With = {}): Reading {
  const words = text.toWellFormed()
  const lean = catalogue ? leanWithout(outOf(catalogue), learnt) : learnt
  const how = { leader, catalogue }
  const danger = readDanger(words)
  const parts = splitNeeds(words)
  const [first = words, ...others] = parts
  const guess = guessTopic(first, lean)
  const needs: Reading['needs'] = [
    readNeed({ part: first, whole: words, danger, guess, ...how }),
    ...others.map((part) => readNeed({ part, whole: part, danger, guess: guessTopic(part, lean), leader })),
  ]
  const asks = needs.map(({ summary }) => summary)
  for (const word of furtherNeeds(first, needs[0].summary)) {
    const title = titleOf(first, [word])
    // Two matters of one clause: the second is called by its own word.
    asks.push(asks.includes(title) ? word : title)
  }
  return { needs, asks: [...new Set(asks)], places: findPlaces(words), danger }
}

const longest = 8_000

function outOf(catalogue: Catalogue): ReadonlySet<Topic> {
  return new Set(topics.filter((topic) => !catalogue[topic].isOffered))
}

type Part = {
  readonly part: string
  readonly whole: string
  readonly danger: Danger | null
  readonly guess: Guess
} & Pick<With, 'leader' | 'catalogue'>

function readNeed({ part, whole, danger, guess, leader, catalogue }: Part): NeedReading {
  const plain = normalise(part)
  const byRule = guessLeader(guess.topic, plain, catalogue?.[guess.topic].leadBody)
  return {
    summary: titleOf(part, guess.because),
    words: part.trim().slice(0, 4_000) || whole.slice(0, 4_000),
    topic: guess.topic,
    body: leader ? leader(plain, byRule) : byRule,
    nature: guessNature(plain),
    urgency: guessUrgency(plain, danger),
    neighbourhood: isNeighbourhood(guess.topic, plain),
    confidence: guess.confidence,
    because: guess.because,
  }
}

const filler =
  /^(?:你好|您好|请问|麻烦|那个(?=[，,。：:！!\s])|服务站吗|又来麻烦你们了?|跟[你您]们?说个事|我想问一下|我想问|想问一下|领导|尊敬的[^，。,:：]{0,12}|各位)[，,。：:！!\s]*/
const where =
  /^(?:[\d零一二两三四五六七八九十]{1,6}\s?(?:号楼|栋|幢|单元|楼|层|室|号(?!门|线))(?![到至])|(?<=单元|栋|号楼|幢)\s?[1-9]\d{2,3}(?!\d)|\d{1,3}-\d{1,2}-\d{3,4}|[，,\s])+(?:的)?/

// The clause that decided, without greetings and without the place, which stands beside it anyway.
function titleOf(part: string, because: readonly string[]): string {
  const clauses = part
    .slice(0, longest)
    .split(/[，。！!,；;？?\n]|\. /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
  // The strongest word comes first: 晚上不敢下楼 says what is needed, 我妈八十二 only of whom.
  const needs = clauses.filter((clause) => !tail.test(clause) && bareOf(clause).length >= 2)
  const telling =
    because
      .map((word) => needs.find((clause) => normalise(clause).includes(word)))
      .find((clause) => clause !== undefined) ??
    needs[0] ??
    clauses[0] ??
    ''
  const bare = bareOf(telling)
  const title = cut(bare.length >= 2 ? bare : telling)
  return title === '' ? '没有说清的事' : title
}

function bareOf(clause: string): string {
  // A greeting that was a clause of its own has lost its comma.
  return `${clause}，`.replace(filler, '').replace(where, '').replace(/，$/, '').trim()
}

const titleLength = 30

// Latin words are not cut in the middle.
function cut(text: string): string {
  const characters = Array.from(text.slice(0, 4 * titleLength))
  const title = characters.slice(0, titleLength).join('').trim()
  const isMidWord =
    /[a-z]/i.test(characters[titleLength - 1] ?? '') && /[a-z]/i.test(characters[titleLength] ?? '')
  return isMidWord ? title.replace(/(?<=.{10}) [a-z'-]*$/i, '') : title
}
