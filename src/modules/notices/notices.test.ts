import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../../test/a-case.ts'
import { aContact, aSendingPost, linesOf, passTime, robotKey, workUntilNow } from '../../../test/a-notice.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { anAccount } from '../../../test/members.ts'
import type { BodyId } from '../../kernel/ids.ts'
import { minutesAfter, parseInstant, plainDate } from '../../kernel/time.ts'
import { acceptOffer, refuseOffer, withdrawOffer } from '../cases/answer-offer.ts'
import { offerHandover } from '../cases/offer-handover.ts'
import { addDeputy } from '../coordination/bodies/change-card.ts'
import { cancelMeeting, moveMeeting } from '../coordination/meetings/change-meeting.ts'
import { planMeeting } from '../coordination/meetings/plan-meeting.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

type Given = Awaited<ReturnType<typeof aSendingPost>>

function offerTo(given: Given, body = given.here.bodies.property, why = '归物业') {
  return offerHandover(given.house)({ id: given.id, to: body, why }, given.worker)
}

function aPlan(body: BodyId) {
  return {
    title: '3号楼屋顶',
    at: parseInstant('2026-11-26T01:00:00Z'),
    minutes: 60,
    place: '议事厅',
    bodies: [body],
    cases: [],
    others: ['屋顶归谁修'],
  }
}

function bodyOf(letter: { readonly data: string } | undefined): string {
  const [, encoded = ''] =
    /base64\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)(?:\r\n--|\r\n*$)/.exec(letter?.data ?? '') ?? []
  return Buffer.from(encoded, 'base64').toString('utf8')
}

test('an offer reaches the body: by its group first, in its hours, with a link and without the words', async () => {
  await using given = await aSendingPost(t, '三单元门锁不上，老伴出不去')
  await aContact(given, given.here.bodies.property, { wecom: robotKey, email: 'fix@example.org' })
  must(await offerTo(given))
  await workUntilNow(given, given.sending)
  expect(given.robot.got).toEqual([])

  await passTime(given, 10)

  expect(given.mail.letters).toEqual([])
  const [posted] = given.robot.got
  const { text } = JSON.parse(posted?.body ?? '{}') as { text: { content: string } }
  expect(text.content).toContain(given.receipt.cases[0]?.ref)
  expect(text.content).toMatch(/请您这边接一下，11月\d+日 周. \d+:\d\d前回一声接不接/)
  expect(text.content).toMatch(/http:\/\/post\.test\/b\/\S+/)
  expect(text.content).not.toContain('老伴')
  expect((await linesOf(given, false)).map(({ state, channel }) => [channel, state])).toEqual([
    ['wecom', 'sent'],
  ])
})

test('ten offers are one message; the next waits an hour; nothing goes to the desk’s own people without a mailbox', async () => {
  await using given = await aSendingPost(t)
  const { property } = given.here.bodies
  await aContact(given, property, { email: 'fix@example.org' })
  must(await offerTo(given))
  must(await planMeeting(given.house)(aPlan(property), given.worker))
  await passTime(given, 10)

  expect(given.mail.letters).toHaveLength(1)
  const [letter] = given.mail.letters
  expect(letter?.to).toEqual(['fix@example.org'])
  expect(bodyOf(letter)).toContain('服务站告诉您2件事')
  expect(bodyOf(letter)).toContain('坐下来谈：3号楼屋顶')
  expect(letter?.data).toContain('text/calendar')

  must(
    await refuseOffer(given.house)(
      { id: given.id, why: '不归我们', better: given.here.bodies.bureau },
      given.worker,
    ),
  )
  await passTime(given, 15)
  expect(given.mail.letters).toHaveLength(1)
})

test('a member of the post is written to where he has a mailbox, at the hour for digests', async () => {
  await using given = await aSendingPost(t)
  await anAccount(t.db, given.here.coordinator, { email: 'boss@example.org' })
  must(await offerTo(given))
  must(
    await refuseOffer(given.house)(
      { id: given.id, why: '不归我们', better: given.here.bodies.bureau },
      given.worker,
    ),
  )
  await passTime(given, 60)
  expect(given.mail.letters).toEqual([])

  given.clock.set(parseInstant('2026-11-24T07:00:00Z'))
  await workUntilNow(given, given.sending)

  expect(given.mail.letters.map(({ to }) => to)).toEqual([['boss@example.org']])
  expect(bodyOf(given.mail.letters[0])).toContain('恒砚物业没接，等您定给谁。')
  expect(bodyOf(given.mail.letters[0])).toContain(
    `http://post.test/desk/cases/${given.receipt.cases[0]?.ref}`,
  )
})

test('what was answered before it was told is told to nobody', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  must(await offerTo(given))
  await workUntilNow(given, given.sending)
  must(await acceptOffer(given.house)({ id: given.id }, given.worker))
  await passTime(given, 10)

  expect(given.mail.letters).toEqual([])
  expect(await linesOf(given, false)).toEqual([])
})

test('of a limit that was warned of, and then broke while nobody was told, only how it stands now', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  must(await offerTo(given))
  must(await acceptOffer(given.house)({ id: given.id }, given.worker))
  const due = (await given.read()).next?.at
  if (!due) throw new Error('no clock runs')
  given.clock.set(minutesAfter(due, -1))
  await workUntilNow(given, given.sending)
  expect(given.mail.letters.map(bodyOf).filter((text) => text.includes('快到时候了'))).toEqual([])
  given.clock.set(minutesAfter(due, 1))
  await passTime(given, 24 * 60)

  const texts = given.mail.letters.map(bodyOf).join('')
  expect(texts).toMatch(/过了(时候|好久)/)
  expect(texts).not.toContain('快到时候了')
})

test('of a limit that was raised twice before anybody could be told, only how high it stands', async () => {
  await using given = await aSendingPost(t)
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  must(await offerTo(given))
  must(await acceptOffer(given.house)({ id: given.id }, given.worker))
  const due = (await given.read()).next?.at
  if (!due) throw new Error('no clock runs')
  for (const minutes of [1, 2 * 24 * 60]) {
    given.clock.set(minutesAfter(due, minutes))
    await workUntilNow(given, given.sending, 'notices.bundle')
  }
  expect((await given.read()).raisedTo).toBe('secretary')
  await passTime(given, 24 * 60)

  const first = bodyOf(given.mail.letters[0])
  expect(first).toContain('过了好久')
  expect(first).not.toContain('过了时候')
})

test('at night only what cannot wait; the rest is told when the post opens', async () => {
  await using given = await aSendingPost(t)
  given.clock.set(parseInstant('2026-11-24T14:00:00Z'))
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  must(await offerTo(given))
  await workUntilNow(given, given.sending)
  given.clock.set(parseInstant('2026-11-24T23:59:00Z'))
  await workUntilNow(given, given.sending)
  expect(given.mail.letters).toEqual([])

  given.clock.set(parseInstant('2026-11-25T00:00:00Z'))
  await workUntilNow(given, given.sending)
  expect(given.mail.letters).toHaveLength(1)
})

test('a gas smell at night goes at once, and alone: what can wait for the morning does', async () => {
  await using given = await aSendingPost(t, '楼道里煤气味很大')
  const { property } = given.here.bodies
  expect((await given.read()).urgency).toBe('now')
  given.clock.set(parseInstant('2026-11-24T14:00:00Z'))
  await aContact(given, property, { phone: '13800138000' })
  must(await planMeeting(given.house)(aPlan(property), given.worker))
  must(await offerTo(given))
  await workUntilNow(given, given.sending)

  const saidIn = (n: number) => (JSON.parse(given.sms.got[n]?.body ?? '{}') as { data: object }).data
  expect(given.sms.got).toHaveLength(1)
  expect(saidIn(0)).toMatchObject({ to: '13800138000', text: expect.stringContaining('有1件事请您看') })
  given.clock.set(parseInstant('2026-11-25T00:00:00Z'))
  await workUntilNow(given, given.sending)
  expect(saidIn(1)).toMatchObject({ text: expect.stringContaining('有1件事请您看') })
})

test('a meeting that was moved or called off changes what the calendar has', async () => {
  await using given = await aSendingPost(t)
  const { property } = given.here.bodies
  await aContact(given, property, { email: 'fix@example.org' })
  const meeting = must(await planMeeting(given.house)(aPlan(property), given.worker))
  await passTime(given, 10)
  must(
    await moveMeeting(given.house)(
      { id: meeting.id, at: parseInstant('2026-11-27T01:00:00Z'), place: '二楼' },
      given.worker,
    ),
  )
  await passTime(given, 61)
  must(await cancelMeeting(given.house)({ id: meeting.id, why: '修好了' }, given.worker))
  await passTime(given, 61)

  const texts = given.mail.letters.map(bodyOf)
  expect(texts[1]).toContain('改到11月27日 周五 9:00，二楼')
  expect(texts[2]).toContain('那次不谈了')
  expect(texts).toHaveLength(3)
})

test('whoever stands in is written to while the other is away; each contact once', async () => {
  await using given = await aSendingPost(t)
  const { property } = given.here.bodies
  const away = await aContact(given, property, { name: '屈师傅', email: 'qu@example.org' })
  const stands = await aContact(given, property, { name: '小栾', email: 'luan@example.org' })
  must(await offerTo(given))
  await passTime(given, 10)
  expect(given.mail.letters.flatMap(({ to }) => to).toSorted()).toEqual([
    'luan@example.org',
    'qu@example.org',
  ])

  const days = { from: plainDate('2026-11-24'), until: plainDate('2026-11-30') }
  must(
    await addDeputy(given.house)(
      { body: property, absent: away, contact: stands, ...days },
      given.coordinator,
    ),
  )
  must(await withdrawOffer(given.house)({ id: given.id }, given.worker))
  must(await offerTo(given))
  await passTime(given, 70)
  expect(given.mail.letters.slice(2).flatMap(({ to }) => to)).toEqual(['luan@example.org'])
})

test('of a private matter a message says the number, and no more', async () => {
  await using given = await aSendingPost(t, '隔壁天天打老婆，三单元')
  await aContact(given, given.here.bodies.property, { email: 'fix@example.org' })
  await sql`update cases."case" set is_private = true where id = ${given.id}`.execute(t.owner)
  must(await offerTo(given))
  await passTime(given, 10)

  const text = bodyOf(given.mail.letters[0])
  expect(text).toContain(`${(await given.read()).ref} 一件不便在这里说的事`)
  expect(text).not.toContain('号楼')
})
