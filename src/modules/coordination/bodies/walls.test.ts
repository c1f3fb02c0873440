import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, must } from '../../../../test/a-case.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../../test/database.ts'
import { inCommunity } from '../../../kernel/db.ts'
import type { Result } from '../../../kernel/result.ts'
import { plainDate } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import { addContact, addDeputy, endContact } from './change-card.ts'
import { addDuty } from './change-duty.ts'

/* What the database keeps by itself about bodies, and two who write at once. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const week = { from: plainDate('2026-12-01'), until: plainDate('2026-12-07') }

/** The property company with two to be called, and what stands in the list for it. */
async function aCard() {
  const given = await aCase(t)
  const { house, here } = given
  const { community, bodies, coordinator: actor } = here
  const by = { actor, once: null }
  const body = bodies.property
  for (const name of ['屈师傅', '小万'])
    must(
      await addContact(house)({ body, name, role: null, phone: '13800138000', email: null, wecom: null }, by),
    )
  const { topic } = await given.read()
  const paper = { title: '物业合同', datedOn: null, reference: null, link: null }
  const place = { estate: null, building: null }
  const duty = { ...paper, body, topic, place, from: plainDate('2025-01-01'), until: null }
  const contacts = await t.owner
    .withTables<CoordinationTables>()
    .selectFrom('coordination.body_contact')
    .select('id')
    .where('community_id', '=', community)
    .orderBy('name')
    .execute()
  const [one, two] = contacts.map(({ id }) => id)
  if (!one || !two) throw new Error('two contacts were added')
  return { house, community, by, body, duty, one, two }
}

/** Both wait for whoever holds the card; then the first writes, and the second sees what it wrote. */
async function atOnce(
  { community, body }: Pick<Awaited<ReturnType<typeof aCard>>, 'community' | 'body'>,
  first: () => Promise<Result<unknown, string>>,
  second: () => Promise<Result<unknown, string>>,
) {
  const both: Promise<Result<unknown, string>>[] = []
  await inCommunity<CoordinationTables, null, never>(t.owner, community, async (tx) => {
    await sql`select from coordination.body_card where id = ${body} for update`.execute(tx)
    both.push(first())
    await untilBlocked(t.owner, 1)
    both.push(second())
    await untilBlocked(t.owner, 2)
    return { ok: true, value: null }
  })
  return Promise.all(both)
}

test('the same line of the list at once: it is written once, and the other is told so', async () => {
  const card = await aCard()
  const add = () => addDuty(card.house)(card.duty, card.by)
  // The card must be there to be held.
  must(await addDuty(card.house)({ ...card.duty, topic: 'lift_fault' }, card.by))

  expect(await atOnce(card, add, add)).toMatchObject([{ ok: true }, { ok: false, code: 'duty.twice' }])
})

test('somebody is ended while another is told to stand in: nobody stands in who is gone', async () => {
  const { house, by, body, one, two, ...card } = await aCard()
  const deputy = { body, absent: one, contact: two, ...week }

  expect(
    await atOnce(
      { ...card, body },
      () => endContact(house)({ body, id: two }, by),
      () => addDeputy(house)(deputy, by),
    ),
  ).toMatchObject([{ ok: true }, { ok: false, code: 'contact.not_found' }])
})

test('two stand in for one on the same days at once: one of them does', async () => {
  const { house, by, body, one, two, ...card } = await aCard()
  const add = () => addDeputy(house)({ body, absent: one, contact: two, ...week }, by)

  expect(await atOnce({ ...card, body }, add, add)).toMatchObject([
    { ok: true },
    { ok: false, code: 'deputy.twice' },
  ])
})

const walls: readonly (readonly [string, string, string])[] = [
  ['hours_whole', 'body_card', 'opens = 480, closes = null'],
  ['closes_after_opening', 'body_card', 'opens = 480, closes = 480'],
  ['contact_phone_whole', 'body_contact', 'phone_sealed = null'],
  ['ended_contact_is_blank', 'body_contact', 'ended_at = since'],
  ['contact_has_a_name', 'body_contact', 'name = null'],
  ['deputy_is_another', 'body_deputy', 'contact = for_contact'],
  ['deputy_days', 'body_deputy', 'until_on = from_on - 1'],
  ['duty_one_place', 'duty', 'estate_id = id, building_id = id'],
  ['duty_days', 'duty', 'until_on = from_on - 1'],
]

test.each(walls)('the database keeps it: %s', async (wall, table, change) => {
  const { house, community, by, body, one, two, duty } = await aCard()
  must(await addDuty(house)(duty, by))
  must(await addDeputy(house)({ body, absent: one, contact: two, ...week }, by))

  await expect(
    sql`update coordination.${sql.raw(table)} set ${sql.raw(change)} where community_id = ${community}`.execute(
      t.owner,
    ),
  ).rejects.toThrow(wall)
})

test('the same days twice are kept out by the database too', async () => {
  const { house, community, by, body, one, two, duty } = await aCard()
  must(await addDuty(house)(duty, by))
  must(await addDeputy(house)({ body, absent: one, contact: two, ...week }, by))
  const again = (table: string) =>
    sql`
      insert into coordination.${sql.raw(table)}
      select (jsonb_populate_record(it, jsonb_build_object('id', gen_random_uuid()))).*
      from coordination.${sql.raw(table)} it where community_id = ${community}
    `.execute(t.owner)

  await expect(again('duty')).rejects.toThrow('duty_once')
  await expect(again('body_deputy')).rejects.toThrow('one_deputy_a_day')
})
