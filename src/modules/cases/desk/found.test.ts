import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open } from '../../../../test/residents.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

/** What the list shows when this is looked for. */
async function found(q: string, ...all: readonly string[]) {
  const here = await aPost(t.db)
  const house = aHouse(t.db, testClock())
  for (const words of all) await said(house, here, words)
  const { html, text } = await open(deskApp(house, here.worker), `/desk/inbox?q=${encodeURIComponent(q)}`)
  return { list: html.split('<aside')[0] ?? '', text }
}

test('words are marked where they stand in the title and in the place', async () => {
  expect((await found('楼道灯', '楼道灯坏了')).list).toContain('><mark>楼道灯</mark>坏了</a>')
  expect((await found('3号楼', '楼道灯坏了')).list).toContain('<mark>3号楼</mark>2单元')
})

test('what stands further down is shown with the words around it', async () => {
  const { list } = await found(
    '消火栓',
    '楼道堆了东西。对门说了三回了还是不听，前天又搬来两个旧柜子，正好挡住消火栓，真出了事谁也够不着，想请你们来看看，劝一劝他们家，我们说话不管用，他们只说马上搬，一个月了还在',
  )

  expect(list).toMatch(/<q>….{1,12}<mark>消火栓<\/mark>[^<]{10,}…<\/q>/)
})

test('letters mark the characters they stand for, and the line says that it was by pinyin', async () => {
  const { list, text } = await found('ldd', '修楼道灯')

  expect(list).toContain('修<mark class="like">楼道灯</mark></a>')
  expect(text).toContain('按拼音')
  expect(text).not.toContain('近似')
})

test('what is only similar says so, on its line and above it', async () => {
  const { list, text } = await found('楼花灯坏', '楼道灯坏了')

  expect(list).toContain('<mark class="like">楼道灯坏</mark>了</a>')
  expect(text).toContain('没有一字不差的，这些近似')
  expect(text).toContain('找到0件。另有1件近似的。')
  expect(list).toContain('<b>近似</b>')
})

test('signs of HTML are marked as signs', async () => {
  const { list } = await found('灯', '<b>灯</b>坏了&<img src=x onerror=alert(1)>')

  expect(list).toContain('&lt;b><mark>灯</mark>&lt;/b>')
  expect(list).not.toContain('<img src=x')
})

test('a list that nobody searches has no marks', async () => {
  const here = await aPost(t.db)
  const house = aHouse(t.db, testClock())
  await said(house, here, '楼道灯坏了')

  expect((await open(deskApp(house, here.worker), '/desk/inbox')).html).not.toContain('<mark')
})
