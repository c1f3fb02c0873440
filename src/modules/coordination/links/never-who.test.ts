import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, by, must } from '../../../../test/a-case.ts'
import { aPhoto } from '../../../../test/a-request.ts'
import { aLink, aPhone, linksApp } from '../../../../test/body-links.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { open } from '../../../../test/residents.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import { newId, type FileId, type PersonId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { eraseRequest } from '../../cases/erase-request.ts'
import { addWords } from '../../cases/follow-request.ts'
import { keepDraft, listFiles, newDraft, noteInside, offerHandover } from '../../cases/door.ts'
import { triageCase } from '../../cases/triage-case.ts'
import { insertPersons } from '../../people/people.store.ts'
import { isAbout } from '../../../rulebook/body-names.ts'
import { releasePhoto, releaseSentence } from './release.ts'
import { shownTo } from './shown.ts'

/* R19: a body that is complained of sees the matter, and never who complained. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

type Saying = { readonly words: string; readonly name: string; readonly phone: string; readonly door: number }

/** A saying of a known person at a known door with a photo, offered to the property company. */
async function said({ words, name, phone, door }: Saying) {
  const person = newId<PersonId>()
  const given = await aCase(t, words)
  const { house, here, worker } = given
  const made = await inCommunity(house.db, here.community, async (tx) => {
    await insertPersons(tx, here.community, [{ id: person, name, phoneSealed: null, phonePrint: null }])
    return ok(null)
  })
  must(made)
  const draft = newDraft()
  const bytes = new Uint8Array(await (await aPhoto()).arrayBuffer())
  await keepDraft(house)({ community: here.community, draft }, [{ name: 'a.jpg', bytes }])
  const { file, firstOf } = await import('../../../../test/a-case.ts')
  const receipt = await file(house, here, words, { home: here.homes[door] as never, person, phone, draft })
  const id = firstOf(receipt)
  must(await noteInside(house)({ id, words: `${name}说的，电话${phone}` }, worker))
  must(await offerHandover(house)({ id, to: here.bodies.property, why: `${name}家要修` }, worker))
  const { at } = await aLink({ ...given, id }, { body: here.bodies.property })
  const [photo] = await readCommunity(house.db, here.community, (tx) =>
    listFiles(tx as never, here.community, { cases: [id], requests: [receipt.request] }),
  )
  if (!photo) throw new Error('no photo')
  const { ref } = await given.read(id)
  return {
    ...given,
    id,
    at,
    ref,
    receipt,
    person,
    photo: photo.id,
    name,
    phone,
    photoAt: `${at}/${ref}/files`,
  }
}

const doorOf = (n: number) => `${Math.floor(n / 2) + 1}0${(n % 2) + 1}`

/** All that a body can reach by its links: the case's page in three languages, and its list. */
async function everything(given: Awaited<ReturnType<typeof said>>): Promise<{ html: string; text: string }> {
  const { house, at, here } = given
  const list = await aLink(given, { body: here.bodies.property, case: null })
  const pages = [at, list.at, `${list.at}/${given.ref}`]
  const seen = []
  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const)
    for (const path of pages) seen.push(await open(linksApp(house), path, { lang }))
  return { html: seen.map(({ html }) => html).join('\n'), text: seen.map(({ text }) => text).join('\n') }
}

type Secrets = Pick<
  Awaited<ReturnType<typeof said>>,
  'name' | 'phone' | 'person' | 'receipt' | 'photo' | 'ref'
>

/** Neither to be read nor hidden in the page: who it was, and the numbers under which they are kept. */
function hides(seen: { html: string; text: string }, secrets: Secrets & { readonly door: string }): void {
  const { name, phone, person, receipt, photo, door, ref } = secrets
  for (const secret of [name, phone, person, receipt.request, photo]) expect(seen.html).not.toContain(secret)
  // The number of the case and the post's telephone may hold the same three digits.
  expect(seen.text.replaceAll(ref, '').replaceAll('0555-0136', '')).not.toContain(door)
}

/** Every run of four letters in what was said: none of them may stand on a page that shows no words. */
function runsOf(text: string): string[] {
  const letters = Array.from(text.replace(/[\s，。]/g, ''))
  return letters.slice(0, -3).map((_, n) => letters.slice(n, n + 4).join(''))
}

const names = fc
  .tuple(fc.constantFrom('王', '欧阳', '尹', '贺', '柴'), fc.constantFrom('秀兰', '建国', '小禾', '桂英'))
  .map(([family, given]) => family + given)
const phones = fc.integer({ min: 0, max: 999_999_999 }).map((n) => `13${String(n).padStart(9, '0')}`)
const doors = fc.integer({ min: 0, max: 11 })

test('of a complaint neither a word nor a name, room, phone, photo or note is shown', async () => {
  const complaint = fc.tuple(
    names,
    phones,
    doors,
    fc.constantFrom(
      '恒砚物业的保安骂人，态度恶劣',
      '物 业收了钱不干活，楼道半年没扫',
      '投诉门卫，晚上睡觉不开门',
      '单元门锁不上，物业说没空',
    ),
  )
  await fc.assert(
    fc.asyncProperty(complaint, async ([name, phone, door, matter]) => {
      const words = `我是${name}，住${doorOf(door)}，${matter}，打我${phone}`
      const given = await said({ words, name, phone, door })
      const { html, text } = await everything(given)
      expect(text).toContain(given.ref)
      hides({ html, text }, { ...given, door: doorOf(door) })
      for (const run of runsOf(words.replace('恒砚物业', ''))) expect(html).not.toContain(run)
      expect(html).not.toContain('2单元')
      expect((await open(linksApp(given.house), `${given.photoAt}/${given.photo}`)).status).toBe(404)
    }),
    { numRuns: 8 },
  )
}, 60_000)

test('of any other matter words are shown, but no name, room or phone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(names, phones, doors), async ([name, phone, door]) => {
      const words = `${name}：单元门锁不上，我住${doorOf(door)}室，电话${phone}`
      const given = await said({ words, name, phone, door })
      const { html, text } = await everything(given)
      expect(text).toContain('单元门锁不上')
      expect(text).toContain('2单元')
      hides({ html, text }, { ...given, door: doorOf(door) })
    }),
    { numRuns: 8 },
  )
}, 60_000)

const one: Saying = { words: '单元门锁不上', name: '王秀兰', phone: '13812345678', door: 9 }

test('a private matter shows only its kind and the building', async () => {
  const given = await said(one)
  must(await triageCase(given.house)({ id: given.id, isPrivate: true } as never, by(given.here.worker)))
  const { text: html } = await everything(given)
  expect(html).not.toContain('锁不上')
  expect(html).toContain('3号楼')
  expect(html).not.toContain('2单元')
})

test('a matter that is said to be a complaint shows no word, though none names the body', async () => {
  const given = await said(one)
  must(await triageCase(given.house)({ id: given.id, nature: 'complaint' } as never, by(given.here.worker)))
  expect((await everything(given)).text).not.toContain('锁不上')
})

test('what a neighbour adds later closes the matter when it is about the body', async () => {
  const given = await said(one)
  const { file } = await import('../../../../test/a-case.ts')
  expect((await everything(given)).text).toContain('单元门锁不上')
  const { mergeCases } = await import('../../cases/merge-cases.ts')
  const second = await file(given.house, given.here, '门锁坏了，保安也不管')
  const other = second.cases[0]?.id
  must(await mergeCases(given.house)({ id: other, into: given.id } as never, by(given.here.worker)))
  expect((await everything(given)).text).not.toContain('锁不上')
})

test("a photo is shown only after a worker's deed, and no longer once that is taken back", async () => {
  const given = await said(one)
  const { house, here, id, photo, photoAt, at } = given
  const app = linksApp(house)
  const show = async (wanted: boolean, staff = here.worker) =>
    releasePhoto(house)({ case: id, file: photo, show: wanted }, { actor: staff, once: null })
  expect(await show(true, here.helper)).toMatchObject({ code: 'not_allowed' })
  expect((await open(app, `${photoAt}/${photo}`)).status).toBe(404)

  must(await show(true))
  must(await show(true))
  expect((await open(app, at)).html).toContain(photo)
  expect((await open(app, `${photoAt}/${photo}`)).status).toBe(200)

  must(await show(false))
  expect((await open(app, at)).html).not.toContain(photo)
  expect((await open(app, `${photoAt}/${photo}`)).status).toBe(404)
  const foreign = { case: (await aCase(t)).id, file: photo, show: true }
  expect(await releasePhoto(house)(foreign, { actor: here.worker, once: null })).toMatchObject({
    code: 'case.not_found',
  })
  const unknown = { case: id, file: newId<FileId>(), show: true }
  expect(await releasePhoto(house)(unknown, { actor: here.worker, once: null })).toMatchObject({
    code: 'file.not_found',
  })
})

test('once a matter has left the body, a photo that it could see no longer opens for it', async () => {
  const { house, here, id, photo, photoAt, at } = await said(one)
  must(await releasePhoto(house)({ case: id, file: photo, show: true }, { actor: here.worker, once: null }))
  const phone = aPhone(house)
  expect((await phone.open(`${photoAt}/${photo}`)).status).toBe(200)
  await phone.press(at, 'refuse', { words: '不归我们', better: here.bodies.owners })
  expect((await phone.open(at)).html).not.toContain(photo)
  expect((await phone.open(`${photoAt}/${photo}`)).status).toBe(404)
})

test('photos of another case are not reached through this one', async () => {
  const given = await said(one)
  const other = await said(one)
  must(
    await releasePhoto(other.house)(
      { case: other.id, file: other.photo, show: true },
      { actor: other.here.worker, once: null },
    ),
  )
  expect((await open(linksApp(given.house), `${given.photoAt}/${other.photo}`)).status).toBe(404)
})

test('what a worker writes for the body is shown instead, unless it names somebody', async () => {
  const given = await said({ ...one, words: '单元门锁不上，物业不管' })
  const { house, here, id, at } = given
  const write = (words: string) =>
    releaseSentence(house)({ case: id, words }, { actor: here.worker, once: null })
  expect(await write('502王阿姨家的门')).toMatchObject({
    code: 'release.gives_away',
    facts: { what: 'number' },
  })
  expect(await write('秀兰说门锁坏了')).toMatchObject({ code: 'release.gives_away', facts: { what: 'name' } })
  must(await write('二单元大门的锁舌坏了'))
  must(await write('二单元大门的锁舌断了'))
  const seen = await open(linksApp(house), at)
  expect(seen.text).toContain('二单元大门的锁舌断了')
  expect(seen.text).not.toContain('锁舌坏了')
  must(await write(''))
  expect((await open(linksApp(house), at)).text).not.toContain('锁舌')
})

test('an answer to its question is shown without numbers, and not at all once it names the body', async () => {
  const given = await said(one)
  const { house, at, id, receipt, here } = given
  const phone = aPhone(house)
  await phone.press(at, 'accept')
  await phone.press(at, 'ask', { words: '锁舌在不在' })
  const follower = by({ as: 'follower', community: here.community, request: receipt.request })
  must(await addWords(house)({ id, words: '在，我是王秀兰，住502' } as never, follower as never))
  const first = await phone.open(at)
  expect(first.text).toContain('居民回话了')
  expect(first.text).not.toMatch(/秀兰|502/)

  await phone.press(at, 'ask', { words: '什么时候在家' })
  must(await addWords(house)({ id, words: '保安上次骂了我' } as never, follower as never))
  const second = await phone.open(at)
  expect(second.text).toContain('内容问服务站')
  expect(second.text).not.toContain('骂')
})

test('after erasure nothing of what was said is left on the page', async () => {
  const given = await said(one)
  must(await eraseRequest(given.house)({ request: given.receipt.request }, by(given.here.secretary)))
  const { text } = await open(linksApp(given.house), given.at)
  expect(text).not.toMatch(/秀兰|502|138/)
})

test.each([
  ['恒砚物业', '恒 砚·物业真差', true],
  ['恒砚物业', '保安不开门', true],
  ['恒砚物业', '楼道灯坏了', false],
] as const)('whether %s is meant by %s', (name, words, isMeant) => {
  expect(isAbout({ kind: 'property', name }, [words])).toBe(isMeant)
})

test('a long saying is cut to what one reads at a glance, and said once', () => {
  const words = '水一直滴'.repeat(40)
  const shown = shownTo(
    { kind: 'property', name: '恒砚物业' },
    {
      title: '漏水',
      needs: [words, words, '漏水'],
      nature: 'help',
      isPrivate: false,
      who: { names: [], doors: [] },
    },
  )
  expect(shown).toMatchObject({ closed: false, title: '漏水' })
  expect(shown.closed ? [] : shown.needs).toHaveLength(1)
  expect(shown.closed ? '' : shown.needs[0]).toHaveLength(61)
})
