import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { aMeeting, sitDown } from '../../../../test/a-meeting.ts'
import { tablePagesOn } from '../../../../test/a-promise.ts'
import { axeFaults } from '../../../../test/axe.ts'
import { theBrowser, visit } from '../../../../test/browser.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { onAPort } from '../../../../test/on-a-port.ts'
import { testClock } from '../../../../test/given.ts'
import { type Assets, buildAssets } from '../../../kernel/http/assets.ts'
import { parseInstant, plainDate } from '../../../kernel/time.ts'
import { addEntry, addHomes } from '../dossiers/gather.ts'
import { openDossier } from '../dossiers/open-dossier.ts'
import { writeItem } from '../meetings/write-item.ts'
import { askPart } from '../parts/door.ts'
import { blowWhistle } from '../whistles/door.ts'

let t: TestDatabase
let browser: Browser
let assets: Assets
beforeAll(async () => {
  t = await freshDatabase()
  browser = await theBrowser()
  assets = await buildAssets()
})
afterAll(async () => {
  await browser.close()
  await t.drop()
})

/** A desk with a meeting that sits, one to come, shares, a call to the spot and a dossier. */
async function aFullTable() {
  const clock = testClock()
  const given = await aCase(t)
  const { here, id, worker } = given
  const house = { ...given.house, clock }
  const { property, bureau, owners } = here.bodies
  const sitting = await aMeeting({ here, house, clock }, { cases: [id] })
  must(
    await askPart(house)({ case: id, body: property, what: '先搭雨布', on: plainDate('2026-11-27') }, worker),
  )
  const call = { case: id, at: parseInstant('2026-11-26T01:00:00Z'), place: '楼顶', why: '说好的日子过了' }
  must(await blowWhistle(house)({ ...call, bodies: [property, bureau] }, worker))
  await aMeeting({ here, house, clock }, { at: parseInstant('2026-12-01T01:00:00Z'), title: '下一场' })
  await sitDown({ here, house, clock }, sitting, [property, owners])
  const promise = { body: property, what: '看完屋顶', on: plainDate('2026-12-04') }
  must(
    await writeItem(house)(
      { id: sitting.id, n: 1, said: '各说各的', decided: '物业先看', putOff: false, promise },
      worker,
    ),
  )
  const dossier = must(
    await openDossier(house)(
      {
        title: '3号楼屋顶',
        about: '漏了多年',
        mainBody: bureau,
        level: 'street',
        since: plainDate('2014-07-12'),
      },
      worker,
    ),
  )
  const entry = {
    on: plainDate('2015-04-02'),
    kind: 'money' as const,
    words: '补过一次',
    body: null,
    fen: 860_000,
    source: '收据',
  }
  must(await addEntry(house)({ id: dossier.id, ...entry }, worker))
  must(await addHomes(house)({ id: dossier.id, homes: here.homes.slice(0, 2) }, worker))
  const running = await onAPort(assets)
  const { app, site } = running
  tablePagesOn(app, house, { staff: here.secretary, site })
  return { ...running, given, sitting }
}

test('meetings, shares, calls and dossiers are whole for those who cannot see them, wide and narrow', async () => {
  using table = await aFullTable()
  const { ref } = table.given.receipt
  const pages = [
    '/desk/meetings',
    `/desk/meetings/${table.sitting.id}`,
    `/desk/together/${ref}`,
    '/desk/whistles',
    '/desk/dossiers',
    '/desk/dossiers/1',
    `/desk/cases/${ref}`,
  ]
  for (const width of [1440, 360] as const) {
    await using seen = await visit(browser, table.url, { width })
    for (const path of pages) {
      await seen.page.goto(path)
      expect(await axeFaults(seen.page), `${path} at ${width}`).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await seen.page.evaluate(over), `${path} at ${width}`).toBe(0)
    }
  }
})
