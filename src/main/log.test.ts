import { expect, test } from 'vitest'
import { sayError } from './log.ts'

test('what was sent and is no value of its type is not quoted in the log', () => {
  const message = 'invalid input syntax for type uuid: "Wang of 502, "13800138000""'
  const said = sayError(Object.assign(new Error(message), { code: '22P02' }))

  expect(said).toMatchObject({ code: '22P02', message: 'invalid input syntax for type uuid: "…"' })
  expect(JSON.stringify(said)).not.toContain('138')
  expect(JSON.stringify(said)).toContain('log.test.ts')
})

test('which constraint was broken stays to be read', () => {
  const message = 'duplicate key value violates unique constraint "case_ref"'

  expect(sayError(Object.assign(new Error(message), { code: '23505' }))).toMatchObject({ message })
})
