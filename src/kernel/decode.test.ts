import { expect, test } from 'vitest'
import { decode } from './decode.ts'

test('bytes that are not UTF-8 are read as GB18030', () => {
  // 楼道 in GB18030.
  expect(decode(Uint8Array.of(0xc2, 0xa5, 0xb5, 0xc0))).toEqual({ text: '楼道', encoding: 'gb18030' })
  expect(decode(Buffer.from('\ufeff楼道'))).toEqual({ text: '楼道', encoding: 'utf-8' })
})
