export type HotWords = {
  readonly title: string
  readonly lead: (weeks: number) => string
  readonly empty: string
  readonly households: (count: number, cases: number) => string
  readonly since: string
  readonly latest: string
  readonly because: (words: readonly string[]) => string
}

export const zh: HotWords = {
  title: '大家都在说的',
  lead: (weeks) => `近${weeks}周还没办完的事里，好几家说的像是同一件。是不是，您看了定。`,
  empty: '近来没有好几家都在说的事。',
  households: (count, cases) => `${count}户说过，共${cases}件`,
  since: '最早',
  latest: '最近',
  because: (words) => `放在一起，因为都提到了${words.map((word) => `“${word}”`).join('、')}`,
}
