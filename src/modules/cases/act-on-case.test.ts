import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, must } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import { aPost } from '../../../test/given.ts'
import { type CaseId, newId } from '../../kernel/ids.ts'
import { hoursAfter, minutesAfter } from '../../kernel/time.ts'
import { acceptOffer, refuseOffer, withdrawOffer } from './answer-offer.ts'
import { closeCase } from './close-case.ts'
import { designateHolder } from './designate-holder.ts'
import type { House } from './house.ts'
import { sayFixed, sayNotFixed } from './follow-request.ts'
import { offerHandover } from './offer-handover.ts'
import { sayDone } from './say-done.ts'
import { takeCase } from './take-case.ts'
import { triageCase } from './triage-case.ts'
import { noteInside, tellResident } from './write-note.ts'

/* What holds for every deed on a case: who, once, in which order, and when. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

test('a deed sent twice with one key is done once, and both get the same answer', async () => {
  const given = await aCase(t)
  const worker = by(given.here.worker, 'press-1234567')
  const tell = () => tellResident(given.house)({ id: given.id, words: '明天来修', how: 'told' }, worker)

  const [first, second] = [must(await tell()), must(await tell())]

  expect(second).toEqual(first)
  expect((await given.journal()).map((entry) => entry.kind)).toEqual(['case.filed', 'resident.told'])
})

test('two of them at the same moment: the second waits for the first', async () => {
  const given = await aCase(t)
  const worker = by(given.here.worker, 'press-1234567')
  const note = () => noteInside(given.house)({ id: given.id, words: '看过了' }, worker)
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const notes = [note(), note()]
    await untilBlocked(t.owner, 2)
    return notes
  })

  const [first, second] = await Promise.all(both)
  expect(second).toEqual(first)
  expect(await given.journal()).toHaveLength(2)
})

test('one key never swallows another deed, other words, or what somebody else says', async () => {
  const given = await aCase(t)
  const key = 'press-1234567'
  const note = (words: string, who = given.here.worker) =>
    noteInside(given.house)({ id: given.id, words }, by(who, key))

  must(await note('第一条'))
  must(await note('第二条'))
  must(await note('第一条', { ...given.here.worker, person: given.here.helper.person }))
  must(
    await tellResident(given.house)(
      { id: given.id, words: '第一条', how: 'told' },
      by(given.here.worker, key),
    ),
  )

  expect(await given.journal()).toHaveLength(5)
})

test('one key for two deeds that are told nothing but the case is two deeds', async () => {
  const given = await aCase(t)
  const worker = by(given.here.worker, 'press-1234567')
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  must(await acceptOffer(given.house)({ id: given.id }, worker))

  expect(await withdrawOffer(given.house)({ id: given.id }, worker)).toMatchObject({ code: 'offer.none' })
})

test('what was refused may be tried again with the same key', async () => {
  const given = await aCase(t)
  const coordinator = by(given.here.coordinator, 'press-1234567')
  const close = () => closeCase(given.house)({ id: given.id }, coordinator)
  expect(await close()).toMatchObject({ code: 'case.not_confirmed' })
  await sql`update cases."case" set state = 'confirmed', settle_due_at = now() where id = ${given.id}`.execute(
    t.owner,
  )

  expect(await close()).toMatchObject({ ok: true })
})

test('a refusal leaves no trace', async () => {
  const given = await aCase(t)

  expect(
    await refuseOffer(given.house)(
      { id: given.id, why: '不归我们', better: given.here.bodies.bureau },
      given.worker,
    ),
  ).toMatchObject({ code: 'offer.none' })

  const { rows } = await sql`select from cases.note where case_id = ${given.id}`.execute(t.owner)
  expect([rows.length, (await given.journal()).length]).toEqual([0, 1])
})

test('the case of another community is not there, and one that nobody made neither', async () => {
  const given = await aCase(t)
  const stranger = await aPost(t.db)

  for (const [id, who] of [
    [given.id, stranger.secretary],
    [newId<CaseId>(), given.here.secretary],
  ] as const)
    expect(await noteInside(given.house)({ id, words: '看看' }, by(who))).toMatchObject({
      code: 'case.not_found',
    })
})

test('when the clock was set back, the story does not run backwards', async () => {
  const given = await aCase(t)
  given.later(60)
  must(await tellResident(given.house)({ id: given.id, words: '来了', how: 'called' }, given.worker))
  given.clock.set(minutesAfter(given.clock(), -600))

  must(await sayDone(given.house)({ id: given.id, words: '换好了' }, given.worker))

  const at = (await given.journal()).map((entry) => entry.at)
  expect(at).toEqual(at.toSorted())
  expect((await given.read()).times.doneClaimedAt).toBe(at[1])
})

test('open pages hear of a change after it is stored, and of a refusal never', async () => {
  const given = await aCase(t)
  const heard: CaseId[] = []
  const house: House = { ...given.house, changed: (_, id) => void heard.push(id) }

  await closeCase(house)({ id: given.id }, given.worker)
  must(await noteInside(house)({ id: given.id, words: '看过了' }, given.worker))

  expect(heard).toEqual([given.id])
})

test.each([
  ['a visitor', 'visitor'],
  ['one who follows', 'follower'],
  ['a helper who does not hold it', 'helper'],
] as const)('%s does nothing of the desk', async (_, who) => {
  const given = await aCase(t)
  const { here, id, house } = given
  const caller = {
    visitor: by({ as: 'visitor', community: here.community }),
    follower: given.follower,
    helper: given.helper,
  }[who]
  const deeds = [
    () => noteInside(house)({ id, words: '看' }, caller),
    () => sayDone(house)({ id, words: '好了' }, caller),
    () => triageCase(house)({ id, urgency: 'now' }, caller),
    () => offerHandover(house)({ id, to: here.bodies.property, why: '归他们' }, caller),
    () => acceptOffer(house)({ id }, caller),
    () => withdrawOffer(house)({ id }, caller),
    () => designateHolder(house)({ id, to: here.bodies.property, why: '归他们' }, caller),
    () => closeCase(house)({ id }, caller),
  ]

  for (const deed of deeds) expect(await deed()).toMatchObject({ code: 'not_allowed' })
  expect(await given.journal()).toHaveLength(1)
})

test('only the coordinator designates', async () => {
  const given = await aCase(t)
  const to = { id: given.id, to: given.here.bodies.bureau, why: '就归房管局' }

  expect(await designateHolder(given.house)(to, given.worker)).toMatchObject({ code: 'not_allowed' })
  must(await designateHolder(given.house)(to, given.coordinator))
  expect(await given.read()).toMatchObject({ holder: { body: to.to, isDesignated: true } })
})

test('of two helpers who take it at once, one has it', async () => {
  const given = await aCase(t)
  must(await triageCase(given.house)({ id: given.id, isOpenToHelpers: true }, given.worker))
  const take = (who: typeof given.here.helper) => takeCase(given.house)({ id: given.id }, by(who))
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const takes = [take(given.here.helper), take(given.here.worker)]
    await untilBlocked(t.owner, 2)
    return takes
  })

  const answers = (await Promise.all(both)).map((each) => (each.ok ? 'ok' : each.code)).toSorted()
  expect(answers).toEqual(['case.not_open_to_helpers', 'ok'])
})

test('accepted and taken back at once: one of the two happened', async () => {
  const given = await aCase(t)
  must(
    await offerHandover(given.house)(
      { id: given.id, to: given.here.bodies.property, why: '归物业' },
      given.worker,
    ),
  )
  const both = await t.owner.transaction().execute(async (holding) => {
    await sql`select from cases."case" where id = ${given.id} for update`.execute(holding)
    const deeds = [
      acceptOffer(given.house)({ id: given.id }, given.worker),
      withdrawOffer(given.house)({ id: given.id }, given.worker),
    ]
    await untilBlocked(t.owner, 2)
    return deeds
  })

  const done = await Promise.all(both)
  expect(done.map((each) => (each.ok ? 'ok' : each.code)).toSorted()).toEqual(['offer.none', 'ok'])
  const { rows } = await sql`select from cases.holding where case_id = ${given.id} and until is null`.execute(
    t.owner,
  )
  expect(rows).toHaveLength(1)
})

test('a designation is remembered when the case was closed and opened again', async () => {
  const given = await aCase(t)
  const { property } = given.here.bodies
  must(
    await designateHolder(given.house)(
      { id: given.id, to: given.here.bodies.post, why: '我们办' },
      given.coordinator,
    ),
  )
  must(await sayDone(given.house)({ id: given.id, words: '好了' }, given.worker))

  must(await sayFixed(given.house)({ id: given.id }, given.follower))
  must(await closeCase(given.house)({ id: given.id }, given.worker))
  given.clock.set(hoursAfter(given.clock(), 24))
  must(await sayNotFixed(given.house)({ id: given.id, words: '又坏了' }, given.follower))

  expect(await given.read()).toMatchObject({ holder: { how: 'reopened', isDesignated: true } })
  expect(
    await offerHandover(given.house)({ id: given.id, to: property, why: '给物业' }, given.worker),
  ).toMatchObject({
    code: 'case.is_designated',
  })
})
