import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { twoHalves } from '../../../../../test/files.ts'
import { aHouse, aPost, testClock, tuesday } from '../../../../../test/given.ts'
import { held, open, residentsApp, type Seen, send } from '../../../../../test/residents.ts'
import type { Staff } from '../../../../kernel/actor.ts'
import { readCommunity } from '../../../../kernel/db.ts'
import type { CaseId } from '../../../../kernel/ids.ts'
import { hoursAfter, minutesAfter, plainDate } from '../../../../kernel/time.ts'
import { type Lang, langs } from '../../../../kernel/words/lang.ts'
import { refuseOffer } from '../../answer-offer.ts'
import { closeCase } from '../../close-case.ts'
import { designateHolder } from '../../designate-holder.ts'
import { approveExplanation, proposeExplanation, referCase } from '../../explain-case.ts'
import { keepDraft, newDraft } from '../../keep-draft.ts'
import { readLink } from '../../link.ts'
import { mergeCases } from '../../merge-cases.ts'
import { offerHandover } from '../../offer-handover.ts'
import { promiseDate } from '../../promise-date.ts'
import { sayDone } from '../../say-done.ts'
import { triageCase } from '../../triage-case.ts'
import { askResident, noteInside, tellResident } from '../../write-note.ts'
import { listTellings } from './story.store.ts'
import { followWords } from './words.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const zh = followWords['zh-CN']
const by = (actor: Staff) => ({ actor, once: null })
const aPhoto = async () =>
  new File([new Uint8Array(await twoHalves(60, 40).jpeg().toBuffer())], 'a.jpg', { type: 'image/jpeg' })

/** A request that was said, its page, and its case; `more` are further fields of the form. */
async function aRequest(words = '楼道灯坏了三天了', more = {}) {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  const app = residentsApp(house)
  const said = await say(words, more)
  return { here, clock, house, app, say, ...said }

  async function say(saying: string, fields = {}) {
    const sent = await send(app, `/s/${here.code}`, { words: saying, isNew: '1', ...fields })
    if (sent.status !== 303) throw new Error(sent.text)
    const href = (sent.location ?? '').split('?')[0] ?? ''
    const { rows } = await sql<{ id: CaseId }>`select case_id as id from cases.need
      where community_id = ${here.community} order by (select said_at from cases.request r
        where r.community_id = need.community_id and r.id = need.request_id) desc, request_id desc limit 1`.execute(
      t.owner,
    )
    const id = rows[0]?.id
    if (!id) throw new Error('no case')
    return { href, id }
  }
}

type Given = Awaited<ReturnType<typeof aRequest>>

const page = ({ app, href }: Given, lang: Lang = 'zh-CN') => open(app, href, { lang })

async function press({ app, href }: Given, deed: string, fields = {}): Promise<Seen> {
  const { html } = await open(app, href)
  return send(app, `${href}/${deed}`, {
    once: held(html, 'once') ?? '',
    need: held(html, 'need') ?? '',
    ...fields,
  })
}

async function done(given: Given): Promise<void> {
  const { house, here, id } = given
  const said = await sayDone(house)({ id, words: '换了新灯管' }, by(here.worker))
  if (!said.ok) throw new Error(said.code)
}

describe('the receipt', () => {
  test.each(langs)('has the number, the link, the code, the words and the way back, in %s', async (lang) => {
    const given = await aRequest()
    const words = followWords[lang]

    const seen = await open(given.app, `${given.href}?did=new`, { lang })

    expect(seen.status).toBe(200)
    const { rows } = await sql<{ ref: string }>`select ref from cases.request
      where community_id = ${given.here.community}`.execute(t.owner)
    for (const says of [rows[0]?.ref ?? '?', words.did.new, words.withdraw.send, '楼道灯坏了三天了'])
      expect(seen.text).toContain(says)
    expect(seen.text).toContain(`http://localhost${given.href}`)
    expect(seen.html).toContain('class="qr"')
    expect(seen.html).toContain(`data-said="${given.here.code}"`)
  })

  test('takes the request back within ten minutes, and says so from then on', async () => {
    const given = await aRequest()
    given.clock.set(minutesAfter(tuesday, 10))

    const sent = await press(given, 'withdraw')

    expect(sent.location).toBe(`${given.href}?did=withdraw`)
    const seen = await page(given)
    expect(seen.text).toContain('您收回了')
    expect(seen.text).not.toContain(zh.urge)
  })

  test('after ten minutes says whom to call instead', async () => {
    const given = await aRequest()
    given.clock.set(minutesAfter(tuesday, 11))

    const sent = await press(given, 'withdraw')

    expect(sent.status).toBe(409)
    expect(sent.text).toContain(zh.withdraw.late('0555-0136'))
    expect(sent.text).not.toContain(zh.withdraw.send)
  })

  test('takes a phone number later, once it is one, and never shows it', async () => {
    const given = await aRequest()

    const wrong = await press(given, 'phone', { phone: '1380013800' })
    const right = await press(given, 'phone', { phone: '13800138000' })

    expect(wrong.status).toBe(422)
    expect(held(wrong.html, 'phone')).toBe('1380013800')
    expect(right.status).toBe(303)
    const seen = await page(given)
    expect(seen.text).toContain(zh.receipt.hasPhone)
    expect(seen.html).not.toContain('13800138000')
  })
})

describe('the story', () => {
  test('says who holds it and until when', async () => {
    const seen = await page(await aRequest())
    for (const says of ['收到了', '第1天', '服务站', '最晚', zh.urge]) expect(seen.text).toContain(says)
  })

  test('tells every hop, with why it was not taken and who was named', async () => {
    const given = await aRequest()
    const { house, here, id, clock } = given
    await tellResident(house)({ id, words: '先问问房管局', how: 'told' }, by(here.worker))
    await offerHandover(house)({ id, to: here.bodies.bureau, why: '像是房屋的事' }, by(here.worker))
    clock.set(hoursAfter(tuesday, 24))
    await refuseOffer(house)({ id, why: '电表以后的线归物业', better: here.bodies.property }, by(here.worker))
    await designateHolder(house)(
      { id, to: here.bodies.property, why: '公共照明归物业' },
      by(here.coordinator),
    )
    clock.set(hoursAfter(tuesday, 72))

    const { text } = await page(given)

    for (const says of [
      '先问问房管局',
      '房管局',
      '没接。说：电表以后的线归物业。该归恒砚物业。',
      '服务站定的，不能再推。',
      '2天，还在办',
    ])
      expect(text).toContain(says)
    expect(text).not.toContain('像是房屋的事')
    expect(text).not.toContain('公共照明归物业')
  })

  test('while somebody else is being asked, says that the holder stays answerable', async () => {
    const given = await aRequest()
    const { house, here, id } = given
    await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, by(here.worker))
    expect((await page(given)).text).toContain('服务站正在问恒砚物业接不接，接之前还是服务站管。')
  })

  test('names a promised date, and the worker', async () => {
    const given = await aRequest()
    const { house, here, id } = given
    await promiseDate(house)({ id, on: plainDate('2026-11-26'), why: '等配件' }, by(here.worker))
    const { text } = await page(given)
    expect(text).toContain('答应11月26日17:30前办好')
    expect(text).toContain('等配件')
  })

  test('says how late it is when the limit has passed', async () => {
    const given = await aRequest()
    given.clock.set(hoursAfter(tuesday, 24 * 20))
    expect((await page(given)).text).toMatch(/过了\d+天/)
  })

  test('has a part for each thing that was said, in the order in which it was said', async () => {
    const given = await aRequest('楼道灯坏了三天了，我妈八十二，晚上不敢下楼')
    const { text } = await page(given)
    expect(text).toContain('您这句话里的第2件')
    expect(text.indexOf('楼道灯坏了三天了')).toBeLessThan(text.indexOf('第2件'))
  })

  test('goes on in the case into which it was merged', async () => {
    const given = await aRequest('楼道灯坏了')
    const other = await given.say('二单元楼道黑')
    const merged = await mergeCases(given.house)({ id: other.id, into: given.id }, by(given.here.worker))
    expect(merged.ok).toBe(true)

    const seen = await open(given.app, other.href)

    expect(seen.status).toBe(200)
    expect(seen.text).toContain('一共2户说过这件事。')
    expect(seen.text).toContain('二单元楼道黑')
  })

  test('says whose it is when it is not the post’s, and how to reach them', async () => {
    const given = await aRequest()
    await referCase(given.house)(
      { id: given.id, to: '市供电公司 95598', words: '电表箱归他们' },
      by(given.here.worker),
    )
    const { text } = await page(given)
    for (const says of ['不归这里管', '这件该找：市供电公司 95598', '电表箱归他们'])
      expect(text).toContain(says)
  })

  test('gives an explanation only when the coordinator has agreed to it', async () => {
    const given = await aRequest()
    const { house, here, id } = given
    await proposeExplanation(house)({ id, words: '楼体结构不允许' }, by(here.worker))
    const before = await page(given)
    await approveExplanation(house)({ id }, by(here.coordinator))
    const after = await page(given)

    expect(before.text).not.toContain('楼体结构不允许')
    expect(after.text).toContain('这件我们现在办不了，原因是：')
    expect(after.text).toContain('楼体结构不允许')
  })
})

describe('what may be done', () => {
  test('an answer to the post’s question ends the question', async () => {
    const given = await aRequest()
    await askResident(given.house)({ id: given.id, words: '哪一层？' }, by(given.here.worker))
    expect((await page(given)).text).toContain(zh.question.heading)

    const sent = await press(given, 'words', { words: '三层' })

    expect(sent.location).toBe(`${given.href}?did=words`)
    const { text } = await page(given)
    expect(text).not.toContain(zh.question.heading)
    expect(text).toContain('三层')
  })

  test('more words and photos', async () => {
    const given = await aRequest()

    const sent = await press(given, 'words', { words: '四楼也黑', photo: [await aPhoto()] })

    expect(sent.status).toBe(303)
    const { html } = await page(given)
    expect(html).toContain('四楼也黑')
    expect(html).toMatch(/\/files\/[\w-]+\?thumb=1/)
  })

  test('nothing written comes back with what to do', async () => {
    const sent = await press(await aRequest(), 'words', { words: ' ' })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(zh.wrong.words)
  })

  test('urging says who sees it, and a second time at once that it was done', async () => {
    const given = await aRequest()
    const [first, second] = [await press(given, 'urge'), await press(given, 'urge')]

    expect(first.location).toBe(`${given.href}?did=urge`)
    expect((await open(given.app, first.location ?? '')).text).toContain('催了，服务站看到了')
    expect(second.status).toBe(409)
  })

  test('"fixed", and then a mark', async () => {
    const given = await aRequest()
    await done(given)
    const asked = await page(given)
    for (const says of ['等您回话', '弄好了吗？', '换了新灯管']) expect(asked.text).toContain(says)

    await press(given, 'fixed')
    const thanked = await page(given)
    await press(given, 'fixed', { rating: '5' })
    const rated = await page(given)

    expect(thanked.text).toContain('您说好了，谢谢您说一声。')
    expect(thanked.html).toContain('name="rating"')
    expect(rated.text).toContain('您打的是“很满意”。')
    expect(rated.html).not.toContain('name="rating"')
  })

  test('"not fixed" wants to know why, and goes back to the same holder', async () => {
    const given = await aRequest()
    await done(given)

    const without = await press(given, 'not-fixed', { words: '' })
    const sent = await press(given, 'not-fixed', { words: '还是一闪一闪' })

    expect(without.status).toBe(422)
    expect(without.text).toContain(zh.wrong.why)
    expect(sent.location).toBe(`${given.href}?did=not-fixed`)
    const { text } = await page(given)
    expect(text).toContain('正在办')
    expect(text).toContain('还是一闪一闪')
  })

  test('after it was closed, "not fixed" for thirty days', async () => {
    const given = await aRequest()
    await done(given)
    await press(given, 'fixed')
    await closeCase(given.house)({ id: given.id }, by(given.here.worker))
    expect((await page(given)).text).toContain(zh.done.again)

    given.clock.set(hoursAfter(tuesday, 24 * 31))
    const late = await page(given)
    const refused = await press(given, 'not-fixed', { words: '又坏了' })
    given.clock.set(hoursAfter(tuesday, 24 * 29))
    const sent = await press(given, 'not-fixed', { words: '又坏了' })

    expect(late.text).toContain(zh.done.tooLate)
    expect(refused.status).toBe(409)
    expect(sent.status).toBe(303)
    expect((await page(given)).text).toContain('正在办')
  })

  test('twice with one key is once', async () => {
    const given = await aRequest()
    const fields = { words: '四楼也黑', once: 'twice-twice-twice' }
    await press(given, 'words', fields)
    await press(given, 'words', fields)
    const { text } = await page(given)
    expect(text.split('四楼也黑')).toHaveLength(2)
  })

  test('nothing with a need of another request', async () => {
    const [mine, theirs] = [await aRequest(), await aRequest()]
    const need = held((await page(theirs)).html, 'need') ?? ''
    expect((await press(mine, 'urge', { need })).status).toBe(404)
  })
})

describe('a link', () => {
  test.each(langs)('that is forged opens nothing and says what to do, in %s', async (lang) => {
    const given = await aRequest()
    const forged = `${given.href.slice(0, -1)}${given.href.endsWith('A') ? 'B' : 'A'}`
    for (const path of [forged, '/r/abc', `${forged}/files/x`]) {
      const seen = await open(given.app, path, { lang })
      expect(seen.status).toBe(404)
      expect(seen.text).toContain(followWords[lang].forged.title)
    }
    expect((await send(given.app, `${forged}/urge`, {}, { lang })).status).toBe(404)
  })

  test('that has expired says whom to call', async () => {
    const given = await aRequest()
    given.clock.set(hoursAfter(tuesday, 24 * 402))

    const seen = await page(given)

    expect(seen.status).toBe(410)
    expect(seen.text).toContain(zh.expired.title)
    expect(seen.text).toContain('0555-0136')
  })
})

describe('nobody else', () => {
  const secrets = ['老王', '301', '不敢出门', '内部：户主脾气急', '给李阿姨打了电话', '13911112222']

  /** Two households in one matter, with everything on the case that is not for the second. */
  async function shared() {
    const given = await aRequest('301老王家门口楼道灯坏了，老人不敢出门', {
      phone: '13911112222',
      photo: [await aPhoto()],
    })
    const { house, here, id, app, href } = given
    await noteInside(house)({ id, words: '内部：户主脾气急' }, by(here.worker))
    await tellResident(house)({ id, words: '给李阿姨打了电话，她说不急', how: 'called' }, by(here.worker))
    await press(given, 'words', { words: '老王补了一句', photo: [await aPhoto()] })
    const known = await send(app, `/s/${here.code}`, { words: '楼道灯坏了没人修' })
    const ref = /name="join" value="([^"]+)"/.exec(known.html)?.[1] ?? ''
    const joined = await send(app, `/s/${here.code}`, { words: '楼道灯坏了没人修', join: ref })
    const mine = (joined.location ?? '').split('?')[0] ?? ''
    return { ...given, first: href, href: mine }
  }

  test('is seen by the one who joined: no words, photos, calls, numbers or notes of the other', async () => {
    const given = await shared()
    const files = [...(await open(given.app, given.first)).html.matchAll(/files\/([\w-]{36})/g)].map(
      ([, file]) => file,
    )
    expect(files.length).toBeGreaterThan(0)

    const { html } = await page(given)

    for (const secret of secrets) expect(html).not.toContain(secret)
    for (const file of files) expect((await open(given.app, `${given.href}/files/${file}`)).status).toBe(404)
  })

  test('is seen by the first either, and not what the post notes for itself', async () => {
    const given = await shared()
    const { html } = await open(given.app, given.first)
    for (const secret of ['没人修', '内部', '13911112222', '给李阿姨打了电话'])
      expect(html).not.toContain(secret)
  })

  test('may open a photo of a call with somebody else', async () => {
    const given = await shared()
    const { house, here, id } = given
    const draft = newDraft()
    const bytes = new Uint8Array(await twoHalves(80, 40).jpeg().toBuffer())
    const { files } = await keepDraft(house)({ community: here.community, draft }, [{ name: 'a.jpg', bytes }])
    await tellResident(house)({ id, words: '去看过了', how: 'called', draft }, by(here.worker))

    expect((await open(given.app, `${given.href}/files/${files[0]?.id}`)).status).toBe(404)
  })

  test('has what they wrote leave the database for another link', async () => {
    const given = await shared()
    const { here, id } = given
    const link = readLink(given.house.secrets, given.href.slice('/r/'.length), plainDate('2026-11-24'))
    if (!link.ok) throw new Error(link.code)

    const notes = await readCommunity(t.db, here.community, (tx) =>
      listTellings(tx, here.community, { cases: [id], request: link.value.request, reasons: [] }),
    )

    expect(notes.map(({ kind }) => kind)).toEqual(['called'])
  })

  test('may open a photo that was noted inside; the photo of a result opens', async () => {
    const given = await aRequest()
    const { house, here, id } = given
    const kept = async () => {
      const draft = newDraft()
      const bytes = new Uint8Array(await twoHalves(80, 40).jpeg().toBuffer())
      const { files } = await keepDraft(house)({ community: here.community, draft }, [
        { name: 'a.jpg', bytes },
      ])
      return { draft, file: files[0]?.id ?? '' }
    }
    const [inside, result] = [await kept(), await kept()]
    await noteInside(house)({ id, words: '看过了', draft: inside.draft }, by(here.worker))
    await sayDone(house)({ id, words: '换好了', draft: result.draft }, by(here.worker))

    const hidden = await given.app.request(`${given.href}/files/${inside.file}`)
    const shown = await given.app.request(`${given.href}/files/${result.file}`)

    expect(hidden.status).toBe(404)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('cache-control')).toContain('private')
  })

  test('reads what was told before they came', async () => {
    const given = await aRequest('楼道灯坏了')
    const { house, here, id, app, clock } = given
    await tellResident(house)({ id, words: '您母亲的药我们顺路带上', how: 'told' }, by(here.worker))
    await triageCase(house)({ id }, by(here.worker))
    clock.set(hoursAfter(tuesday, 1))
    const known = await send(app, `/s/${here.code}`, { words: '楼道灯坏了没人修' })
    const ref = /name="join" value="([^"]+)"/.exec(known.html)?.[1] ?? ''
    const joined = await send(app, `/s/${here.code}`, { words: '楼道灯坏了没人修', join: ref })
    expect(joined.status).toBe(303)

    expect((await open(app, joined.location ?? '')).text).not.toContain('您母亲的药')
    expect((await page(given)).text).toContain('您母亲的药')
  })
})
