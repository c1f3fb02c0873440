import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../test/a-case.ts'
import { aContact, aSendingPost, passTime, workUntilNow } from '../../../test/a-notice.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { readCommunity } from '../../kernel/db.ts'
import { acceptOffer, refuseOffer } from '../cases/answer-offer.ts'
import { designateHolder } from '../cases/designate-holder.ts'
import { offerHandover } from '../cases/offer-handover.ts'
import { noticeListeners } from './listen.ts'
import type { Notice } from './notice.rules.ts'
import { listAllWaiting } from './notice.store.ts'
import type { NoticeTables } from './tables.ts'

/* What the database keeps about notices by itself, and what holds whatever happens. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

type Given = Awaited<ReturnType<typeof aSendingPost>>

async function waiting(given: Given): Promise<readonly Notice[]> {
  return readCommunity<NoticeTables, readonly Notice[]>(given.house.db, given.here.community, (tx) =>
    listAllWaiting(tx, given.here.community, 100),
  )
}

test('what was announced twice is told once', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  const { journal } = await given.read()
  const [hear] = noticeListeners(given.sending).toCases
  const what = { community: given.here.community, case: given.id, n: journal.n, kind: 'offer.made' }
  await hear?.(given.house, what)
  await Promise.all([hear?.(given.house, what), hear?.(given.house, what)])

  expect((await waiting(given)).map(({ kind }) => kind)).toEqual(['offer.made'])
})

test('another community sees none of it, and what was told cannot be rewritten', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  await passTime(given, 10)
  await using other = await aSendingPost(t)
  for (const table of ['bundle', 'notice', 'message'])
    expect(
      await readCommunity(t.db, other.here.community, async (tx) => {
        const all = await sql`select from ${sql.table(`notices.${table}`)}`.execute(tx)
        return all.rows.length
      }),
      table,
    ).toBe(0)
  const as = (statement: string) =>
    readCommunity(t.db, given.here.community, (tx) => sql.raw(statement).execute(tx)).then(
      () => 'done',
      (error: Error) => error.message,
    )
  expect(await as("update notices.notice set kind = 'offer.lapsed'")).toMatch(/permission denied|read-only/)
  expect(await as('delete from notices.message')).toMatch(/permission denied|read-only/)
})

test('the database itself refuses a notice for nobody, a bundle of nothing, and a telling by nobody', async () => {
  await using given = await aSendingPost(t)
  const wrong = async (statement: ReturnType<typeof sql>) => {
    const done = statement.execute(t.owner)
    return done.then(
      () => null,
      (error: { constraint?: string }) => error.constraint,
    )
  }
  const { community, bodies } = given.here
  const at = given.clock()
  expect(
    await wrong(sql`insert into notices.bundle (community_id, id, made_at, lines)
      values (${community}, gen_random_uuid(), ${at}, 1)`),
  ).toBe('one_hearer')
  expect(
    await wrong(sql`insert into notices.notice (community_id, id, body_id, kind, n, made_at, due_at, state)
      values (${community}, gen_random_uuid(), ${bodies.property}, 'offer.made', 1, ${at}, ${at}, 'waiting')`),
  ).toBe('about_something')
  expect(
    await wrong(sql`insert into notices.notice (community_id, id, body_id, kind, case_id, n, made_at, due_at, state)
      values (${community}, gen_random_uuid(), ${bodies.property}, 'offer.made', ${given.id}, 1, ${at}, ${at}, 'bundled')`),
  ).toMatch(/ended_when_not_waiting|bundled_in_one/)
})

type Sent = { readonly hearer: string; readonly at: string; readonly lines: number }

async function sentTo(given: Given): Promise<Sent[]> {
  const { rows } = await sql<Sent>`select coalesce(body_id, person_id) as hearer, made_at as at, lines
    from notices.bundle where community_id = ${given.here.community} order by made_at`.execute(t.owner)
  return rows
}

test('whatever happens: nobody is told at night or twice within an hour, and nothing is left waiting', async () => {
  const deed = fc.record({
    does: fc.constantFrom('offer', 'accept', 'refuse', 'designate', 'wait'),
    minutes: fc.integer({ min: 0, max: 400 }),
    to: fc.constantFrom('property' as const, 'bureau' as const, 'owners' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      await using given = await aSendingPost(t)
      const { bodies } = given.here
      for (const body of [bodies.property, bodies.bureau, bodies.owners])
        await aContact(given, body, { email: 'fix@example.org' })
      for (const { does, minutes, to } of deeds) {
        const body = bodies[to]
        const { id, house, worker, coordinator } = given
        if (does === 'offer') await offerHandover(house)({ id, to: body, why: '归你们' }, worker)
        if (does === 'accept') await acceptOffer(house)({ id }, worker)
        if (does === 'refuse')
          await refuseOffer(house)({ id, why: '不归我们', better: bodies.owners }, worker)
        if (does === 'designate') await designateHolder(house)({ id, to: body, why: '在清单里' }, coordinator)
        await passTime(given, minutes)
      }
      for (let hours = 0; hours < 48; hours++) await passTime(given, 60)
      await workUntilNow(given, given.sending)

      expect((await waiting(given)).filter(({ dueAt }) => dueAt <= given.clock())).toEqual([])
      const bundles = await sentTo(given)
      const local = bundles.map(({ at }) => new Date(Date.parse(at) + 8 * 3_600_000).getUTCHours())
      expect(local.every((hour) => hour >= 8 && hour < 21)).toBe(true)
      for (const [n, one] of bundles.entries())
        for (const other of bundles.slice(n + 1))
          if (one.hearer === other.hearer)
            expect(Date.parse(other.at) - Date.parse(one.at)).toBeGreaterThanOrEqual(3_600_000)
    }),
    { numRuns: 15 },
  )
}, 120_000)
