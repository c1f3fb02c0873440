import { starters } from './data/starters.ts'
import { normalise } from './normalise.ts'
import { once } from './once.ts'
import { pairKeys } from './pair-keys.ts'

/** What was said, made ready to be compared: its pairs of characters, each once, in order of their keys. */
export type Matter = {
  readonly keys: Int32Array
  /** How often each is said; a title counts several times, since it says the matter and little else. */
  readonly counts: Float32Array
  /** 1 for what the title says, less for what only the rest says. */
  readonly weights: Float32Array
}

export type Words = { readonly title: string; readonly detail: string }

const longest = 400
const titleCounts = 4
const detailWeight = 0.4

// Whom one writes to and who writes are no part of the matter: nobody's name may bring two messages together.
const persons =
  /(?:尊敬|敬爱)的[^，,。：:！!\n]{0,16}|(?:我叫|本人叫|我是|姓名)[：:\s]?[\u4e00-\u9fff]{2,3}(?=[，,。；;\s])|[\u4e00-\u9fff]{1,2}(?:书记|市长|区长|县长|局长|主任|先生|女士|小姐|阿姨|师傅|经理)/g
// Which floor or door is compared as a place; as words they would only blur.
const numbers = /[\d零〇一二两三四五六七八九十]{1,6} ?(?:号楼|号|栋|幢|单元|楼(?!道)|层|室)/g
const polite = /你好|您好|请问|谢谢|麻烦|各位|领导|盼复|望解决|希望|反映|投诉|咨询|关于/g

export function readMatter({ title, detail }: Words): Matter {
  const head = keysOf(title)
  const rest = detail === title ? new Int32Array() : keysOf(detail.slice(0, longest))
  const counts = new Map<number, number>()
  for (const key of head) counts.set(key, (counts.get(key) ?? 0) + titleCounts)
  for (const key of rest) counts.set(key, (counts.get(key) ?? 0) + 1)
  const inTitle = new Set(head)
  const keys = Int32Array.from(counts.keys()).toSorted()
  // A message without a title speaks for itself.
  const other = head.length === 0 ? 1 : detailWeight
  return {
    keys,
    counts: Float32Array.from(keys, (key) => counts.get(key) ?? 0),
    weights: Float32Array.from(keys, (key) => (inTitle.has(key) ? 1 : other)),
  }
}

function keysOf(text: string): Int32Array {
  return pairKeys(
    normalise(text.slice(0, longest)).replace(persons, ' ').replace(numbers, ' ').replace(polite, ' '),
    longest,
  )
}

/** How rare a pair is among all that was said so far: what many say tells little, the name of one estate much. */
export type Rarity = {
  readonly count: (said: Pick<Matter, 'keys'>) => void
  /** Inverse document frequency, natural logarithm; 0 for what is too common to tell anything. */
  readonly of: (key: number) => number
}

/** What more than this share of all messages says, such as the name of a district, tells nothing. */
const common = 0.04

/** Counts from our own starter sentences stand in until enough was heard. */
export function newRarity(): Rarity {
  const heard = new Map<number, number>()
  const known = background()
  const size = { messages: 0 }
  return {
    count: ({ keys }) => {
      size.messages++
      for (const key of keys) heard.set(key, (heard.get(key) ?? 0) + 1)
    },
    of: (key) => {
      const share =
        ((heard.get(key) ?? 0) + (known.counts.get(key) ?? 0) + 0.5) / (size.messages + known.sentences + 1)
      return share > common ? 0 : -Math.log(share)
    },
  }
}

const background = once(() => {
  const sentences = Object.values(starters).flat()
  const counts = new Map<number, number>()
  for (const sentence of sentences)
    for (const key of new Set(keysOf(sentence))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return { sentences: sentences.length, counts }
})
