import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { aContact } from '../../../../test/a-notice.ts'
import { tableApp } from '../../../../test/a-promise.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open, send } from '../../../../test/residents.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { plainDate } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import { listContacts, listDeputies } from './card.store.ts'
import { addDeputy } from './change-card.ts'
import { cutDeputy } from './cut-deputy.ts'
import { sealRobotsTask } from './seal-robots.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const day = (text: string) => plainDate(`2026-${text}`)

/** It is Tuesday the 24th; the one stands in for the other from then to the 30th, and next week again. */
async function aWeek() {
  const given = await aCase(t)
  const { house, here, coordinator } = given
  const body = here.bodies.property
  const absent = await aContact(given, body, { name: '屈师傅' })
  const contact = await aContact(given, body, { name: '小万', wecom: 'robot-key-1' })
  for (const [from, until] of [
    ['11-24', '11-30'],
    ['12-07', '12-11'],
  ] as const)
    must(await addDeputy(house)({ body, absent, contact, from: day(from), until: day(until) }, coordinator))
  const deputies = () =>
    readCommunity<CoordinationTables, Awaited<ReturnType<typeof listDeputies>>>(
      house.db,
      here.community,
      (tx) => listDeputies(tx, here.community, body),
    )
  const [running, coming] = await deputies()
  if (!running || !coming) throw new Error('two were written down')
  const cut = (id: typeof running.id, until: string | null, by = coordinator) =>
    cutDeputy(house)({ body, id, until: until === null ? null : day(until) }, by)
  return { ...given, body, deputies, running, coming, cut }
}

test('who stands in may do so for shorter, never longer or in the past', async () => {
  const { cut, running, coming, deputies, worker } = await aWeek()
  expect(await cut(running.id, '11-23')).toMatchObject({ code: 'deputy.past' })
  expect(await cut(running.id, '11-30')).toMatchObject({ code: 'deputy.longer' })
  expect(await cut(running.id, null)).toMatchObject({ code: 'deputy.begun' })
  expect(await cut(coming.id, '12-01')).toMatchObject({ code: 'deputy.ends_before' })
  expect(await cut(running.id, '11-25', worker)).toMatchObject({ code: 'not_allowed' })
  must(await cut(running.id, '11-24'))
  must(await cut(coming.id, null))
  expect((await deputies()).map(({ until }) => until)).toEqual(['2026-11-24'])
  expect(await cut(coming.id, null)).toMatchObject({ code: 'deputy.not_found' })
})

test('on the page it is cut short, and a wrong day is said beside it', async () => {
  const { house, here, body, running } = await aWeek()
  const app = tableApp(house, here.coordinator)
  const at = `/desk/bodies/${body}/cut-deputy`
  const wrong = await send(app, at, { deputy: running.id, until: '2026-12-24' })
  expect(wrong.status).toBe(409)
  expect(wrong.text).toContain('只能提前；要多替几天，请另记一次。')
  expect(wrong.html).toContain('value="2026-12-24"')
  expect((await send(app, at, { deputy: running.id, until: '2026-11-26' })).status).toBe(303)
  const { text, html } = await open(app, `/desk/bodies/${body}`)
  expect(text).toContain('2026-11-24 到 2026-11-26：小万替屈师傅')
  expect(text).toContain('有企业微信群机器人')
  expect(html).not.toContain('robot-key-1')
})

test('a robot’s key is kept sealed, one from before as well', async () => {
  const { house, here, body } = await aWeek()
  const kept = async () => {
    const { rows } = await sql<{
      wecom: string | null
      sealed: Buffer | null
    }>`select wecom, wecom_sealed as sealed
      from coordination.body_contact where body_id = ${body} order by name`.execute(t.owner)
    return rows
  }
  const plain = await kept()
  expect(plain.map(({ wecom }) => wecom)).toEqual([null, null])
  expect(plain.some(({ sealed }) => sealed?.includes('robot-key-1'))).toBe(false)
  await sql`update coordination.body_contact set wecom = 'old-key', wecom_sealed = null
    where body_id = ${body} and name = '屈师傅'`.execute(t.owner)
  const contacts = () =>
    readCommunity<CoordinationTables, Awaited<ReturnType<typeof listContacts>>>(
      house.db,
      here.community,
      (tx) => listContacts(tx, here.community, { body, secrets: house.secrets }),
    )
  const keys = (await contacts()).map(({ wecom }) => wecom)
  await sealRobotsTask(house)['coordination.seal_robots']?.({ community: here.community })

  expect((await kept()).map(({ wecom }) => wecom)).toEqual([null, null])
  expect((await contacts()).map(({ wecom }) => wecom)).toEqual(keys)
  expect(keys).toEqual(['old-key', 'robot-key-1'])
})
