import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { twoHalves } from '../../../../../test/files.ts'
import { aHouse, aPost, type Post } from '../../../../../test/given.ts'
import { held, open, residentsApp, send } from '../../../../../test/residents.ts'
import { fileStore } from '../../../../kernel/files/store.ts'
import { sayWords } from './words.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const aPhoto = async (name = 'lamp.jpg') =>
  new File([new Uint8Array(await twoHalves(60, 40).jpeg().toBuffer())], name, { type: 'image/jpeg' })

async function aFace(change: Partial<ReturnType<typeof aHouse>> = {}) {
  const here = await aPost(t.db)
  const house = { ...aHouse(t.db), ...change }
  return { here, house, app: residentsApp(house) }
}

/** How many requests and files of a community are stored. */
async function stored({ community }: Post) {
  const { rows } = await sql<{ requests: number; files: number; drafts: number }>`select
    (select count(*)::int from cases.request where community_id = ${community}) as requests,
    (select count(*)::int from cases.file where community_id = ${community} and request_id is not null) as files,
    (select count(*)::int from cases.file where community_id = ${community} and draft is not null) as drafts`.execute(
    t.owner,
  )
  return rows[0]
}

describe('files', () => {
  test('go with the words', async () => {
    const { app, here } = await aFace()

    const photo = await aPhoto()
    const sent = await send(app, `/s/${here.code}`, { words: '楼道灯坏了', photo: [photo, photo] })

    expect(sent.status).toBe(303)
    expect(await stored(here)).toEqual({ requests: 1, files: 2, drafts: 0 })
  })

  test('are enough without words', async () => {
    const { app, here } = await aFace()
    const sent = await send(app, `/s/${here.code}`, { words: '', photo: [await aPhoto()] })
    expect(sent.status).toBe(303)
  })

  test('that are not what they say come back by name; the others and the words are kept', async () => {
    const { app, here } = await aFace()
    const pdf = new File(['%PDF-1.7 and so on'], 'bill.jpg', { type: 'image/jpeg' })

    const page = await send(app, `/s/${here.code}`, { words: '楼道灯坏了', photo: [await aPhoto(), pdf] })

    expect(page.status).toBe(422)
    expect(page.text).toContain('bill.jpg')
    expect(page.text).toContain(sayWords['zh-CN'].kept(1, 0))
    expect(page.html).toContain('楼道灯坏了</textarea>')
    const again = await send(app, `/s/${here.code}`, {
      words: '楼道灯坏了',
      draft: held(page.html, 'draft') ?? '',
    })
    expect(again.status).toBe(303)
    expect(await stored(here)).toEqual({ requests: 1, files: 1, drafts: 0 })
  })

  test('that are too large come back, and the words with them', async () => {
    const { app, here } = await aFace()
    const large = new File([new Uint8Array(21_000_000)], 'large.jpg', { type: 'image/jpeg' })

    const page = await send(app, `/s/${here.code}`, { words: '楼道灯坏了', photo: [large] })

    expect(page.status).toBe(413)
    expect(page.text).toContain('large.jpg')
    expect(page.html).toContain('楼道灯坏了</textarea>')
  })

  test('that find the disk full come back with what was typed', async () => {
    const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    const { app, here } = await aFace({ files: fileStore(join(tmpdir(), 'legwork-full'), full) })

    const page = await send(app, `/s/${here.code}`, { words: '楼道灯坏了', photo: [await aPhoto()] })

    expect(page.status).toBe(507)
    expect(page.html).toContain('楼道灯坏了</textarea>')
  })
})

describe('a matter known nearby', () => {
  async function known(words = '楼道灯坏了') {
    const face = await aFace()
    await send(face.app, `/s/${face.here.code}`, { words })
    const page = await send(face.app, `/s/${face.here.code}`, {
      words: '楼道灯坏了没人修',
      photo: [await aPhoto()],
    })
    const fields = {
      words: '楼道灯坏了没人修',
      draft: held(page.html, 'draft') ?? '',
      once: held(page.html, 'once') ?? '',
    }
    const ref = /name="join" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    return { ...face, page, fields, ref }
  }

  test('is shown before anything is filed, and the photo waits', async () => {
    const { page, here } = await known()

    expect(page.status).toBe(409)
    expect(page.text).toContain('您说的是不是这件？')
    expect(page.text).toContain('1张照片留着呢')
    expect(await stored(here)).toEqual({ requests: 1, files: 0, drafts: 1 })
  })

  test('is asked about above the words, where one looks first, and has the focus', async () => {
    const { page } = await known()

    expect(page.html).toMatch(/aria-labelledby="same"[^>]*autofocus/)
    expect(page.html.indexOf('name="isNew"')).toBeLessThan(page.html.indexOf('<textarea'))
    expect(page.html.match(/name="isNew"/g)).toHaveLength(1)
  })

  test('is called by what was heard in it, never by its words', async () => {
    const { page } = await known('302老王家门口楼道灯坏了')

    expect(page.text).toContain('楼道灯')
    expect(page.text).not.toContain('老王')
    expect(page.text).not.toContain('302')
  })

  test('is joined with "mine too", photo and all', async () => {
    const { app, here, fields, ref } = await known()

    const sent = await send(app, `/s/${here.code}`, { ...fields, join: ref })

    expect(sent.location).toMatch(/\?did=joined$/)
    expect(await stored(here)).toEqual({ requests: 2, files: 1, drafts: 0 })
    const page = await open(app, sent.location ?? '')
    expect(page.text).toContain('一共2户说过这件事。')
  })

  test('is left alone when the person says that it is another', async () => {
    const { app, here, fields } = await known()

    const sent = await send(app, `/s/${here.code}`, { ...fields, isNew: '1' })

    expect(sent.location).toMatch(/\?did=new$/)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases."case"
      where community_id = ${here.community} and state = 'new'`.execute(t.owner)
    expect(rows[0]?.n).toBe(2)
  })

  test('cannot be joined by a number that was not shown', async () => {
    const { app, here, fields } = await known()
    await send(app, `/s/${here.code}`, { words: '我妈八十二，一个人在家没人照顾' })
    const { rows } = await sql<{ ref: string }>`select ref from cases."case"
      where community_id = ${here.community} and topic = 'care_welfare'`.execute(t.owner)

    const sent = await send(app, `/s/${here.code}`, { ...fields, join: rows[0]?.ref ?? '?' })

    expect(sent.status).toBe(409)
    expect(sent.text).toContain(sayWords['zh-CN'].wrong.goneSame)
    expect(await stored(here)).toMatchObject({ requests: 2 })
  })

  test('waits with the photos of both tries', async () => {
    const { app, here, fields } = await known()
    const sent = await send(app, `/s/${here.code}`, { ...fields, isNew: '1', photo: [await aPhoto('b.jpg')] })
    expect(sent.status).toBe(303)
    expect(await stored(here)).toEqual({ requests: 2, files: 2, drafts: 0 })
  })
})
