import { expect, test } from 'vitest'
import { starters } from '../data/starters.ts'
import { because, classify, type Row, teach } from './model.ts'
import { readModel, writeModel } from './model-file.ts'
import { seeded } from './seeded.ts'

/** Own sentences of a few topics, every fourth kept back. */
const topics = ['parking', 'noise', 'drainage_leak', 'care_welfare'] as const
const rows: Row[] = topics.flatMap((label) => starters[label].map((words) => ({ fields: [words], label })))
const taught = rows.filter((_, n) => n % 4 !== 0)
const asked = rows.filter((_, n) => n % 4 === 0)
const model = teach(taught, { draw: seeded(1) })

test('sentences it never saw get the label of those that are like them', () => {
  const right = asked.filter(({ fields, label }) => classify(model, fields.join('')).label === label)

  expect(right.length / asked.length).toBeGreaterThan(0.8)
})

test('the same rows and the same seed give the same model', () => {
  expect(writeModel(teach(taught, { draw: seeded(1) }))).toBe(writeModel(model))
})

test('a model that was kept in a file says the same', () => {
  const again = readModel(writeModel(model))

  const labels = (of: typeof model) => asked.map(({ fields }) => classify(of, fields.join('')).label)
  expect(labels(again)).toEqual(labels(model))
})

test('confidence is a share of one, and low for words that say nothing', () => {
  const sure = classify(model, '楼上漏水，厕所天花板滴水').confidence
  const empty = classify(model, '')

  expect(sure).toBeLessThanOrEqual(1)
  expect(empty.confidence).toBeLessThan(sure)
  expect(empty.margins).toHaveLength(topics.length)
})

test('what spoke for a label are words of the text, none within another', () => {
  const words = '车位又被外来车占了，停车没地方停'
  const told = because(model, words, 'parking')

  expect(told.length).toBeGreaterThan(0)
  expect(told.every((run) => words.includes(run))).toBe(true)
  expect(told.some((run) => told.some((other) => other !== run && other.includes(run)))).toBe(false)
})

test('a model taught on letters knows one sentence', () => {
  const letters = topics.flatMap((label) =>
    starters[label].map((words, n) => ({
      fields: [`${words}。${'我们已经反映过很多次，一直没有人来处理，希望尽快解决。'.repeat(3)}${n}`],
      label,
    })),
  )
  const fromLetters = teach(
    letters.filter((_, n) => n % 4 !== 0),
    { draw: seeded(2) },
  )
  const right = asked.filter(({ fields, label }) => classify(fromLetters, fields.join('')).label === label)

  expect(right.length / asked.length).toBeGreaterThan(0.75)
})

test('how a letter begins counts beside what it says later', () => {
  const rest = '我们已经反映过很多次，一直没有人来处理，希望尽快解决。'.repeat(3)
  const even = teach(taught, { spec: { ...model.spec, opening: 0, words: false }, draw: seeded(1) })
  const margin = (words: string) => classify(even, words).margins[even.labels.indexOf('parking')] ?? 0

  const lead = margin(`车位被外来车占了没地方停。${rest}`) - margin(`今天写信给各位工作人员说一下。${rest}`)
  const tail = margin(`${rest}车位被外来车占了没地方停。`) - margin(`${rest}今天写信给各位工作人员说一下。`)
  expect(lead).toBeGreaterThan(tail * 1.1)
})

test('a model made before words were looked at is read as it was taught', () => {
  const { words: _, ...spec } = model.spec
  const old = teach(taught, { spec, draw: seeded(1) })
  const again = readModel(writeModel(old))

  expect(again.spec).toEqual(spec)
  expect(classify(again, '车位又被外来车占了').label).toBe('parking')
})

test.each(['', '{}', 'no json', '{"format":"legwork-linear-0"}'])(
  '%s is no model, and that is said',
  (text) => {
    expect(() => readModel(text)).toThrow('not a model of this version')
  },
)

test('a model that was cut off is not used', () => {
  const cut = writeModel(model).replace(/"bytes":"[^"]{100}/, '"bytes":"')

  expect(() => readModel(cut)).toThrow('cut off')
})
