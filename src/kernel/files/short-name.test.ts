import { expect, test } from 'vitest'
import { shortName } from './short-name.ts'

test.each([
  ['IMG_0001.jpg', 'IMG_0001.jpg'],
  ['C:\\fakepath\\照片.png', '照片.png'],
  ['../../etc/passwd', 'passwd'],
  ['a\u202egpj.exe\u0000\n', 'agpj.exe'],
  ['\ud800.jpg', '\ufffd.jpg'],
  ['', ''],
])('%j is shown as %j', (name, shown) => {
  expect(shortName(name)).toBe(shown)
})

test('a long name keeps its beginning and its ending, in 32 characters', () => {
  const shown = shortName(`${'楼'.repeat(200)}.heic`)

  expect(Array.from(shown)).toHaveLength(32)
  expect(shown.endsWith('楼.heic')).toBe(true)
})
