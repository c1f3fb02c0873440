import { pairKey } from './pair-keys.ts'

/** Runs of at least two characters whose pairs all weigh something, with the sum of these weights. */
export function weightyRuns(
  words: string,
  weightOf: (key: number) => number,
): { readonly word: string; readonly weight: number }[] {
  const runs: { word: string; weight: number }[] = []
  let [from, sum] = [0, 0]
  for (let at = 0; at < words.length; at++) {
    const isPair = at + 1 < words.length
    const weight = isPair ? weightOf(pairKey(words.charCodeAt(at), words.charCodeAt(at + 1))) : 0
    sum += weight
    if (weight > 0) continue
    if (sum > 0) runs.push({ word: words.slice(from, at + 1), weight: sum })
    ;[from, sum] = [at + 1, 0]
  }
  return runs
}
