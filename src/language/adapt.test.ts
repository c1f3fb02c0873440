import { expect, test } from 'vitest'
import { cabinets, unseenCabinet } from '../../test/cabinets.ts'
import { topics } from '../rulebook/categories.ts'
import { featureKeys, learnFrom, mostLean, mostWeight, type Taught } from './adapt.ts'
import { guessTopic } from './classify.ts'
import { starters } from './data/starters.ts'
import { seeded } from './linear/seeded.ts'
import { normalise } from './normalise.ts'
import { readWords } from './read-words.ts'

const cabinet = '快递柜堵着门口，出不去'

/** These sayings said in turn so often, and put right whenever they were still read wrongly. */
function corrected(sayings: string | readonly string[], decided: Taught['decided'], times: number): Taught[] {
  const taught: Taught[] = []
  for (let n = 0; n < times; n++)
    for (const said of [sayings].flat()) {
      const proposed = guessTopic(said, learnFrom(taught) ?? undefined).topic
      if (proposed !== decided) taught.push({ keys: featureKeys(said), proposed, decided })
    }
  return taught
}

const all = topics.flatMap((topic) => starters[topic])

/** Corrections of sayings picked at random to topics picked at random. */
function anyCorrections(seed: number, count: number): Taught[] {
  const next = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  return Array.from({ length: count }, () => ({
    keys: featureKeys(pick(all)),
    proposed: pick(topics),
    decided: pick(topics),
  }))
}

test('nothing put right changes nothing', () => {
  const accepted: Taught[] = [{ keys: featureKeys(cabinet), proposed: 'parking', decided: 'parking' }]

  expect(learnFrom([])).toBeNull()
  expect(learnFrom(accepted)).toBeNull()
  expect(readWords(cabinet, { lean: undefined })).toEqual(readWords(cabinet))
})

test('what is put right in eight sayings at most is read so from then on, and says by which words', () => {
  const before = guessTopic(unseenCabinet)
  const taught = corrected(cabinets, 'greening_space', 1)
  const after = guessTopic(unseenCabinet, learnFrom(taught) ?? undefined)

  expect(before.topic).not.toBe('greening_space')
  expect(taught.length).toBeLessThanOrEqual(8)
  expect(after.topic).toBe('greening_space')
  expect(after.because.join()).toContain('快递柜')
})

test('no weight passes its bound, whatever is put right and however often', () => {
  for (const seed of [1, 2, 3]) {
    const lean = learnFrom([...anyCorrections(seed, 300), ...corrected(cabinet, 'greening_space', 50)])
    for (const said of all)
      for (const { weight } of lean?.(normalise(said)).values() ?? [])
        expect(Math.abs(weight)).toBeLessThanOrEqual(mostLean)
  }
  const long = { keys: featureKeys(all[0] ?? ''), proposed: 'parking', decided: 'noise' } as const
  const whole = learnFrom(Array.from({ length: 200 }, () => long))?.(normalise(all[0] ?? ''))
  expect(whole?.get('noise')?.weight).toBe(mostLean)
  const same = { keys: featureKeys('喵'), proposed: 'parking', decided: 'noise' } as const
  const stubborn = learnFrom(Array.from({ length: 200 }, () => same))?.('喵')
  expect(stubborn?.get('noise')?.weight).toBe(mostWeight)
  expect(stubborn?.get('parking')?.weight).toBe(-mostWeight)
})

test('one correction does not overturn a clear saying', () => {
  const lean = learnFrom([
    { keys: featureKeys('电梯坏了，困住人了'), proposed: 'lift_fault', decided: 'parking' },
  ])

  expect(guessTopic('电梯坏了，困住人了', lean ?? undefined).topic).toBe('lift_fault')
})

test('what has nothing to do with it keeps its topic', () => {
  const lean = learnFrom([
    ...corrected(cabinet, 'greening_space', 8),
    ...corrected('楼下小饭桌人太多，孩子挤', 'policy_question', 6),
    ...corrected('门禁卡刷不开', 'safety', 8),
  ])
  const apart = all.filter((said) => !/快递|柜|饭桌|孩子|门禁|刷|卡/.test(said))
  const kept = apart.filter((said) => guessTopic(said, lean ?? undefined).topic === guessTopic(said).topic)

  expect(apart.length).toBeGreaterThan(200)
  expect(kept.length / apart.length).toBeGreaterThan(0.99)
})

test('a correction taken back leaves what the others taught, to the last digit', () => {
  const others = [
    ...corrected('门禁卡刷不开', 'safety', 4),
    ...corrected('楼下小饭桌人太多', 'policy_question', 4),
  ]
  const wrong: Taught = { keys: featureKeys(cabinet), proposed: 'parking', decided: 'noise' }
  const [first, ...rest] = others
  const withIt = [first as Taught, wrong, ...rest]

  const undone = learnFrom(withIt.filter((each) => each !== wrong))

  for (const said of [...all.slice(0, 60), '门禁卡刷不开'])
    expect(undone?.(normalise(said))).toEqual(learnFrom(others)?.(normalise(said)))
})

test('the order of corrections that do not contradict each other does not decide', () => {
  const taught = [...corrected(cabinet, 'greening_space', 8), ...corrected('门禁卡刷不开', 'safety', 5)]
  const [forth, back] = [learnFrom(taught), learnFrom(taught.toReversed())]

  for (const said of [cabinet, '门禁卡刷不开', ...all.slice(0, 100)])
    expect(guessTopic(said, forth ?? undefined).topic).toBe(guessTopic(said, back ?? undefined).topic)
})

test('what is kept of a saying names no place, keeps no order, and is little', () => {
  const keys = featureKeys(`3号楼2单元501${cabinet}`)

  expect(keys).toEqual(featureKeys(cabinet))
  expect(keys).toEqual(keys.toSorted((a, b) => a - b))
  expect(featureKeys(all.join('，')).length).toBeLessThanOrEqual(24)
  for (const key of keys) expect(key).toBeLessThan(2 ** 20)
})

test('nothing, emoji and endless words are read without harm', () => {
  const lean = learnFrom(corrected(cabinet, 'greening_space', 8))
  for (const odd of ['', '😀😀', '！？', 'a'.repeat(10_000), '快递柜'.repeat(4_000), '\ud83d'])
    expect(() => [featureKeys(odd), readWords(odd, { lean: lean ?? undefined })]).not.toThrow()
})
