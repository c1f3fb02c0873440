import type { Lang } from '../../kernel/words/lang.ts'
import type { Counted, Left } from './count.ts'
import { definitions } from './definitions.ts'
import { definitionWords } from './definitions.words.ts'

/** What a figure's numerator lacks, and what was not counted, each by its reason: `3件晚了才联系上`. */
export function sayLeft(lang: Lang, { id, rest, apart }: Counted): readonly string[] {
  // What was not explained stands with its reasons beside the rate of what was fixed.
  const listed = id === 'explained' ? apart : [...rest, ...apart]
  return listed.map((left) => sayOne(lang, id, left))
}

export function sayOne(lang: Lang, id: Counted['id'], { verdict, n }: Left): string {
  const words: Readonly<Record<string, (n: number) => string>> =
    definitionWords[lang].left[definitions[id].asks]
  const says = words[verdict]
  if (!says) throw new Error(`no words for ${verdict} of ${id}`)
  return says(n)
}
