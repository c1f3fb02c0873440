import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, memberOf, must } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { type BodyId, newId, type PersonId } from '../../kernel/ids.ts'
import { insertMembers, insertPersons } from '../people/people.store.ts'
import { inCommunity } from '../../kernel/db.ts'
import { ok } from '../../kernel/result.ts'
import { acceptOffer, refuseOffer } from './answer-offer.ts'
import { assignCase } from './assign-case.ts'
import { offerHandover } from './offer-handover.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

async function offered() {
  const given = await aCase(t)
  const { property, bureau } = given.here.bodies
  must(await offerHandover(given.house)({ id: given.id, to: property, why: '门归物业' }, given.worker))
  return { ...given, property, bureau }
}

test('until it is accepted the post stays answerable, and sees by when an answer is due', async () => {
  const given = await offered()

  expect(await given.read()).toMatchObject({
    state: 'held',
    holder: { body: given.here.bodies.post },
    offer: { to: given.property },
  })
  const { rows } =
    await sql`select state, words, kind from cases.offer offer join cases.note note on note.id = note_id
    where offer.case_id = ${given.id}`.execute(t.owner)
  expect(rows).toEqual([{ state: 'offered', words: '门归物业', kind: 'reason' }])
})

test('who accepts for his own body has it in his own hands', async () => {
  const given = await offered()
  const person = newId<PersonId>()
  await inCommunity(t.db, given.here.community, async (tx) => {
    await insertPersons(tx, given.here.community, [
      { id: person, name: '屈师傅', phoneSealed: null, phonePrint: null },
    ])
    await insertMembers(tx, given.here.community, [
      { person, body: given.property, rank: 'helper', account: null, since: given.clock() },
    ])
    return ok(null)
  })

  must(
    await acceptOffer(given.house)(
      { id: given.id },
      by({ ...given.here.helper, person, body: given.property }),
    ),
  )

  expect(await given.read()).toMatchObject({
    holder: { body: given.property, person, how: 'accepted' },
    offer: null,
  })
})

test('a worker writes down what a body said on the phone; a stranger to that body answers nothing', async () => {
  const given = await offered()

  expect(await acceptOffer(given.house)({ id: given.id }, memberOf(given.here, given.bureau))).toMatchObject({
    code: 'not_allowed',
  })
  must(await acceptOffer(given.house)({ id: given.id }, given.worker))
  expect(await given.read()).toMatchObject({ holder: { body: given.property, person: null } })
})

test('a refusal keeps its reason and the better holder, and is the last: the coordinator decides', async () => {
  const given = await offered()

  must(
    await refuseOffer(given.house)(
      { id: given.id, why: '共用部位归房管局', better: given.bureau },
      given.worker,
    ),
  )

  expect(await given.read()).toMatchObject({
    awaitsDesignation: true,
    holder: { body: given.here.bodies.post },
  })
  const { rows } = await sql`select state, better_body_id as better, words from cases.offer offer
    join cases.note note on note.id = answer_note_id where offer.case_id = ${given.id}`.execute(t.owner)
  expect(rows).toEqual([{ state: 'refused', better: given.bureau, words: '共用部位归房管局' }])
  expect(
    await offerHandover(given.house)({ id: given.id, to: given.bureau, why: '归他们' }, given.worker),
  ).toMatchObject({ code: 'case.awaits_designation' })
})

test('the better holder is one that there is', async () => {
  const given = await offered()
  const nobody = newId<BodyId>()

  expect(
    await refuseOffer(given.house)({ id: given.id, why: '不归我们', better: nobody }, given.worker),
  ).toMatchObject({ code: 'body.not_found' })
  expect(
    await offerHandover(given.house)({ id: given.id, to: nobody, why: '归他们' }, given.worker),
  ).toMatchObject({
    code: 'body.not_found',
  })
})

test('it is given to a person of the body that holds it, and to nobody else', async () => {
  const given = await aCase(t)
  const { helper } = given.here

  expect(
    await assignCase(given.house)({ id: given.id, person: newId<PersonId>() }, given.worker),
  ).toMatchObject({ code: 'person.not_of_holder' })
  must(await assignCase(given.house)({ id: given.id, person: helper.person }, given.worker))
  expect(await given.read()).toMatchObject({ state: 'held', holdings: 1, holder: { person: helper.person } })
  const { rows } =
    await sql`select person_id as person from cases.holding where case_id = ${given.id}`.execute(t.owner)
  expect(rows).toEqual([{ person: helper.person }])
})

test('what another body holds is given to none of the post', async () => {
  const given = await offered()
  must(await acceptOffer(given.house)({ id: given.id }, given.worker))

  expect(
    await assignCase(given.house)({ id: given.id, person: given.here.helper.person }, given.worker),
  ).toMatchObject({ code: 'person.not_of_holder' })
})
