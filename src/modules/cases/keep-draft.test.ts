import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, file, must } from '../../../test/a-case.ts'
import { freshDatabase, type TestDatabase, untilBlocked } from '../../../test/database.ts'
import { twoHalves } from '../../../test/files.ts'
import type { FileId } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import { draftFiles, dropFromDraft, keepDraft, newDraft, readDraft } from './keep-draft.ts'
import type { KeptFile } from './parts.rules.ts'
import { forgetOldAnswers, sweepDrafts } from './sweep.ts'
import { noteInside } from './write-note.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

// Each of another size, so of another content.
const sizes = { last: 20 }
async function aPhoto(name = 'a.jpg') {
  sizes.last++
  return { name, bytes: await twoHalves(sizes.last, 12).jpeg().toBuffer() }
}

/** A second of nothing, as a phone writes it. */
function aVoice(name = 'v.wav') {
  const bytes = Buffer.alloc(44 + 800 + sizes.last++)
  bytes.write('RIFF')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(8_000, 24)
  bytes.writeUInt32LE(8_000, 28)
  bytes.writeUInt16LE(1, 32)
  bytes.writeUInt16LE(8, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(bytes.length - 44, 40)
  return { name, bytes }
}

async function aDraft() {
  const given = await aCase(t)
  const draft = newDraft()
  const at = { community: given.here.community, draft }
  const keep = keepDraft(given.house)
  const isThere = async ({ hash }: KeptFile) => (await given.house.files.read(at.community, hash)) !== null
  return { ...given, at, draft, keep, isThere }
}

test('photos and a voice note are kept until their words come, and go with them', async () => {
  const given = await aDraft()
  const { files, refused } = await given.keep(given.at, [await aPhoto(), aVoice()])
  expect([files.map((each) => each.kind).toSorted(), refused]).toEqual([['photo', 'voice'], []])

  const receipt = await file(given.house, given.here, '垃圾没人收', { draft: given.draft })

  expect(await draftFiles(given.house)(given.at)).toEqual([])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.file
    where request_id = ${receipt.request}`.execute(t.owner)
  expect(rows[0]?.n).toBe(2)
})

test('one bad file does not cost the good ones, and is told by its name', async () => {
  const given = await aDraft()

  const { files, refused } = await given.keep(given.at, [
    await aPhoto(),
    { name: 'brief.jpg', bytes: Buffer.from('%PDF-1.7 not a photo at all') },
  ])

  expect(files).toHaveLength(1)
  expect(refused).toMatchObject([{ code: 'file.not_a_photo', facts: { name: 'brief.jpg' } }])
})

test('nine photos and one voice note, and nothing of the rest stays on the disk', async () => {
  const given = await aDraft()
  const nine = await Promise.all(Array.from({ length: 9 }, () => aPhoto()))
  await given.keep(given.at, [...nine, aVoice()])

  const voice = aVoice()
  const { files, refused } = await given.keep(given.at, [await aPhoto(), voice])

  const hash = createHash('sha256').update(voice.bytes).digest('hex')
  expect(await given.house.files.read(given.here.community, hash)).toBeNull()
  expect(files).toHaveLength(10)
  expect(refused).toMatchObject([
    { code: 'file.too_many', facts: { most: 9 } },
    { code: 'file.too_many', facts: { most: 1, kind: 'voice' } },
  ])
  expect(await Promise.all(files.map(given.isThere))).not.toContain(false)
})

test('who adds to a draft waits for who is adding to it', async () => {
  const given = await aDraft()
  const name = `${given.at.community} ${given.draft}`
  const { adding } = await t.owner.transaction().execute(async (holding) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7))`.execute(holding)
    const started = given.keep(given.at, [await aPhoto()])
    await untilBlocked(t.owner, 1)
    return { adding: started }
  })

  expect((await adding).files).toHaveLength(1)
})

test('two pages of one draft that send at once do not get past nine together', async () => {
  const given = await aDraft()
  const six = () => Promise.all(Array.from({ length: 6 }, () => aPhoto()))

  await Promise.all([given.keep(given.at, await six()), given.keep(given.at, await six())])

  expect(await draftFiles(given.house)(given.at)).toHaveLength(9)
})

test('a file taken out again is gone from the disk, unless another stands for the same bytes', async () => {
  const given = await aDraft()
  const photo = await aPhoto()
  const other = { ...given.at, draft: newDraft() }
  const [mine] = (await given.keep(given.at, [photo])).files
  const [theirs] = (await given.keep(other, [photo])).files
  if (!mine || !theirs) throw new Error('not kept')
  expect(mine.hash).toBe(theirs.hash)

  must(await dropFromDraft(given.house)({ ...given.at, file: mine.id }))
  expect(await given.isThere(theirs)).toBe(true)
  must(await dropFromDraft(given.house)({ ...other, file: theirs.id }))
  expect(await given.isThere(theirs)).toBe(false)
  expect(await dropFromDraft(given.house)({ ...given.at, file: newId<FileId>() })).toMatchObject({
    code: 'file.not_found',
  })
})

test('a draft nobody filed is swept after a day; what was filed, and what is younger, stays', async () => {
  const given = await aDraft()
  const filed = { ...given.at, draft: newDraft() }
  const [old] = (await given.keep(given.at, [await aPhoto()])).files
  const [kept] = (await given.keep(filed, [await aPhoto()])).files
  must(await noteInside(given.house)({ id: given.id, words: '现场', draft: filed.draft }, given.worker))
  given.later(25 * 60)
  const [young] = (await given.keep({ ...given.at, draft: newDraft() }, [await aPhoto()])).files

  await sweepDrafts(given.house)()

  const there = await Promise.all([old, kept, young].map(async (each) => each && given.isThere(each)))
  expect(there).toEqual([false, true, true])
  expect(await draftFiles(given.house)(given.at)).toEqual([])
})

test('answers are forgotten when no phone asks for them any more', async () => {
  const given = await aCase(t)
  const once = { ...given.worker, once: 'press-1234567' }
  must(await noteInside(given.house)({ id: given.id, words: '看过了' }, once))
  const count = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from web.answered
        where community_id = ${given.here.community}`.execute(t.owner)
    ).rows[0]?.n

  await forgetOldAnswers(given.house)()
  expect(await count()).toBe(1)
  given.later(73 * 60)
  await forgetOldAnswers(given.house)()
  expect(await count()).toBe(0)
})

test("a draft's name cannot be guessed, and nothing else passes for one", () => {
  expect(readDraft(newDraft())).not.toBeNull()
  for (const wrong of [undefined, '', 'x', `${newDraft()}x`, "'; drop table", '../../../../etc/passwd00'])
    expect(readDraft(wrong)).toBeNull()
})
