import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countRuns, defaultSpec, idfOf, plain, runsOf, weigh } from './features.ts'
import { viewsOf } from './views.ts'

test('full width, traditional and spaced writing count alike, and numbers are alike', () => {
  const of = (text: string) => countRuns(text, defaultSpec)

  expect(of('３號樓 漏水！')).toEqual(of('5号楼漏水'))
})

test('runs that are explained stand where they are counted', () => {
  const counts = countRuns('电梯停了', defaultSpec)

  expect(new Set(runsOf('电梯停了', defaultSpec).map(({ id }) => id))).toEqual(new Set(counts.keys()))
  expect(runsOf('电梯停了', defaultSpec)[0]?.run).toBe('电梯停')
})

test('whatever is said has length one or nothing that is known', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const counts = countRuns(text, defaultSpec)
      const { values } = weigh(counts, idfOf([counts, counts], defaultSpec))
      const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
      expect(plain(text, defaultSpec) === '' ? length : Math.round(length * 1e4) / 1e4).toBe(
        plain(text, defaultSpec) === '' ? 0 : 1,
      )
    }),
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
