import type { Topic } from '../../rulebook/categories.ts'
import { affairsSentences } from './sentences-affairs.ts'
import { estateSentences } from './sentences-estate.ts'
import { homeSentences } from './sentences-home.ts'
import { outdoorSentences } from './sentences-outdoors.ts'
import { affairsTitles } from './titles-affairs.ts'
import { homeTitles } from './titles-home.ts'
import { outdoorTitles } from './titles-outdoors.ts'

type Sentences = Readonly<Record<Topic, readonly string[]>>

/** How people say it: sentences written for this product, from which the pairs of each topic are learnt. */
export const starters: Sentences = {
  ...homeSentences,
  ...estateSentences,
  ...outdoorSentences,
  ...affairsSentences,
}

/** How people write it to an office: learnt from as well; what is rare is still told by how people say it. */
export const headings: Sentences = { ...homeTitles, ...outdoorTitles, ...affairsTitles }
