import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { aHouse, aPost, testClock, tuesday } from '../../../../../test/given.ts'
import { open, residentsApp, send } from '../../../../../test/residents.ts'
import type { CommunityId } from '../../../../kernel/ids.ts'
import { hoursAfter } from '../../../../kernel/time.ts'
import { langs } from '../../../../kernel/words/lang.ts'
import { makeRef } from '../../ref.ts'
import { findWords } from './words.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const zh = findWords['zh-CN'].mine

async function slugOf(id: CommunityId): Promise<string> {
  const { rows } = await sql<{ slug: string }>`select slug from people.community where id = ${id}`.execute(
    t.owner,
  )
  return rows[0]?.slug ?? ''
}

async function aFace() {
  const here = await aPost(t.db)
  const clock = testClock()
  return { here, clock, app: residentsApp(aHouse(t.db, clock)), slug: await slugOf(here.community) }
}

describe('the way to one’s stairwell', () => {
  test.each(langs)('leads from the community to the page of its code, in %s', async (lang) => {
    const { app, here, slug } = await aFace()

    const page = await open(app, `/c/${slug}`, { lang })

    expect(page.status).toBe(200)
    for (const says of [findWords[lang].choose.heading, '榆荫里', '3号楼', '2单元'])
      expect(page.text).toContain(says)
    expect(page.html).toContain(`href="/s/${here.code}"`)
    expect((await open(app, `/s/${here.code}`)).html).toContain(`href="/c/${slug}"`)
  })

  test('begins at the front door, where every community stands', async () => {
    const { app, slug } = await aFace()
    await aPost(t.db)
    const page = await open(app, '/')
    expect(page.text).toContain(findWords['zh-CN'].front.which)
    expect(page.html).toContain(`href="/c/${slug}"`)
  })

  test('to a community that is not there says so', async () => {
    const { app } = await aFace()
    expect((await open(app, '/c/nowhere')).status).toBe(404)
  })

  test('ends where a community is closed', async () => {
    const { app, here, slug } = await aFace()
    await sql`update people.community set closed_at = ${tuesday} where id = ${here.community}`.execute(
      t.owner,
    )
    const page = await open(app, `/c/${slug}`)
    expect(page.status).toBe(410)
    expect(page.text).toContain('0555-0136')
  })
})

describe('what I have reported', () => {
  test('is there on the phone that sent it, the latest first', async () => {
    const { app, here } = await aFace()
    const first = await send(app, `/s/${here.code}`, { words: '楼道灯坏了' })
    const second = await send(app, `/s/${here.code}`, { words: '单元门锁不上' }, { cookie: first.cookie })

    const { text } = await open(app, '/mine', { cookie: second.cookie })

    expect(text).toContain('楼道灯坏了')
    expect(text.indexOf('单元门锁不上')).toBeLessThan(text.indexOf('楼道灯坏了'))
    expect((await open(app, '/mine')).text).toContain(zh.nothing)
  })

  test('is kept in a cookie that scripts and other sites do not get', async () => {
    const { app, here } = await aFace()
    const reply = await app.request(`/s/${here.code}`, {
      method: 'POST',
      body: new URLSearchParams({ words: '楼道灯坏了' }),
    })
    expect(reply.headers.get('set-cookie')).toMatch(/^mine=.*HttpOnly.*SameSite=Lax/)
  })

  test('is nothing when the cookie is not one of ours', async () => {
    const { app, here } = await aFace()
    const sent = await send(app, `/s/${here.code}`, { words: '楼道灯坏了' })
    const forged = sent.cookie.replace(/~./, (start) => (start === '~A' ? '~B' : '~A'))
    expect((await open(app, '/mine', { cookie: forged })).text).toContain(zh.nothing)
  })

  test('holds ten at most', async () => {
    const { app, here } = await aFace()
    let cookie = ''
    for (let n = 0; n < 11; n++)
      cookie = (await send(app, `/s/${here.code}`, { words: `楼道灯坏了${n}`, isNew: '1' }, { cookie }))
        .cookie
    const { html } = await open(app, '/mine', { cookie })
    expect(html.match(/href="\/r\//g)).toHaveLength(10)
  })

  test('can be taken off the phone', async () => {
    const { app, here } = await aFace()
    const sent = await send(app, `/s/${here.code}`, { words: '楼道灯坏了' })
    const gone = await send(app, '/mine/forget', {}, { cookie: sent.cookie })
    expect(gone.location).toBe('/mine?forgot=1')
    expect(gone.cookie).toBe('mine=')
  })

  async function withPhone() {
    const face = await aFace()
    await send(face.app, `/s/${face.here.code}`, { words: '楼道灯坏了', phone: '13800138000' })
    const { rows } = await sql<{ ref: string }>`select ref from cases.request
      where community_id = ${face.here.community}`.execute(t.owner)
    return { ...face, ref: rows[0]?.ref ?? '' }
  }

  test('is found again by its number and the phone, however they are written', async () => {
    const { app, slug, ref } = await withPhone()

    const found = await send(app, '/mine', {
      community: slug,
      ref: ` ${ref.slice(0, 2)} ${ref.slice(2)}`,
      phone: '+86 138-0013-8000',
    })

    expect(found.status).toBe(303)
    expect((await open(app, found.location ?? '')).text).toContain('楼道灯坏了')
  })

  test.each(langs)('is not found with another phone, and what was typed is kept, in %s', async (lang) => {
    const { app, slug, ref } = await withPhone()
    const seen = await send(app, '/mine', { community: slug, ref, phone: '13800138001' }, { lang })
    expect(seen.status).toBe(404)
    expect(seen.text).toContain(findWords[lang].mine.wrong.noMatch)
    expect(seen.html).toContain(`value="${ref}"`)
    expect(seen.html).toContain('value="13800138001"')
  })

  test('with a digit misheard is noticed before it is looked for', async () => {
    const { app, slug, ref } = await withPhone()
    const misheard = `${ref.slice(0, -1)}${(Number(ref.at(-1)) + 1) % 10}`
    const seen = await send(app, '/mine', { community: slug, ref: misheard, phone: '138' })
    expect(seen.status).toBe(422)
    expect(seen.text).toContain(zh.wrong.ref)
    expect(seen.text).toContain(zh.wrong.phone)
  })

  test('is not found by trying one number after another', async () => {
    const { app, slug, ref, clock } = await withPhone()
    const wrong = { community: slug, ref: makeRef(5), phone: '13800138000' }
    for (let n = 0; n < 6; n++) await send(app, '/mine', wrong)

    const tooOften = await send(app, '/mine', { ...wrong, ref })
    clock.set(hoursAfter(tuesday, 1))
    const later = await send(app, '/mine', { ...wrong, ref })

    expect([tooOften.status, later.status]).toEqual([429, 303])
    expect(tooOften.html).toContain(`value="${ref}"`)
  })

  test('leaves out a sheet that no longer opens', async () => {
    const { app, here, clock } = await aFace()
    const sent = await send(app, `/s/${here.code}`, { words: '楼道灯坏了' })
    clock.set(hoursAfter(tuesday, 24 * 402))
    expect((await open(app, '/mine', { cookie: sent.cookie })).text).toContain(zh.nothing)
  })
})
