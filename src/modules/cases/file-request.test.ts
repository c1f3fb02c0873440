import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { by, firstOf, must, readCase, sayingOf } from '../../../test/a-case.ts'
import { freshDatabase, plannedFor, type TestDatabase } from '../../../test/database.ts'
import { aHouse, aPost, tuesday } from '../../../test/given.ts'
import type { Actor } from '../../kernel/actor.ts'
import { readCommunity } from '../../kernel/db.ts'
import { type CommunityId, type HomeId, newId, type PersonId } from '../../kernel/ids.ts'
import { firstBreak, read } from '../../kernel/journal.ts'
import { hoursAfter } from '../../kernel/time.ts'
import { findCase } from './case.store.ts'
import { fileRequest } from './file-request.ts'
import { withFreeRef } from './filing.store.ts'
import { isRef } from './ref.ts'
import { understand } from './understand.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function file(
  words: string,
  over: { once?: string; isNew?: boolean; dangerSeen?: boolean } = {},
  post?: Awaited<ReturnType<typeof aPost>>,
) {
  const here = post ?? (await aPost(t.db))
  const house = aHouse(t.db)
  const place = { estate: here.estate, building: here.building, stairwell: here.stairwell }
  const understanding = await understand(house)(here.community, { words, place, at: house.clock() })
  const actor: Actor = { as: 'visitor', community: here.community }
  const filed = await fileRequest(house)(
    {
      words,
      lang: 'zh-CN',
      channel: 'qr',
      dangerSeen: over.dangerSeen ?? false,
      isNew: over.isNew ?? false,
      understanding,
    },
    { actor, once: over.once ?? null },
  )
  return { filed, here, house }
}

test('one sentence with two needs becomes one request and two cases, each with holder, clocks, journal and job', async () => {
  const { filed, here } = await file('楼道灯坏了三天了，我妈八十二不敢下楼')
  if (!filed.ok) throw new Error(filed.code)

  expect(filed.value.cases.map((each) => each.ref)).toEqual([filed.value.ref, `${filed.value.ref}-2`])
  const [lamp] = filed.value.cases
  if (!lamp) throw new Error('no case')
  const it = await readCommunity(t.db, here.community, (tx) => findCase(tx, here.community, lamp.id))
  expect(it).toMatchObject({
    title: '楼道灯坏了三天了',
    topic: 'building_repair',
    state: 'new',
    holder: { body: here.bodies.post, how: 'filed' },
    next: { clock: 'contact' },
    place: { stairwell: here.stairwell },
  })
  const entries = await readCommunity(t.db, here.community, (tx) => read(tx, here.community, lamp.id))
  expect(it && firstBreak(here.community, entries, it.journal)).toBeNull()
  expect(entries[0]).toMatchObject({ kind: 'case.filed', as: 'resident', at: tuesday })
  expect(await plannedFor(t.owner, `clock:${lamp.id}`)).toBeDefined()
})

test('the same key files once and gives the same receipt', async () => {
  const here = await aPost(t.db)

  const [first, second] = await Promise.all([
    file('单元门锁不上', { once: 'tap-12345678' }, here),
    file('单元门锁不上', { once: 'tap-12345678' }, here),
  ])

  expect(first.filed.ok && second.filed.ok && first.filed.value.request === second.filed.value.request).toBe(
    true,
  )
})

test('danger is shown before anything is stored', async () => {
  const { filed } = await file('闻到一股煤气味')

  expect(filed).toMatchObject({ ok: false, code: 'request.danger', facts: { call: '119' } })
})

test('a matter known nearby is shown first, and filed when the person says it is another', async () => {
  const here = await aPost(t.db)
  await file('楼道灯坏了', {}, here)

  const again = await file('楼道灯坏了没人修', {}, here)
  const anyway = await file('楼道灯坏了没人修', { isNew: true }, here)

  expect(again.filed).toMatchObject({ ok: false, code: 'request.known' })
  expect(anyway.filed.ok).toBe(true)
})

test('another community sees none of it', async () => {
  const { filed, here } = await file('楼道灯坏了')
  if (!filed.ok) throw new Error(filed.code)
  const [it] = filed.value.cases
  if (!it) throw new Error('no case')

  const seen = await readCommunity(t.db, newId<CommunityId>(), (tx) => findCase(tx, here.community, it.id))

  expect(seen).toBeUndefined()
})

test.each([
  ['no words', { words: ' \u3000\n' }, 'words.missing'],
  ['too many words', { words: '灯'.repeat(4_001) }, 'words.too_long'],
  ['a number that is none', { phone: '1391234567' }, 'phone.not_a_number'],
  ['a time that a visitor may not tell', { saidAt: tuesday }, 'not_allowed'],
  ['a home that is not there', { home: newId<HomeId>() }, 'place.not_found'],
  ['a person who is not there', { person: newId<PersonId>() }, 'person.not_found'],
] as const)('%s: refused, and nothing is stored', async (_, wrong, code) => {
  const here = await aPost(t.db)
  const house = aHouse(t.db)
  const saying = { ...(await sayingOf(house, here, '楼道灯坏了')), isNew: true, ...wrong }

  expect(await fileRequest(house)(saying, by({ as: 'visitor', community: here.community }))).toMatchObject({
    code,
  })

  const { rows } = await sql`select from cases.request where community_id = ${here.community}`.execute(
    t.owner,
  )
  expect(rows).toHaveLength(0)
})

test('four thousand characters are filed whole', async () => {
  const words = '灯'.repeat(4_000)

  expect((await file(words)).filed).toMatchObject({ ok: true })
})

test('a worker writes down what was said earlier: its clocks run from then; nobody writes down the future', async () => {
  const here = await aPost(t.db)
  const house = aHouse(t.db)
  const saying = { ...(await sayingOf(house, here, '楼道灯坏了')), isNew: true, channel: 'phone' as const }
  const saidAt = hoursAfter(tuesday, -20)

  const filed = must(await fileRequest(house)({ ...saying, saidAt }, by(here.worker)))

  expect((await readCase(house, here, firstOf(filed))).times.openedAt).toBe(saidAt)
  const { rows } =
    await sql`select said_at, channel, filed_by from cases.request where id = ${filed.request}`.execute(
      t.owner,
    )
  expect(rows).toEqual([{ said_at: saidAt, channel: 'phone', filed_by: here.worker.person }])
  expect(
    await fileRequest(house)({ ...saying, saidAt: hoursAfter(tuesday, 1) }, by(here.worker)),
  ).toMatchObject({ code: 'request.in_the_future' })
})

test('a post that was closed takes nothing new and says whom to call', async () => {
  const here = await aPost(t.db)
  await sql`update people.community set closed_at = ${tuesday} where id = ${here.community}`.execute(t.owner)

  expect((await file('楼道灯坏了', {}, here)).filed).toMatchObject({
    code: 'community.closed',
    facts: { phone: '0555-0136' },
  })
})

test('the phone number is kept sealed, and found by its print', async () => {
  const here = await aPost(t.db)
  const house = aHouse(t.db)
  const saying = { ...(await sayingOf(house, here, '楼道灯坏了')), isNew: true, phone: '+86 139 1234 5678' }

  const { request } = must(await fileRequest(house)(saying, by({ as: 'visitor', community: here.community })))

  const { rows } = await sql<{ sealed: Buffer; print: string; row: string }>`select phone_sealed as sealed,
    phone_print as print, request::text as row from cases.request where id = ${request}`.execute(t.owner)
  const [kept] = rows
  expect(kept && house.secrets.open(kept.sealed)).toBe('13912345678')
  expect(kept?.print).toBe(house.secrets.fingerprint('phone', '13912345678'))
  expect(kept?.row).not.toContain('13912345678')
})

test('a number that is taken is replaced by another', async () => {
  const { filed, here } = await file('楼道灯坏了')
  const { ref } = must(filed)
  const tried: string[] = []

  const got = await withFreeRef(here.community, async (next) => {
    tried.push(next)
    await sql`insert into cases.request (community_id, id, ref, words, channel, said_at)
      values (${here.community}, ${newId()}, ${tried.length === 1 ? ref : next}, '灯', 'qr', ${tuesday})`.execute(
      t.owner,
    )
    return next
  })

  expect(tried).toHaveLength(2)
  expect([got, isRef(got)]).toEqual([tried[1], true])
})
