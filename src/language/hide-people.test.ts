import fc from 'fast-check'
import { expect, test } from 'vitest'
import { surnames } from './data/family-names.ts'
import { givesAway, withoutPeople } from './hide-people.ts'

const nobody = { names: [], doors: [] }

test.each([
  ['门一推就开，昨晚有生人进来转', '门一推就开，昨晚有生人进来转'],
  ['楼道灯坏了，我妈八十二不敢下楼', '楼道灯坏了，家里人八十二不敢下楼'],
  ['五楼漏到四楼', '某楼漏到某楼'],
  ['电话１３８-0013 8000', '电话〔号码〕'],
])('%s', (said, shown) => {
  expect(withoutPeople(said, nobody)).toBe(shown)
})

test('a known name goes with letters apart, and so does the given name alone', () => {
  const who = { names: ['欧阳小红', '尹禾'], doors: [] }
  expect(withoutPeople('我是欧阳 小·红，叫我小红就行，尹 禾也在', who)).toBe(
    '我是某某，叫我某某就行，某某也在',
  )
})

const name = fc
  .tuple(fc.constantFrom(...surnames), fc.constantFrom('秀兰', '建国', '小禾', '桂英', '志强', '雪'))
  .map(([family, given]) => family + given)
const door = fc
  .tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 8 }))
  .map(([f, n]) => `${f}0${n}`)
const phone = fc
  .tuple(fc.constantFrom('13', '15', '18', '19'), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([head, rest]) => head + String(rest).padStart(9, '0'))

const wide = (text: string) => text.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)))
const inWords = (text: string) => text.replace(/\d/g, (d) => '零一二三四五六七八九'[Number(d)] ?? '')
const circled = (text: string) => text.replace(/\d/g, (d) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(d)] ?? '')
const waysOfNumber = [
  (text: string) => text,
  wide,
  inWords,
  circled,
  (text: string) => Array.from(text).join(' '),
  (text: string) => Array.from(text).join('-'),
  (text: string) => `${text.slice(0, 3)}\u200b${text.slice(3)}`,
]
const waysOfName = [
  (text: string) => text,
  (text: string) => Array.from(text).join(' '),
  (text: string) => Array.from(text).join('\u200b'),
]
const filler = fc.constantFrom('楼道灯坏了', '门锁不上', '水一直滴', '请快来', '晚上看不见', '已经三天')
const glue = fc.constantFrom('，', '。', ' ', '：', '')
const spelled = <T>(what: fc.Arbitrary<T>, ways: readonly ((text: T) => string)[]) =>
  fc.tuple(what, fc.constantFrom(...ways))

/** Every way in which digits are written, as plain digits; other letters apart. */
const digitsOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[零〇一二三四五六七八九]/g, (d) =>
      String('零一二三四五六七八九'.indexOf(d === '〇' ? '零' : d)),
    )
    .replace(/[\s\-\u200b]/g, '')

const saying = fc
  .record({
    who: spelled(name, waysOfName),
    home: spelled(door, waysOfNumber),
    call: spelled(phone, waysOfNumber),
    parts: fc.array(fc.tuple(filler, glue), { minLength: 3, maxLength: 6 }),
    order: fc.shuffledSubarray([0, 1, 2] as const, { minLength: 3, maxLength: 3 }),
  })
  .map(({ who: [person, way], home: [room, wayOfRoom], call: [number, wayOfNumber], parts, order }) => {
    const inserts = [way(person), `${wayOfRoom(room)}室`, wayOfNumber(number)]
    const text = parts
      .map(([words, mark], n) => words + mark + (inserts[order[n] ?? 9] ?? '') + mark)
      .join('')
    return { person, room, number, text }
  })

test('whatever stands around it, no name, room or phone of a known household is left', () => {
  fc.assert(
    fc.property(saying, ({ person, room, number, text }) => {
      const shown = withoutPeople(text, { names: [person], doors: [room] })
      const plain = shown.replace(/[\s\u200b]/g, '')
      expect(plain).not.toContain(person)
      expect(digitsOf(shown)).not.toContain(room)
      expect(digitsOf(shown)).not.toContain(number.slice(0, 4))
      expect(digitsOf(shown)).not.toContain(number.slice(-4))
    }),
    { numRuns: 2_000 },
  )
})

test('a sentence that names the household is never let through', () => {
  fc.assert(
    fc.property(saying, ({ person, room, text }) => {
      expect(givesAway(text, { names: [person], doors: [room] })).not.toBeNull()
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['502的王阿姨家', 'number'],
  ['老王说的', 'name'],
  ['王阿姨家', 'name'],
  ['秀兰反映', 'name'],
  ['二单元大门的锁舌坏了，请换', null],
] as const)('whether %s gives somebody away', (words, what) => {
  expect(givesAway(words, { names: ['王秀兰'], doors: ['502'] })).toBe(what)
})
