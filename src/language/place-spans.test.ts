import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPlaces } from './places.ts'

const said = (text: string) => findPlaces(text).map(({ kind, text: words, number }) => [kind, words, number])

test.each([
  ['3号楼2单元501漏水', ['3号楼', 3], ['2单元', 2], ['501', 501]],
  ['3-2-501漏水', ['3', 3], ['2', 2], ['501', 501]],
  ['3#2-501漏水', ['3', 3], ['2', 2], ['501', 501]],
  ['三栋二单元5楼东户漏水', ['三栋', 3], ['二单元', 2], ['5楼', 5], ['东户', null]],
  ['三号楼二单元五零一没电', ['三号楼', 3], ['二单元', 2], ['五零一', 501]],
  ['对门501很吵', ['对门501', 501]],
  ['我家楼上漏水', ['我家楼上', null]],
  ['B3栋没水', ['B3栋', null]],
  ['甲3号没水', ['甲3号', null]],
] as const)('in %s every part is a span of its own', (text, ...parts) => {
  expect(said(text).map(([, words, number]) => [words, number])).toEqual(parts)
})

test.each([
  ['3好楼2单源灯坏了', '3好楼', '2单源'],
  ['三动二单员灯坏了', '三动', '二单员'],
  ['5耗楼1丹元灯坏了', '5耗楼', '1丹元'],
  ['３號樓２單元燈壞了', '３號樓', '２單元'],
] as const)(
  'what dictation or another script made of it is read, and kept as it was said: %s',
  (text, a, b) => {
    expect(said(text).map(([kind, words]) => [kind, words])).toEqual([
      ['building', a],
      ['stairwell', b],
    ])
  },
)

test.each(['他动手了', '一单元旦活动', '3动物园', '不提也罢', '好楼盘'])(
  'a word that only sounds alike is no place: %s',
  (text) => {
    expect(findPlaces(text)).toEqual([])
  },
)

test.each([
  ['我是临江区青石街道云栖苑的业主，楼下烧烤店半夜很吵', 'estate', '云栖苑'],
  ['反映松涛国际城物业乱收费', 'estate', '松涛国际城'],
  ['投诉南湖区槐香里3栋堆杂物', 'estate', '槐香里'],
  ['梧桐嘉园二期物业不作为', 'estate', '梧桐嘉园二期'],
  ['第二机床厂职工宿舍漏水', 'estate', '第二机床厂职工宿舍'],
  ['南湖区文化路12号门口积水', 'road', '文化路12号'],
  ['望江大道与春晖路交叉口没有红绿灯', 'road', '望江大道'],
  ['槐香小学门口乱停车', 'poi', '槐香小学'],
] as const)('the name in %s is read without a list of names', (text, kind, name) => {
  expect(findPlaces(text)).toContainEqual({ text: name, start: text.indexOf(name), kind, number: null })
})

test.each([
  '我们小区的物业不管事',
  '希望领导重视，走投无路了',
  '进入小区的道路被堵',
  '小区里业主意见很大，老年居民出行难',
  '公安局、人民法院都去过',
])('%s names no estate and no road', (text) => {
  expect(findPlaces(text).filter(({ kind }) => kind !== 'poi')).toEqual([])
})

test('of an estate that is named twice the fuller words are kept', () => {
  expect(said('云栖苑停水。云栖苑小区三天没水了').map(([, words]) => words)).toEqual(['云栖苑小区'])
})

test('another estate counts when it is named in one breath, not when it is compared with', () => {
  const names = (text: string) => said(text).map(([, words]) => words)

  expect(names('云栖苑、槐香园和松涛花园都停水')).toEqual(['云栖苑', '槐香园', '松涛花园'])
  expect(names('云栖苑停水。听人说松涛花园早就修好了')).toEqual(['云栖苑'])
})

test('a place that is told late in a letter is found all the same', () => {
  const text = `${'这件事说来话长。'.repeat(80)}请到云栖苑3栋来看。`

  expect(said(text)).toEqual([
    ['estate', '云栖苑', null],
    ['building', '3栋', 3],
  ])
})

const pieces =
  '云栖苑 小区 三号楼 二单元 501 3-2-501 对门 楼上 幸福路 12号 大道 南门 A3区 广场 和 、 。 一 十 的 栋 动 单源 二期 国际 城 KTV 😀 \ud83d 鐨勭伅 æ¥¼ \u0000 ３ 號樓 B '.split(
    ' ',
  )
const sayings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 200 }).map((parts) => parts.join('')),
)

test('of any string each span is what stands at its offset, in order, none over another, none twice', () => {
  fc.assert(
    fc.property(sayings, (text) => {
      const spans = findPlaces(text)
      for (const [at, { start, text: words }] of spans.entries()) {
        expect(words.length).toBeGreaterThan(0)
        expect(text.slice(start, start + words.length)).toBe(words)
        expect(start + words.length).toBeLessThanOrEqual(spans[at + 1]?.start ?? text.length)
      }
      expect(new Set(spans.map(({ kind, text: words }) => `${kind} ${words}`)).size).toBe(spans.length)
    }),
    { numRuns: 600 },
  )
})

test.each([
  ['broken text', '涓夊彿妤间簩鍗曞厓鐨勭伅鍧忎簡'],
  ['emoji', '🏚️🔥'],
  ['mixed scripts', 'Block 3号楼 улица ３F 東門 '],
  ['names without an end', '云栖苑和'],
  ['roads in a row', '幸福路、'],
] as const)('10,000 characters of %s are read without an error, in a moment', (_, unit) => {
  const text = unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000)
  const start = performance.now()

  findPlaces(text)

  expect(performance.now() - start).toBeLessThan(200)
})

test('one sentence takes less than 0.08 ms', () => {
  const text = '我是临江区青石街道云栖苑3号楼2单元501的业主，楼道灯坏了三天了，我妈不敢下楼'
  for (let warm = 0; warm < 2_000; warm++) findPlaces(text)
  const rounds = Array.from({ length: 9 }, () => {
    const start = performance.now()
    for (let time = 0; time < 200; time++) findPlaces(text)
    return (performance.now() - start) / 200
  })

  // The quickest round: the others share the machine with other tests.
  expect(Math.min(...rounds)).toBeLessThan(0.08)
})
