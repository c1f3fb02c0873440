import type { Topic } from '../../rulebook/categories.ts'
import { affairsSentences } from './sentences-affairs.ts'
import { estateSentences } from './sentences-estate.ts'
import { homeSentences } from './sentences-home.ts'
import { outdoorSentences } from './sentences-outdoors.ts'

/** How people say it: sentences written for this product, from which the pairs of each topic are learnt. */
export const starters: Readonly<Record<Topic, readonly string[]>> = {
  ...homeSentences,
  ...estateSentences,
  ...outdoorSentences,
  ...affairsSentences,
}
