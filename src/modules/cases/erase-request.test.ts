import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, file, firstOf, follower, must, readCase, sayingOf } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { twoHalves } from '../../../test/files.ts'
import { aPost } from '../../../test/given.ts'
import { inCommunity } from '../../kernel/db.ts'
import { firstBreak } from '../../kernel/journal.ts'
import { ok } from '../../kernel/result.ts'
import { readTerms, searchQuery } from '../../language/search-terms.ts'
import { eraseRequest } from './erase-request.ts'
import { addWords } from './follow-request.ts'
import { joinCase } from './join-case.ts'
import { keepDraft, newDraft } from './keep-draft.ts'
import { revealPhone } from './reveal-phone.ts'
import { setHousehold } from './set-household.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

const words = '5单元302王秀英家门锁坏了'

async function aPersonsCase() {
  const given = await aCase(t, '单元门锁不上')
  const draft = newDraft()
  const photo = { name: 'a.jpg', bytes: await twoHalves(33, 22).jpeg().toBuffer() }
  const { files } = await keepDraft(given.house)({ community: given.here.community, draft }, [photo])
  const receipt = await file(given.house, given.here, words, {
    draft,
    phone: '13912345678',
    home: given.here.homes[0],
  })
  const id = firstOf(receipt)
  must(await addWords(given.house)({ id, words: '我是王秀英' }, follower(given.here, receipt.request)))
  const [kept] = files
  if (!kept) throw new Error('no photo was kept')
  return { ...given, receipt, id, kept, secretary: by(given.here.secretary) }
}

test('the words, the phone, who it was, the photo and what can be found of them are gone; the skeleton stays', async () => {
  const given = await aPersonsCase()
  const { community } = given.here

  must(await eraseRequest(given.house)({ request: given.receipt.request }, given.secretary))

  const { rows: everything } = await sql<{ text: string }>`
    select string_agg(row::text, ' ') as text from (
      select to_jsonb(request) as row from cases.request where community_id = ${community} and id = ${given.receipt.request}
      union all select to_jsonb(need) from cases.need where request_id = ${given.receipt.request}
      union all select to_jsonb(note) from cases.note where case_id = ${given.id}
      union all select to_jsonb(it) from cases."case" it where id = ${given.id}
      union all select to_jsonb(entry) from journal.entry entry where subject = ${given.id}
      union all select to_jsonb(file) from cases.file file where community_id = ${community}) row`.execute(
    t.owner,
  )
  for (const trace of ['秀英', '13912345678', '302', given.kept.hash, given.here.homes[0] ?? 'x'])
    expect(everything[0]?.text).not.toContain(trace)
  expect(await given.house.files.read(community, given.kept.hash)).toBeNull()
  expect(await readCase(given.house, given.here, given.id)).toMatchObject({
    title: '房屋维修',
    state: 'new',
    households: 1,
  })
  const { rows: found } = await sql`select from cases."case" where community_id = ${community}
    and search @@ ${searchQuery(readTerms('王秀英'))}::tsquery`.execute(t.owner)
  expect(found).toHaveLength(0)
})

test('the journal still holds, and says that it was erased and by whom', async () => {
  const given = await aPersonsCase()
  must(await eraseRequest(given.house)({ request: given.receipt.request }, given.secretary))

  const story = await given.journal(given.id)
  const it = await given.read(given.id)

  expect(firstBreak(it.community, story, it.journal)).toBeNull()
  expect(story.at(-1)).toMatchObject({
    kind: 'request.erased',
    as: 'secretary',
    by: given.here.secretary.person,
  })
})

test('what a neighbour said about the same matter stays, and names the case', async () => {
  const given = await aPersonsCase()
  const saying = await sayingOf(given.house, given.here, '门锁确实坏了')
  must(
    await joinCase(given.house)(
      { ...saying, into: given.id },
      by({ as: 'visitor', community: given.here.community }),
    ),
  )

  must(await eraseRequest(given.house)({ request: given.receipt.request }, given.secretary))

  expect(await given.read(given.id)).toMatchObject({ title: '门锁确实坏了', households: 2 })
})

test('only the secretary erases, once, and only what there is', async () => {
  const given = await aPersonsCase()
  const request = { request: given.receipt.request }
  const elsewhere = await aPost(t.db)

  expect(await eraseRequest(given.house)(request, given.coordinator)).toMatchObject({ code: 'not_allowed' })
  expect(await eraseRequest(given.house)(request, by(elsewhere.secretary))).toMatchObject({
    code: 'request.not_found',
  })
  must(await eraseRequest(given.house)(request, given.secretary))
  expect(await eraseRequest(given.house)(request, given.secretary)).toMatchObject({ code: 'request.erased' })
})

test('the function of the database erases nothing of another community', async () => {
  const given = await aPersonsCase()
  const elsewhere = await aPost(t.db)

  await expect(
    inCommunity(t.db, elsewhere.community, async (tx) => {
      await sql`select cases.erase_request(${given.here.community}, ${given.receipt.request}, now())`.execute(
        tx,
      )
      return ok(null)
    }),
  ).rejects.toThrow(/not in community/)
})

test('a worker reads the phone number, and each reading is written down', async () => {
  const given = await aPersonsCase()
  const request = { request: given.receipt.request }

  expect(must(await revealPhone(given.house)(request, given.worker))).toEqual({ phone: '13912345678' })

  expect((await given.journal(given.id)).at(-1)).toMatchObject({
    kind: 'phone.shown',
    by: given.here.worker.person,
  })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from web.answered
    where community_id = ${given.here.community}`.execute(t.owner)
  expect(rows[0]?.n).toBe(0)
})

test('no helper and no stranger reads it, and where none was left there is none', async () => {
  const given = await aPersonsCase()
  const plain = await aCase(t)

  expect(await revealPhone(given.house)({ request: given.receipt.request }, given.helper)).toMatchObject({
    code: 'not_allowed',
  })
  expect(await revealPhone(plain.house)({ request: plain.receipt.request }, plain.worker)).toMatchObject({
    code: 'phone.none',
  })
  expect(await revealPhone(plain.house)({ request: given.receipt.request }, plain.worker)).toMatchObject({
    code: 'request.not_found',
  })
})

test('once it is known which home said it, two from there are one household', async () => {
  const given = await aCase(t)
  const saying = await sayingOf(given.house, given.here, '我家也是')
  const visitor = by({ as: 'visitor', community: given.here.community })
  const joined = must(await joinCase(given.house)({ ...saying, into: given.id }, visitor))
  const [home] = given.here.homes
  if (!home) throw new Error('no home')

  for (const request of [given.receipt.request, joined.request])
    must(await setHousehold(given.house)({ request, home }, given.worker))

  expect((await given.read()).households).toBe(1)
  expect((await given.journal()).at(-1)).toMatchObject({ kind: 'request.household', facts: { home } })
})

test('a home of another community is none, and a helper does not say whose it was', async () => {
  const given = await aCase(t)
  const [home] = (await aPost(t.db)).homes
  if (!home) throw new Error('no home')
  const input = { request: given.receipt.request, home }

  expect(await setHousehold(given.house)(input, given.worker)).toMatchObject({ code: 'place.not_found' })
  expect(await setHousehold(given.house)(input, given.helper)).toMatchObject({ code: 'not_allowed' })
})
