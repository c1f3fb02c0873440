import { expect, test } from 'vitest'
import { buffersFor, settingsText } from './settings.ts'

const gigabyte = 1_073_741_824

test.each([
  [0.5, 128],
  [1, 128],
  [4, 512],
  [16, 2_048],
  [64, 2_048],
])('a machine with %d GB lends the database %d MB at most', (memory, buffers) => {
  expect(buffersFor(memory * gigabyte)).toBe(buffers)
})

test('a commit is on the disk before it is answered', () => {
  expect(settingsText('/run/x', true)).toMatch(/^fsync = 'on'$/m)
  expect(settingsText('/run/x', true)).toMatch(/^synchronous_commit = 'on'$/m)
})
