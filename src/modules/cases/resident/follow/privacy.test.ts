import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { twoHalves } from '../../../../../test/files.ts'
import { tuesday } from '../../../../../test/given.ts'
import { readCommunity } from '../../../../kernel/db.ts'
import { readLink } from '../../link.ts'
import { triageCase } from '../../triage-case.ts'
import { sayDone } from '../../say-done.ts'
import { listTellings } from './story.store.ts'
import { aPhoto, aRequest, by, type Given, press } from '../../../../../test/a-request.ts'
import { open, send } from '../../../../../test/residents.ts'
import { hoursAfter, plainDate } from '../../../../kernel/time.ts'
import { type Lang } from '../../../../kernel/words/lang.ts'
import { keepDraft, newDraft } from '../../keep-draft.ts'
import { noteInside, tellResident } from '../../write-note.ts'
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const page = ({ app, href }: Given, lang: Lang = 'zh-CN') => open(app, href, { lang })

describe('nobody else', () => {
  // Ids, links and the code to scan may hold any three digits; a door stands by itself.
  const door = /(?<![\w%-])301(?![\w%-])/
  const secrets = ['老王', '不敢出门', '内部：户主脾气急', '给李阿姨打了电话', '13911112222']

  /** Two households in one matter, with everything on the case that is not for the second. */
  async function shared() {
    const given = await aRequest(t, '301老王家门口楼道灯坏了，老人不敢出门', {
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
    expect(html).not.toMatch(door)
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
    const given = await aRequest(t)
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
    const given = await aRequest(t, '楼道灯坏了')
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
