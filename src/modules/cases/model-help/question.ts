import type { Question } from '../../../kernel/model/ask.ts'
import { maskForOutside } from '../../../language/mask-outside.ts'
import { topics } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { longestSummary } from './answer.ts'
import { zh } from './question.words.zh.ts'

/** Longer letters are cut: what they are about stands at the beginning. */
const longest = 600

const names = rulebookWords['zh-CN'].topics

const task = zh.task(longestSummary)

/** What leaves for the model: words without what tells who and which door, and our topics. */
export function questionOf(words: string, known: readonly string[]): Question {
  const cut = Array.from(maskForOutside(words, known)).slice(0, longest).join('')
  return {
    task,
    about: { words: cut, topics: Object.fromEntries(topics.map((topic) => [topic, names[topic]])) },
  }
}

/** What it costs of the budget, in characters. */
export function charactersOf({ task: wanted, about }: Question): number {
  return wanted.length + JSON.stringify(about).length
}
