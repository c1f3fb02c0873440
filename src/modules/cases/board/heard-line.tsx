import type { Lang } from '../../../kernel/words/lang.ts'

/** `topic`: as it is called here. */
type Props = { readonly lang: Lang; readonly topic: string; readonly heard: readonly string[] }

/** What a matter is called in public: 楼道灯, or its topic where nothing was heard that may be told. */
export function Heard({ lang, topic, heard }: Props) {
  if (heard.length === 0) return <>{topic}</>
  const said = heard.join('、')
  if (lang === 'zh-CN') return <>{said}</>
  // The catalogue is in simplified Chinese; other readers get the topic first.
  return (
    <>
      {topic} <span lang="zh-CN">{said}</span>
    </>
  )
}
