/** Where, as far as one tap can say it. */
export type Whereabouts = 'home' | 'inside' | 'outside'

/** The one question to who said something that was not understood for sure, and its answers by a tap. */
export type OneQuestionWords = {
  readonly topic: string
  readonly where: string
  readonly hint: string
  /** What is written down when a topic is tapped. */
  readonly is: (topic: string) => string
  readonly places: Readonly<Record<Whereabouts, string>>
}

export const zh: OneQuestionWords = {
  topic: '我们没全听明白，是哪一类事？',
  where: '我们没全听明白，在哪儿？',
  hint: '点一下就行，不点也照样办。',
  is: (topic) => `是${topic}的事`,
  places: { home: '在家里', inside: '在楼道里', outside: '在楼外面' },
}
