import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aHouse, aPost } from '../../test/given.ts'
import { getCommunity } from '../modules/people/door.ts'
import { runDuties } from './duties.ts'

let t: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'legwork-duties-'))
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(async () => {
  await t[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

async function aHere() {
  const { community } = await aPost(t.db)
  const { slug } = await getCommunity(t.db, community)
  return async (...args: string[]) => {
    const said = { out: '', err: '' }
    const code = await runDuties(
      aHouse(t.db),
      [...args, ...(args.includes('--community') ? [] : ['--community', slug])],
      {
        out: (text) => void (said.out += text),
        err: (text) => void (said.err += text),
      },
    )
    return { code, ...said }
  }
}

function aFile(text: string): string {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, text)
  return path
}

const list = '事项,单位,从哪天起,文件\n停车,业委会,2026-01-01,议事规则\n'

test('a list is looked at, taken, and comes out as it can go in again', async () => {
  const run = await aHere()
  const file = aFile(list)
  expect(JSON.parse((await run('import', file, '--dry-run')).out)).toMatchObject({ added: 1, written: false })
  expect(JSON.parse((await run('import', file)).out)).toMatchObject({
    added: 1,
    written: true,
    lines: [{ line: 2, is: 'added', topic: 'parking', place: '全社区', body: '业委会', from: '2026-01-01' }],
  })
  const { code, out } = await run('export')
  expect(code).toBe(0)
  expect(out).toContain('停车,全社区,业委会,2026-01-01')
  expect(JSON.parse((await run('import', aFile(out))).out)).toMatchObject({ added: 0, same: 1 })
})

test('what is wrong ends with 1 and says which line; what is not understood with 2', async () => {
  const run = await aHere()
  const wrong = await run('import', aFile(list.replace('业委会', '没有这家')))
  expect(wrong.code).toBe(1)
  expect(wrong.err).toMatch(/^第2行：没有这家单位.*写的是“没有这家”$/)
  expect(JSON.parse(wrong.out)).toEqual({
    refused: 'duties.lines',
    lines: [{ line: 2, at: 'body', said: '没有这家' }],
  })
  expect((await run('import', aFile(list), '--community', 'nowhere')).code).toBe(1)
  const none = await run('import', '/no/such/list.xlsx')
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') })
  expect(JSON.parse(none.out)).toEqual({ refused: 'file.unreadable', file: '/no/such/list.xlsx' })
  expect(JSON.parse((await run('import', aFile(''))).out)).toMatchObject({ refused: 'sheet.empty' })
  for (const args of [[], ['import'], ['export', 'x'], ['take', 'x'], ['import', 'x', '--wet']])
    expect((await run(...args)).code).toBe(2)
})
