import { expect, test } from 'vitest'
import { normalise, readNumber } from './normalise.ts'

test('full width, capitals, traditional characters and spaces come to one form', () => {
  expect(normalise(' ３號樓\u3000ＫＴＶ  太吵\u200b了 ')).toBe('3号楼 ktv 太吵 了')
})

test('a mark said many times counts as three', () => {
  expect(normalise('救命！！！！！！')).toBe('救命!!!')
})

test('half a surrogate pair does no harm', () => {
  expect(normalise('灯\ud83d坏了')).toBe('灯\ufffd坏了')
})

test.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十五', 35],
  ['两', 2],
  ['五零一', 501],
  ['1203', 1203],
  ['３', 3],
] as const)('%s is %i', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test.each(['', '一百', '12345', '楼', '3a', '十十'])('%j is no number', (text) => {
  expect(readNumber(text)).toBeNull()
})

test.each([
  ['三号楼二单元五零一', '3号楼2单元501'],
  ['十二幢三单元', '12幢3单元'],
  ['3好楼2单源', '3号楼2单元'],
  ['三动二单员', '3栋2单元'],
  ['二栋一单元3提', '2栋1单元3梯'],
] as const)('%s is matched as %s', (text, matched) => {
  expect(normalise(text)).toBe(matched)
})

test.each(['一栋一栋地查', '一层灰', '他动手了', '提意见', '100000元'])('%s stays as it is', (text) => {
  expect(normalise(text)).toBe(text)
})

test('pictures are a space', () => {
  expect(normalise('灯😀👍🏽坏了🇨🇳')).toBe('灯 坏了')
})
