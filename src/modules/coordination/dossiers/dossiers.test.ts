import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../../test/a-case.ts'
import { aMeeting } from '../../../../test/a-meeting.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { caseOf, said } from '../../../../test/desk.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open, send } from '../../../../test/residents.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import { firstBreak, read } from '../../../kernel/journal.ts'
import { ok } from '../../../kernel/result.ts'
import { csvOf } from '../../../kernel/sheets/write-sheet.ts'
import { parseInstant, plainDate } from '../../../kernel/time.ts'
import { referCase } from '../../cases/explain-case.ts'
import { addCase, addEntry, addHomes, importLedger, strikeOut } from './gather.ts'
import { closeDossier, giveEvidence, giveReport, hearHome, leadAnew } from './lead-dossier.ts'
import { openDossier } from './open-dossier.ts'
import { readDossier } from './read-dossier.ts'
import { reportOf } from './report.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function aDossier() {
  const clock = testClock()
  const here = await aPost(t.db)
  const house = aHouse(t.db, clock)
  const by = { actor: here.worker, once: null }
  const opened = must(
    await openDossier(house)(
      {
        title: '3号楼屋顶',
        about: '顶层漏了多年',
        mainBody: here.bodies.property,
        level: 'community',
        since: plainDate('2019-06-01'),
      },
      by,
    ),
  )
  const now = async () => {
    const view = await readDossier(house)(here.worker, opened.number)
    if (!view) throw new Error('there is no such dossier')
    return view
  }
  return { clock, here, house, by, id: opened.id, number: opened.number, now }
}

const entry = {
  on: plainDate('2016-07-01'),
  kind: 'said' as const,
  words: '六户反映漏水',
  body: null,
  fen: null,
  source: null,
}

test('its clock goes back with every older word, and by nothing forward', async () => {
  const { house, by, id, now } = await aDossier()
  must(await addEntry(house)({ id, ...entry }, by))
  must(await addEntry(house)({ id, ...entry, on: plainDate('2024-01-01') }, by))
  const [first] = (await now()).entries
  if (!first) throw new Error('no entry')
  must(await strikeOut(house)({ id, entry: first.id, why: '记错了楼' }, by))
  must(
    await leadAnew(house)(
      { id, body: (await now()).bodies.post.id, level: 'street', why: '物业换了' },
      { ...by, actor: { ...by.actor, rank: 'coordinator' } },
    ),
  )

  const { dossier, entries } = await now()

  expect(dossier).toMatchObject({ since: '2016-07-01', level: 'street', state: 'open' })
  expect(entries[0]).toMatchObject({ struckWhy: '记错了楼', words: '六户反映漏水' })
})

test('an old ledger comes in whole with its money and years, or not at all', async () => {
  const { house, by, id, now } = await aDossier()
  const sheet = (rows: string[][]) =>
    csvOf({ name: 'a', head: ['日期', '内容', '单位', '金额'], rows }, 'gb18030')

  const wrong = await importLedger(house)(
    {
      id,
      bytes: await sheet([
        ['2015年3月', '报修', '物业', ''],
        ['前年', '修', '', ''],
      ]),
    },
    by,
  )
  expect(wrong).toMatchObject({ code: 'ledger.wrong_lines', facts: { lines: '3' } })
  expect((await now()).entries).toEqual([])

  must(
    await importLedger(house)(
      {
        id,
        bytes: await sheet([
          ['2015年3月', '报修', '恒砚物业', ''],
          ['2018/3/1', '修了一次', '某防水公司', '12000'],
        ]),
      },
      by,
    ),
  )
  const { entries, dossier, here } = { ...(await now()), here: (await now()).bodies }
  expect(dossier.since).toBe('2015-03-01')
  expect(entries).toMatchObject([
    { words: '报修', body: here.all.find(({ name }) => name === '恒砚物业')?.id },
    { kind: 'money', fen: 1_200_000, words: '修了一次（某防水公司）', body: null },
  ])
})

test('a case belongs to one dossier only', async () => {
  const { house, here, by, id } = await aDossier()
  const it = await caseOf(house, here, await said(house, here, '顶楼漏雨'))
  must(await addCase(house)({ id, ref: it.ref }, by))
  const other = must(
    await openDossier(house)(
      {
        title: '另一个',
        about: 'x',
        mainBody: here.bodies.post,
        level: 'community',
        since: plainDate('2020-01-01'),
      },
      by,
    ),
  )

  expect(other.number).toBe(2)
  expect(await addCase(house)({ id: other.id, ref: it.ref }, by)).toMatchObject({
    code: 'dossier.case_elsewhere',
    facts: { number: 1 },
  })
  expect(await addCase(house)({ id, ref: '99999' }, by)).toMatchObject({ code: 'case.not_found' })
})

test('it is closed by the secretary, after evidence, the households’ word and the end of its cases', async () => {
  const { house, here, by, id, now } = await aDossier()
  const secretary = { actor: here.secretary, once: null }
  const it = await caseOf(house, here, await said(house, here, '顶楼漏雨'))
  must(await addCase(house)({ id, ref: it.ref }, by))
  const [home, neighbour] = here.homes
  if (!home || !neighbour) throw new Error('no homes')
  must(await addHomes(house)({ id, homes: [home, neighbour] }, by))
  const close = () => closeDossier(house)({ id }, secretary)

  expect(await closeDossier(house)({ id }, by)).toMatchObject({ code: 'not_allowed' })
  expect(await close()).toMatchObject({ code: 'dossier.no_evidence' })
  must(await giveEvidence(house)({ id, words: '验收单2026-11' }, by))
  expect(await close()).toMatchObject({ code: 'dossier.cases_open', facts: { count: 1 } })
  must(await referCase(house)({ id: it.id, to: '房管局', words: '归房管局' }, by))
  expect(await close()).toMatchObject({ code: 'dossier.households_not_asked' })
  must(await hearHome(house)({ id, home, isSettled: false, said: '还渗' }, by))
  expect(await close()).toMatchObject({ code: 'dossier.households_not_content' })
  must(await hearHome(house)({ id, home, isSettled: true, said: '干了' }, by))
  must(await close())

  expect((await now()).dossier).toMatchObject({ state: 'closed', approvedBy: here.secretary.person })
  expect(await addEntry(house)({ id, ...entry }, by)).toMatchObject({ code: 'dossier.closed' })
})

test('the database lets nobody close it without evidence and approval, nor change what was told', async () => {
  const { house, by, id } = await aDossier()
  must(await addEntry(house)({ id, ...entry }, by))

  await expect(
    sql`update coordination.dossier set state = 'closed', closed_at = now() where id = ${id}`.execute(
      t.owner,
    ),
  ).rejects.toThrow('closed_with_evidence_and_approval')
  const here = await aPost(t.db)
  await expect(
    inCommunity(t.db, here.community, async (tx) => {
      await sql`update coordination.dossier_entry set words = 'x'`.execute(tx)
      return ok(null)
    }),
  ).rejects.toThrow('permission denied')
})

test('a report that is due stands on the next agenda, and once given it is due a month later', async () => {
  const { house, here, by, id, now, clock, number } = await aDossier()
  clock.set(parseInstant('2026-12-28T01:00:00Z'))
  const meeting = await aMeeting(
    { here, house, clock },
    { at: parseInstant('2026-12-29T01:00:00Z'), others: [`卷宗${number}号 3号楼屋顶`] },
  )
  const app = tableApp(house, here.worker)

  expect((await open(app, '/desk/dossiers')).text).toContain('该出报告了')
  expect((await open(app, '/desk/meetings')).html).toContain(`卷宗${number}号 3号楼屋顶</textarea>`)
  expect(meeting.items[0]?.reasons).toEqual(['dossier_due'])
  must(await giveReport(house)({ id }, by))
  expect((await now()).dossier.reportOn).toBe('2027-01-27')
})

test('the report names years, money and bodies, and no household', async () => {
  const { house, here, by, id, now } = await aDossier()
  const [home] = here.homes
  if (!home) throw new Error('no home')
  must(await addHomes(house)({ id, homes: [home] }, by))
  must(await hearHome(house)({ id, home, isSettled: true, said: '老周家说好了' }, by))
  must(await addEntry(house)({ id, ...entry, kind: 'money', fen: 120_050 }, by))

  const text = JSON.stringify(reportOf(await now(), () => ''))

  expect(text).toContain('1200.50')
  expect(text).toContain('恒砚物业')
  expect(text).toContain('1户，1户回过话')
  expect(text).not.toContain('老周')
  expect(text).not.toContain('101')
})

test('on the page: opened, told, a ledger sent, a household heard; what is wrong keeps what was typed', async () => {
  const { house, here, number } = await aDossier()
  const app = tableApp(house, here.worker)
  const at = `/desk/dossiers/${number}`
  const wrong = await send(app, `${at}/entry`, { on: '大前年', words: '说过一回', kind: 'said' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('写一个日子，像2019-05-06。')
  expect(wrong.html).toContain('说过一回')
  const file = new File(
    [new Uint8Array(await csvOf({ name: 'a', head: ['日期', '内容'], rows: [['2014年', '装修时就漏']] }))],
    '台账.csv',
  )
  expect((await send(app, `${at}/import`, { file: [file] })).status).toBe(303)
  expect((await send(app, `${at}/home`, { stairwell: here.stairwell, door: '502' })).status).toBe(303)
  expect((await send(app, `${at}/home`, { stairwell: here.stairwell, door: '999' })).text).toContain(
    '没有这户',
  )

  const page = await open(app, at)

  expect(page.text).toContain('拖了12年多')
  expect(page.text).toContain('装修时就漏')
  expect(page.text).toContain('502：还没问')
  expect((await open(tableApp(house, here.helper), at)).status).toBe(404)
  expect((await app.request(`${at}/report.pdf`)).headers.get('content-type')).toBe('application/pdf')
})

test('its journal holds', async () => {
  const { house, here, by, id, now } = await aDossier()
  must(await addEntry(house)({ id, ...entry }, by))
  must(await giveEvidence(house)({ id, words: '单子' }, by))
  const { dossier } = await now()

  const entries = await readCommunity(t.db, here.community, (tx) => read(tx, here.community, id))

  expect(entries.map(({ kind }) => kind)).toEqual([
    'dossier.opened',
    'dossier.entry_added',
    'dossier.evidence_given',
  ])
  expect(firstBreak(here.community, entries, dossier.journal)).toBeNull()
})
