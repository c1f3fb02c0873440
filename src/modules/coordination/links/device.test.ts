import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, must } from '../../../../test/a-case.ts'
import { aLink, aPhone } from '../../../../test/body-links.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../test/database.ts'
import { rateLimits } from '../../../kernel/http/rate-limit.ts'
import { errorPages } from '../../../kernel/http/errors.tsx'
import { readCommunity } from '../../../kernel/db.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { firstBreak, read as readJournal } from '../../../kernel/journal.ts'
import { offerHandover } from '../../cases/door.ts'
import { readLinks } from './desk/read-links.ts'
import { renewCode, revokeLink } from './end-link.ts'
import { forgetColleagues } from './forget-colleagues.ts'
import { handOn } from './hand-on.ts'
import { codeOf } from './link.rules.ts'
import { findLink } from './link.store.ts'
import { makeBodyLink } from './make-link.ts'
import { testSite } from '../../../../test/residents.ts'

/* Who may act by a link: the first device that does; another by the code that the desk reads out; nobody afterwards. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function held() {
  const given = await aCase(t)
  const { house, here, id, worker } = given
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '门锁归物业' }, worker))
  const { link, at } = await aLink(given, { body: here.bodies.property })
  const first = aPhone(house)
  await first.press(at, 'accept')
  const now = async () => {
    const row = await readCommunity(house.db, here.community, (tx) =>
      findLink(tx as never, here.community, link.id),
    )
    if (!row) throw new Error('the link is gone')
    return row
  }
  const { ref } = await given.read()
  const code = async () => codeOf(house.secrets, await now())
  return { ...given, at, link, first, now, code, deed: (name: string) => `${at}/${ref}/${name}` }
}

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')

test('a second device reads, but its deed waits for the code, with all that was typed kept', async () => {
  const { house, at, deed, read, code } = await held()
  const second = aPhone(house)
  expect((await second.open(at)).text).toContain('单元门锁不上')

  const asked = await second.send(deed('report'), { words: '到货了' })
  expect(asked.status).toBe(409)
  expect(asked.text).toContain('服务站念给您的六位数字')
  expect(asked.html).toContain('到货了</textarea>')
  const before = (await read()).journal.n

  const done = await second.send(deed('report'), { words: '到货了', code: ` ${await code()} ` })
  expect(done.status).toBe(303)
  expect((await read()).journal.n).toBe(before + 1)
})

test('with the code the link moves: the second device goes on without it, the first needs a new one', async () => {
  const { house, first, deed, code, now } = await held()
  const second = aPhone(house)
  const used = await code()
  await second.send(deed('report'), { words: '一', code: used })
  expect((await second.send(deed('report'), { words: '二' })).status).toBe(303)
  expect((await first.send(deed('report'), { words: '三' })).status).toBe(409)
  expect((await first.send(deed('report'), { words: '三', code: used })).text).toContain('数字不对')
  expect((await now()).code.n).toBe(1)
})

test('after five wrong codes even the right one is refused, until the desk makes a new one', async () => {
  const { house, here, link, deed, code } = await held()
  const second = aPhone(house)
  const wrong = wrongOf(await code())
  for (const left of [4, 3, 2, 1, 0])
    expect((await second.send(deed('report'), { words: '到货', code: wrong })).text).toContain(
      `还能试${left}次`,
    )
  const spent = await second.send(deed('report'), { words: '到货', code: await code() })
  expect(spent.text).toContain('这个码作废了')
  must(await renewCode(house)({ id: link.id }, { actor: here.worker, once: null }))
  expect((await second.send(deed('report'), { words: '到货', code: await code() })).status).toBe(303)
})

test('of two devices that act first at the same moment, one keeps the link', async () => {
  const given = await aCase(t)
  const { house, here, id, worker } = given
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, worker))
  const { link, at } = await aLink(given, { body: here.bodies.property })
  const { ref } = await given.read()
  const holder = await t.owner.connection().execute(async (db) => {
    await sql`begin`.execute(db)
    await sql`select 1 from coordination.link where id = ${link.id} for update`.execute(db)
    const phones = [aPhone(house), aPhone(house)]
    const both = phones.map((phone) => phone.send(`${at}/${ref}/accept`, { once: 'the-same-key-1' }))
    await untilBlocked(t.owner, 2)
    await sql`commit`.execute(db)
    return Promise.all(both)
  })
  expect(holder.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
})

test('pressed twice at once on one phone, it is done once and answered twice', async () => {
  const { at, first, id, deed, read } = await held()
  await first.open(at)
  const before = (await read()).journal.n
  const both = await t.owner.connection().execute(async (db) => {
    await sql`begin`.execute(db)
    await sql`select 1 from cases."case" where id = ${id} for update`.execute(db)
    const sent = [1, 2].map(() => first.send(deed('report'), { words: '到货', once: 'twice-pressed-1' }))
    await untilBlocked(t.owner, 2)
    await sql`commit`.execute(db)
    return Promise.all(sent)
  })
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect((await read()).journal.n).toBe(before + 1)
})

test('a deed that waits while the link is revoked is not done', async () => {
  const { house, here, link, first, deed, read } = await held()
  const [late] = await t.owner.connection().execute(async (db) => {
    await sql`begin`.execute(db)
    await sql`select 1 from coordination.link where id = ${link.id} for update`.execute(db)
    const ending = revokeLink(house)({ id: link.id }, { actor: here.worker, once: null })
    await untilBlocked(t.owner, 1)
    const sent = first.send(deed('done'), { words: '修好了' })
    await untilBlocked(t.owner, 2)
    await sql`commit`.execute(db)
    return Promise.all([sent, ending])
  })
  expect(late.status).toBe(410)
  expect(late.text).toContain('修好了')
  expect((await read()).state).toBe('held')
})

test('what became of a link stands in its journal, which holds to its last entry', async () => {
  const { house, here, link, deed, code, now } = await held()
  await aPhone(house).send(deed('report'), { words: '一', code: await code() })
  must(await revokeLink(house)({ id: link.id }, { actor: here.worker, once: null }))
  const entries = await readCommunity(house.db, here.community, (tx) =>
    readJournal(tx, here.community, link.id),
  )
  expect(entries.map(({ kind }) => kind)).toEqual(['link.made', 'link.bound', 'link.moved', 'link.revoked'])
  expect(firstBreak(here.community, entries, (await now()).journal)).toBeNull()
  expect(await revokeLink(house)({ id: link.id }, { actor: here.worker, once: null })).toMatchObject({
    code: 'link.already_revoked',
  })
})

test('a colleague’s number is sealed, read on the desk only, and gone when the link ends', async () => {
  const { house, here, at, first, link } = await held()
  await first.press(at, 'hand', { name: '屈师傅', phone: '138 1234 5678' })
  const sealed = async () =>
    (
      await sql<{ box: Buffer | null; name: string | null }>`select for_phone_sealed as box, for_name as name
        from coordination.link where from_link_id = ${link.id}`.execute(t.owner)
    ).rows[0]
  const box = (await sealed())?.box
  expect(box?.includes('138')).toBe(false)
  expect(box && house.secrets.open(box)).toBe('13812345678')
  const desk = await readLinks({ house, baseUrl: '' })(here.worker)
  expect(desk.map(({ phone }) => phone)).toEqual(['13812345678', null])
  must(await revokeLink(house)({ id: link.id }, { actor: here.worker, once: null }))
  expect(await sealed()).toEqual({ box: null, name: null })
})

test('who had a link is forgotten a month after its last day, not a day before; the link itself stays', async () => {
  const { house, here, at, first, link, clock } = await held()
  await first.press(at, 'hand', { name: '屈师傅', phone: '138 1234 5678' })
  const named = async () =>
    (
      await sql<{ name: string | null; isSealed: boolean }>`
        select for_name as name, for_phone_sealed is not null as "isSealed" from coordination.link
        where community_id = ${here.community} and from_link_id = ${link.id}`.execute(t.owner)
    ).rows
  const sweep = forgetColleagues(house)

  clock.set(hoursAfter(clock(), 24 * (90 + 30)))
  await sweep()
  expect(await named()).toEqual([{ name: '屈师傅', isSealed: true }])

  clock.set(hoursAfter(clock(), 24))
  expect(must(await sweep())).toBeGreaterThan(0)
  expect(await named()).toEqual([{ name: null, isSealed: false }])
  expect(must(await sweep())).toBe(0)
})

test('from a link that has ended nothing is handed on, though the page was open', async () => {
  const { house, here, id, link } = await held()
  must(await revokeLink(house)({ id: link.id }, { actor: here.worker, once: null }))
  const actor = { as: 'body' as const, community: here.community, body: here.bodies.property, link: link.id }
  const handing = { case: id, name: '屈师傅', phone: '' }
  expect(await handOn(house)(handing, { actor, once: null })).toMatchObject({ code: 'link.revoked' })
})

test('the program gets one link for a body and a case, however often it asks, and another when that is over', async () => {
  const given = await aCase(t)
  const { house, here, id, clock } = given
  const machine = by({ as: 'machine', community: here.community, name: 'notices' }) as never
  const ask = async () => must(await makeBodyLink(house)({ body: here.bodies.property, case: id }, machine))
  const first = await ask()
  expect((await ask()).id).toBe(first.id)
  expect((await aLink(given, { body: here.bodies.property })).link.id).not.toBe(first.id)
  clock.set(`${first.expiresOn}T20:00:00.000Z` as never)
  expect((await ask()).id).not.toBe(first.id)
})

test('a helper makes no link, nor does anybody for the post or for a body of elsewhere', async () => {
  const { house, here, id, helper, worker } = await aCase(t)
  const wanted = { body: here.bodies.property, case: id }
  expect(await makeBodyLink(house)(wanted, helper as never)).toMatchObject({ code: 'not_allowed' })
  const post = { ...wanted, body: here.bodies.post }
  expect(await makeBodyLink(house)(post, worker as never)).toMatchObject({ code: 'link.for_the_post' })
  const other = await aCase(t)
  const foreign = { ...wanted, body: other.here.bodies.property }
  expect(await makeBodyLink(house)(foreign, worker as never)).toMatchObject({ code: 'body.not_found' })
})

test('one link may write so often and no more, whatever address it comes from', async () => {
  const errors = errorPages(testSite)
  const { byPerson } = rateLimits({ perMinute: 20, now: () => 0 }, errors)
  const { Hono } = await import('hono')
  const app = new Hono()
  app.use(byPerson as never)
  app.post('/b/*', (c) => c.text('done'))
  const post = async (token: string) => (await app.request(`/b/${token}/1/report`, { method: 'POST' })).status
  for (let n = 0; n < 20; n++) expect(await post('a'.repeat(43))).toBe(200)
  expect(await post('a'.repeat(43))).toBe(429)
  expect(await post('b'.repeat(43))).toBe(200)
})
