import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, plannedFor, type TestDatabase } from '../../../test/database.ts'
import { aHouse, aPost, tuesday } from '../../../test/given.ts'
import type { Actor } from '../../kernel/actor.ts'
import { readCommunity } from '../../kernel/db.ts'
import { type CommunityId, newId } from '../../kernel/ids.ts'
import { firstBreak, read } from '../../kernel/journal.ts'
import { findCase } from './case.store.ts'
import { fileRequest } from './file-request.ts'
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
