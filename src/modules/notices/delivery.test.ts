import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../test/a-case.ts'
import { aContact, aSendingPost, linesOf, passTime, workUntilNow } from '../../../test/a-notice.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import { ok } from '../../kernel/result.ts'
import { hoursAfter } from '../../kernel/time.ts'
import { offerHandover } from '../cases/offer-handover.ts'
import { blankOld } from './blank-old.ts'
import { deliverMessage } from './deliver-message.ts'
import { sendBundle } from './send-bundle.ts'
import { tellByHand } from './tell-by-hand.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

type Given = Awaited<ReturnType<typeof aSendingPost>>

async function offered(given: Given): Promise<void> {
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
}

const stateOf = async (given: Given) =>
  (await linesOf(given, false)).map(({ channel, state, tries }) => ({ channel, state, tries }))

test('a service that is away is asked again, later each time; in the end the next way is tried', async () => {
  const down = { is: true }
  await using given = await aSendingPost(t, undefined, () => ({ status: down.is ? 503 : 200, body: '{}' }))
  await aContact(given, given.here.bodies.property, { phone: '13800138000', email: 'fix@example.org' })
  await offered(given)
  await passTime(given, 10)
  expect(await stateOf(given)).toEqual([{ channel: 'sms', state: 'waiting', tries: 1 }])
  await passTime(given, 4)
  expect(given.sms.got).toHaveLength(1)
  await passTime(given, 1)
  expect(given.sms.got).toHaveLength(2)
  for (const minutes of [30, 120, 900]) await passTime(given, minutes)

  expect(given.sms.got).toHaveLength(5)
  expect(new Set(given.sms.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await stateOf(given)).toEqual([
    { channel: 'mail', state: 'sent', tries: 1 },
    { channel: 'sms', state: 'refused', tries: 5 },
  ])
  expect(given.mail.letters).toHaveLength(1)
})

test('a repeat that would fall into the night waits for the morning', async () => {
  await using given = await aSendingPost(t, undefined, () => ({ status: 503, body: '' }))
  await aContact(given, given.here.bodies.property, { phone: '13800138000' })
  given.clock.set(hoursAfter(given.clock(), 4))
  await offered(given)
  for (const minutes of [10, 5, 30, 120, 479]) await passTime(given, minutes)
  expect(given.sms.got).toHaveLength(4)
  // A quarter to five in the afternoon and eight hours: not after midnight, but at eight.
  const [line] = await linesOf(given, false)
  expect(line?.nextAt).toBe('2026-11-25T00:00:00.000Z')
})

test('where no way is left somebody of the post passes it on, and says so once', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, {
    wecom: 'a-key-that-was-removed',
    email: 'nobody@example.org',
  })
  await offered(given)
  await passTime(given, 10)

  expect((await stateOf(given)).map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual([
    'mail refused',
    'wecom refused',
  ])
  const [line] = await linesOf(given, true)
  expect(line?.written?.text).toContain('请您这边接一下')
  if (!line) throw new Error('nothing to pass on')
  const tell = tellByHand(given.house)
  expect(await tell({ message: line.id }, given.here.helper)).toMatchObject({ code: 'not_allowed' })
  expect(await tell({ message: line.bundle as never }, given.here.worker)).toMatchObject({
    code: 'notice.not_found',
  })
  expect(await tell({ message: line.id }, given.here.worker)).toEqual(ok(null))
  expect(await tell({ message: line.id }, given.here.coordinator)).toMatchObject({ code: 'notice.told' })
  expect(await linesOf(given, true)).toEqual([])
  expect((await linesOf(given, false)).find(({ channel }) => channel === 'hand')?.toldBy).toBe(
    given.here.worker.person,
  )
})

test('one contact who is reached is enough; a body without contacts is told by hand at once', async () => {
  await using given = await aSendingPost(t)
  const { property } = given.here.bodies
  await aContact(given, property, { name: '小栾', email: 'luan@example.org' })
  await aContact(given, property, { name: '屈师傅', email: 'nobody@example.org' })
  await offered(given)
  await passTime(given, 10)
  expect(await linesOf(given, true)).toEqual([])

  await using bare = await aSendingPost(t)
  await offered(bare)
  await passTime(bare, 10)
  expect(await linesOf(bare, true)).toHaveLength(1)
})

test('two who take up the same message: one sends it, and one who died is followed after a while', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  await offered(given)
  await workUntilNow(given, given.sending)
  given.later(10)
  const hearer = { as: 'body', body: given.here.bodies.property } as const
  must(await sendBundle(given.house, given.sending)({ community: given.here.community, hearer }))
  const [line] = await linesOf(given, false)
  if (!line) throw new Error('nothing is on its way')
  const deliver = () =>
    deliverMessage(given.house, given.sending)({ community: given.here.community, message: line.id })

  const holding = Promise.withResolvers<void>()
  const held = t.owner.transaction().execute(async (tx) => {
    await sql`select from notices.message where id = ${line.id} for update`.execute(tx)
    const both = [deliver(), deliver()]
    await untilBlocked(t.owner, 2)
    holding.resolve()
    return both
  })
  await holding.promise
  const came = await Promise.all(await held)
  expect(came.map((each) => must(each)).toSorted()).toEqual(['nothing', 'sent'])
  expect(given.mail.letters).toHaveLength(1)

  await sql`update notices.message set state = 'sending', lease_until = ${given.later(0)}::timestamptz + interval '5 minutes',
    ended_at = null where id = ${line.id}`.execute(t.owner)
  expect(must(await deliver())).toBe('nothing')
  await passTime(given, 5)
  expect(given.mail.letters).toHaveLength(2)
  expect(await stateOf(given)).toEqual([{ channel: 'mail', state: 'sent', tries: 2 }])
})

test('of two contacts who are refused at the same moment one leads to the post, which passes it on', async () => {
  await using given = await aSendingPost(t)
  const { community, bodies } = given.here
  for (const name of ['one', 'two'])
    await aContact(given, bodies.property, { name, email: `nobody@${name}.example` })
  await offered(given)
  await workUntilNow(given, given.sending)
  given.later(10)
  const hearer = { as: 'body', body: bodies.property } as const
  must(await sendBundle(given.house, given.sending)({ community, hearer }))
  const lines = await linesOf(given, false)
  expect(lines).toHaveLength(2)
  const held = await t.owner.transaction().execute(async (tx) => {
    await sql`select from notices.bundle where community_id = ${community} for update`.execute(tx)
    const both = lines.map(({ id }) => deliverMessage(given.house, given.sending)({ community, message: id }))
    await untilBlocked(t.owner, 2)
    return { both }
  })

  expect((await Promise.all(held.both)).map((each) => must(each))).toEqual(['refused', 'refused'])
  expect(await linesOf(given, true)).toHaveLength(1)
})

test('two who gather for one hearer at once make one message', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  await offered(given)
  await workUntilNow(given, given.sending)
  given.later(10)
  const to = {
    community: given.here.community,
    hearer: { as: 'body', body: given.here.bodies.property },
  } as const
  const bundle = () => sendBundle(given.house, given.sending)(to)
  const held = await t.owner.transaction().execute(async (tx) => {
    await sql`select from notices.notice where community_id = ${given.here.community} for update`.execute(tx)
    const both = [bundle(), bundle()]
    await untilBlocked(t.owner, 2)
    return { both }
  })

  const came = await Promise.all(held.both)
  expect(came.map((each) => must(each)).toSorted()).toEqual(['nothing', 'sent'])
  expect(await linesOf(given, false)).toHaveLength(1)
})

test('the words of what is old are blanked; that it went stays', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  await offered(given)
  await passTime(given, 10)
  const sweep = blankOld(given.house, given.sending.rules)
  await sweep()
  expect((await linesOf(given, false))[0]?.written).not.toBeNull()

  given.clock.set(hoursAfter(given.clock(), 24 * 90 + 1))
  expect(must(await sweep())).toBeGreaterThan(0)
  expect(await linesOf(given, false)).toMatchObject([{ state: 'sent', written: null, of: { lines: 1 } }])
})
