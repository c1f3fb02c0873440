import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countRuns, defaultSpec, idfOf, plain, runsOf, weigh } from './features.ts'
import { openingIfLong, viewsOf } from './views.ts'

test('full width, traditional and spaced writing count alike, and numbers are alike', () => {
  const of = (text: string) => countRuns(text, defaultSpec)

  expect(of('３號樓 漏水！')).toEqual(of('5号楼漏水'))
})

test('runs that are explained stand where they are counted', () => {
  const counts = countRuns('电梯停了', defaultSpec)

  expect(runsOf('电梯停了', defaultSpec).every(({ id }) => counts.has(id))).toBe(true)
  expect(runsOf('电梯停了', defaultSpec)[0]?.run).toBe('电梯停')
})

test('words and pairs of neighbours are looked at beside the runs, and the runs are the same without them', () => {
  const runs = countRuns('电梯停了', { ...defaultSpec, words: false })
  const both = countRuns('电梯停了', defaultSpec)

  expect([...runs].every(([id, times]) => both.get(id) === times)).toBe(true)
  expect(both.size).toBe(runs.size + ['电梯', '停了', '电梯 停了'].length)
})

test('a word is found again beside other words', () => {
  const words = { ...defaultSpec, longestRun: 0 }
  const shared = [...countRuns('电梯停了', words).keys()].filter((id) => countRuns('修电梯', words).has(id))

  expect(shared).toHaveLength(1)
})

test('a long text is read by its opening too, a sentence is not', () => {
  const letter = `楼前的路灯坏了很久。${'希望尽快来人处理，谢谢。'.repeat(4)}`

  expect(openingIfLong(letter)).toBe('楼前的路灯坏了很久')
  expect(openingIfLong('楼前的路灯坏了很久，晚上看不见。')).toBeNull()
})

test('whatever is said has length one or nothing that is known', () => {
  const small = { ...defaultSpec, bits: 12 }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const counts = countRuns(text, small)
      const { values } = weigh(counts, idfOf([counts, counts], small))
      const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
      expect(plain(text, small) === '' ? length : Math.round(length * 1e4) / 1e4).toBe(
        plain(text, small) === '' ? 0 : 1,
      )
    }),
    { examples: [['__']] },
  )
})

test('a letter teaches as a whole, by its title, and by its opening', () => {
  expect(viewsOf(['路灯不亮', '我们楼前的路灯坏了很久，晚上看不见。请修。'])).toEqual([
    '路灯不亮。我们楼前的路灯坏了很久，晚上看不见。请修。',
    '路灯不亮',
    '我们楼前的路灯坏了很久，晚上看不见。请修。',
    '路灯不亮。我们楼前的路灯坏了很久',
  ])
})

test('one sentence teaches once, and nothing teaches nothing', () => {
  expect(viewsOf(['路灯不亮'])).toEqual(['路灯不亮'])
  expect(viewsOf([' ', ''])).toEqual([])
})
