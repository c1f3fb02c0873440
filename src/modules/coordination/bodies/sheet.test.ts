import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { held, open, send } from '../../../../test/residents.ts'
import { read as readJournal } from '../../../kernel/journal.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { csvOf, xlsxOf } from '../../../kernel/sheets/write-sheet.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import { plainDate } from '../../../kernel/time.ts'
import { dutySheets } from './duty-sheets.ts'
import { importDuties } from './import-duties.ts'
import { readDuties } from './read-duties.ts'
import { readDutyFile } from './read-duty-file.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const list = [
  '序号,事项名称,责任单位,区域,开始日期,截止日期,依据文件,发文日期,文号',
  '1,房屋维修,恒砚物业,,2026-01-01,,物业合同,2025-12-20,',
  '2,停车,业委会,,2026年2月1日,2027/1/31,议事规则,,第3条',
].join('\r\n')
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function aList() {
  const given = await aCase(t)
  const { house, here } = given
  const take = async (text: string, dry = false) => {
    const read = must(await readDutyFile(house)(here.community, bytesOf(text)))
    return {
      ...read,
      came: must(
        await importDuties(house)({ duties: read.duties, dry }, { actor: here.coordinator, once: null }),
      ),
    }
  }
  const now = () => readDuties(house)(here.coordinator)
  return { ...given, take, now }
}

test('a list in an office’s own columns is read; taken twice it is as taken once', async () => {
  const { take, now, house, here } = await aList()
  expect((await take(list, true)).came).toMatchObject({ added: 2, changed: 0, same: 0, refused: [] })
  expect((await now()).duties).toEqual([])

  expect((await take(list)).came).toMatchObject({ added: 2, same: 0 })
  expect((await take(list)).came).toMatchObject({ added: 0, changed: 0, same: 2 })
  const { duties } = await now()
  expect(duties.map(({ topic, body, from, until, title }) => [topic, body, from, until, title])).toEqual([
    ['building_repair', here.bodies.property, '2026-01-01', null, '物业合同'],
    ['parking', here.bodies.owners, '2026-02-01', '2027-01-31', '议事规则'],
  ])
  const kinds = await readCommunity(house.db, here.community, async (tx) =>
    (await readJournal(tx, here.community, here.bodies.property)).map(({ kind }) => kind),
  )
  expect(kinds.filter((kind) => kind === 'duty.added')).toHaveLength(1)

  expect((await take(list.replace('2027/1/31', '2028/1/31'))).came).toMatchObject({ changed: 1, same: 1 })
  expect((await now()).duties[1]?.until).toBe('2028-01-31')
})

test('what cannot be read is named by its line, and nothing of the list is taken', async () => {
  const { take, now } = await aList()
  const wrong = await take(`${list}\r\n3,没有这样事,没有这家,月球,去年,2026-01-01,,,`)
  expect(wrong.flaws.map(({ line, at }) => `${line} ${at}`)).toEqual([
    '4 topic',
    '4 body',
    '4 place',
    '4 from',
    '4 title',
  ])
  expect((await take('事项,单位\r\n停车,业委会')).flaws).toEqual([
    { line: 1, at: 'head', said: 'from' },
    { line: 1, at: 'head', said: 'title' },
  ])
  const twice = await take(`${list}\r\n3,停车,业委会,,2026-06-01,,另一份,,`)
  expect(twice.came.refused).toEqual([{ line: 4, code: 'duty.twice' }])
  expect((await now()).duties).toEqual([])
})

test('the line that is named is the one of the file, behind empty lines too', async () => {
  const { take } = await aList()
  const { flaws } = await take(list.replace('\r\n2,', '\r\n\r\n,,,\r\n2,').replace('业委会', '没有这家'))

  expect(flaws).toEqual([{ line: 5, at: 'body', said: '没有这家' }])
})

test('a line that ends makes room for the one after it, in whichever order they stand', async () => {
  const { take, now } = await aList()
  await take(list)
  const [head = '', , second = ''] = list.split('\r\n')
  const next = second.replace('2026年2月1日,2027/1/31', '2026-07-01,')
  const ended = second.replace('2027/1/31', '2026-06-30')

  const { came } = await take([head, next, ended].join('\r\n'))

  expect(came).toMatchObject({ added: 1, changed: 1, refused: [] })
  expect(came.lines).toEqual([
    { line: 2, is: 'added' },
    { line: 3, is: 'changed' },
  ])
  expect((await now()).duties.filter(({ topic }) => topic === 'parking')).toHaveLength(2)
})

test('a form that is sent twice is taken once', async () => {
  const { house, here, take, now } = await aList()
  const { duties } = await take(list, true)
  const by = { actor: here.coordinator, once: newOnce() }

  for (const _ of [1, 2]) must(await importDuties(house)({ duties, dry: false }, by))

  expect((await now()).duties).toHaveLength(2)
})

test('who is no coordinator takes no list', async () => {
  const { house, here } = await aList()
  const read = must(await readDutyFile(house)(here.community, bytesOf(list)))
  expect(
    await importDuties(house)({ duties: read.duties, dry: false }, { actor: here.worker, once: null }),
  ).toMatchObject({
    code: 'not_allowed',
  })
})

test('what comes out as a spreadsheet goes in again', async () => {
  const { take, now, house, here } = await aList()
  await take(list)
  const sheets = dutySheets(await now())
  for (const bytes of [await xlsxOf(sheets), await csvOf(sheets[0]), await csvOf(sheets[0], 'gb18030')]) {
    const read = must(await readDutyFile(house)(here.community, bytes))
    expect(read.flaws).toEqual([])
    expect(read.duties).toHaveLength(2)
  }
})

test('on the page: looked at, then taken; a wrong list says where, a worker sees the table and no form', async () => {
  const { house, here } = await aList()
  const app = tableApp(house, here.coordinator)
  const bring = (text: string) =>
    send(app, '/desk/duties/sheet', { file: [new File([text], '清单.csv', { type: 'text/csv' })] })
  const wrong = await bring(list.replace('业委会', '没有这家'))
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('第3行：没有这家单位，请照“各家单位”里的名字写，或先加上，写的是“没有这家”')
  expect((await bring('')).text).toContain('表格里没有一行。')

  const seen = await bring(list)
  expect(seen.text).toContain('新的2条，改了的0条，本来就有的0条。')
  expect(seen.text).toMatch(/2（新的） ?房屋维修 ?全社区 ?恒砚物业 ?物业合同（2025-12-20） ?2026-01-01起/)
  const fields = { once: held(seen.html, 'once') ?? '', kept: held(seen.html, 'kept') ?? '' }
  const taken = await send(app, '/desk/duties/sheet/take', fields)
  expect(taken).toMatchObject({ status: 303, location: '/desk/duties?taken=1' })
  expect((await open(app, '/desk/duties?taken=1')).text).toContain('收下了。')
  const table = await open(tableApp(house, here.worker), '/desk/duties/matrix')
  expect(table.text).toMatch(/没人管，0处两家都管/)
  expect(table.text).toContain('恒砚物业')
  expect((await open(tableApp(house, here.worker), '/desk/duties')).text).not.toContain('从表格里收')
  expect((await send(tableApp(house, here.worker), '/desk/duties/sheet/take', fields)).status).toBe(404)
})

test('gaps count the matters that lie in them, not those elsewhere', async () => {
  const { take, now, house, here, read } = await aList()
  const { topic } = await read()
  const { tree, gaps } = await now()
  expect(gaps.find((gap) => gap.topic === topic)?.cases).toBe(1)
  const row = {
    line: 2,
    topic,
    body: here.bodies.property,
    place: { estate: null, building: here.building },
    from: plainDate('2026-01-01'),
    until: null,
    title: '合同',
    datedOn: null,
    reference: null,
    link: null,
  }
  must(await importDuties(house)({ duties: [row], dry: false }, { actor: here.coordinator, once: null }))
  expect(tree.buildings.size).toBe(1)
  expect((await now()).gaps.find((gap) => gap.topic === topic)).toBeUndefined()
  expect((await take(list)).came.refused).toEqual([])
})
