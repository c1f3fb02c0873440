import type { Because } from '../known.ts'

export type BecauseWords = { readonly same: (because: Because) => string }

const where = { stairwell: '都在这个单元', building: '都在这栋楼' } as const

export const zh: BecauseWords = {
  same: ({ words, place }) =>
    `因为${[
      ...(words.length > 0 ? [`都提到了${words.map((word) => `“${word}”`).join('、')}`] : []),
      ...(place === null ? [] : [where[place]]),
    ].join('，')}`,
}
