import type { Catalogue } from '../../../rulebook/catalogue.ts'
import { categories, type Topic } from '../../../rulebook/categories.ts'
import { things } from './things.ts'

// Illness, papers, questions: even a word of the catalogue would tell something of somebody.
const ofPersons: readonly Topic[] = ['education_health', 'housing_title', 'policy_question', 'other']

/**
 * What a matter may be called where strangers read it: at most two things, named by the catalogue, that were heard in
 * it and can be mended; none, and the topic names it. A clause of the person's own words may hold a name or a door, so
 * it is never used; and nothing is told of matters that are about a person.
 */
export function heardAbout(topic: Topic, because: readonly string[]): readonly string[] {
  if (categories[topic].privateByDefault || ofPersons.includes(topic)) return []
  return because
    .filter((word) => things.has(word))
    .filter((word, at, all) => !all.some((other, before) => before < at && overlap(other, word)))
    .slice(0, 2)
}

/** What a community keeps from strangers by its own catalogue is not told by a word of the rulebook's either. */
export function hushed<Row extends { readonly topic: Topic; readonly heard: readonly string[] }>(
  row: Row,
  catalogue: Catalogue,
): Row {
  return catalogue[row.topic].privateByDefault ? { ...row, heard: [] } : row
}

// 楼道灯 and 楼道 say one thing; 单元门 and 门锁 share a character and are heard as one as well.
function overlap(a: string, b: string): boolean {
  return Array.from(b).some((letter) => a.includes(letter))
}
