import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { aHouse, aPost } from '../../test/given.ts'
import { getCommunity } from '../modules/people/door.ts'
import { runCatalogue } from './catalogue.ts'

let t: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'legwork-catalogue-'))
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
  return async (args: readonly string[]) => {
    const said = { out: '', err: '' }
    const code = await runCatalogue(aHouse(t.db), [...args, '--community', slug], {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
    })
    return { code, ...said }
  }
}

function aFile(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a file is taken over and comes out again', async () => {
  const run = await aHere()
  const path = aFile('a.json', '{"legwork":"catalogue","version":1,"topics":{"noise":{"name":"吵人"}}}')

  expect(await run(['import', path])).toMatchObject({ code: 0, err: '' })
  const { out } = await run(['export'])
  expect(JSON.parse(out).topics.noise).toMatchObject({ name: '吵人', leadBody: 'urban_management' })
})

test.each([
  ['is not JSON', '{'],
  ['has a topic that there is not', '{"legwork":"catalogue","version":1,"topics":{"moon":{}}}'],
  ['has a field that there is not', '{"legwork":"catalogue","version":1,"topics":{"noise":{"title":"x"}}}'],
  ['is of another kind', '{"topics":{}}'],
])('a file that %s is refused with a reason', async (_, text) => {
  const run = await aHere()

  const { code, out } = await run(['import', aFile('b.json', text)])

  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ refused: 'catalogue.file', why: expect.any(String) })
})

test('what may not be is refused as a whole', async () => {
  const run = await aHere()
  const path = aFile('c.json', '{"legwork":"catalogue","version":1,"topics":{"other":{"isOffered":false}}}')

  const { code, out } = await run(['import', path])

  expect([code, JSON.parse(out)]).toEqual([
    1,
    { refused: 'catalogue.faults', faults: [{ topic: 'other', code: 'catalogue.other_stays' }] },
  ])
})

test('a command that is not understood says how it is called', async () => {
  const run = await aHere()

  for (const args of [['look'], ['export', 'x'], ['import', 'a', 'b'], ['import', '--loud']])
    expect(await run(args)).toMatchObject({ code: 2, err: expect.stringContaining('catalogue export') })
})
