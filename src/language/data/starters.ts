import type { Topic } from '../../rulebook/categories.ts'
import { byTopic } from './by-topic.ts'
import { affairsSentences } from './sentences-affairs.ts'
import { estateSentences } from './sentences-estate.ts'
import { homeSentences } from './sentences-home.ts'
import { outdoorSentences } from './sentences-outdoors.ts'
import { affairsTitles } from './titles-affairs.ts'
import { homeTitles } from './titles-home.ts'
import { outdoorTitles } from './titles-outdoors.ts'

type Sentences = Readonly<Record<Topic, readonly string[]>>

const spoken: Sentences = {
  ...homeSentences,
  ...estateSentences,
  ...outdoorSentences,
  ...affairsSentences,
}
const written: Sentences = { ...homeTitles, ...outdoorTitles, ...affairsTitles }

/** How people say it, and how they write it: sentences of this product, from which the pairs of each topic are learnt. */
export const starters: Sentences = byTopic((topic) => [...spoken[topic], ...written[topic]])
