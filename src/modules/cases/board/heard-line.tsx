import type { Lang } from '../../../kernel/words/lang.ts'
import { type Catalogue, sayTopic } from '../../../rulebook/catalogue.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'

type Props = {
  readonly lang: Lang
  readonly topic: Topic
  readonly heard: readonly string[]
  readonly catalogue?: Catalogue
}

/** What a matter is called in public: 楼道灯, or its topic where nothing was heard that may be told. */
export function Heard({ lang, topic, heard, catalogue }: Props) {
  const label = catalogue ? sayTopic(catalogue, lang, topic) : rulebookWords[lang].topics[topic]
  if (heard.length === 0) return <>{label}</>
  const said = heard.join('、')
  if (lang === 'zh-CN') return <>{said}</>
  // The catalogue is in simplified Chinese; other readers get the topic first.
  return (
    <>
      {label} <span lang="zh-CN">{said}</span>
    </>
  )
}
