import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { twoHalves } from '../../../../../test/files.ts'
import { aHouse, aPost, type Post, tuesday } from '../../../../../test/given.ts'
import { held, open, residentsApp, send } from '../../../../../test/residents.ts'
import { langs } from '../../../../kernel/words/lang.ts'
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

describe('the page behind a code', () => {
  test.each(langs)('says where one is, whom to call first, and what to do, in %s', async (lang) => {
    const { app, here } = await aFace()
    const words = sayWords[lang]

    const page = await open(app, `/s/${here.code}`, { lang })

    expect(page.status).toBe(200)
    expect(page.html).toContain(`lang="${lang}"`)
    for (const says of ['榆荫里 3号楼 2单元', '119', '120', '110', words.what, words.send, '0555-0136'])
      expect(page.text).toContain(says)
    expect(held(page.html, 'once')).toMatch(/^[\w-]{20}$/)
  })

  test('of a code in small letters is the same page', async () => {
    const { app, here } = await aFace()
    expect((await open(app, `/s/${here.code.toLowerCase()}`)).status).toBe(200)
  })

  test('that nobody printed says what to do, and gives back what was typed', async () => {
    const { app } = await aFace()

    const page = await send(app, '/s/ZZZZZZZZ', { words: '楼道灯坏了' })

    expect(page.status).toBe(404)
    expect(page.text).toContain('选我家在哪儿')
    expect(page.html).toContain('楼道灯坏了</textarea>')
  })

  test('of a closed community says since when, whom to call, and loses nothing', async () => {
    const { app, here } = await aFace()
    await sql`update people.community set closed_at = ${'2026-11-01T00:00:00Z'} where id = ${here.community}`.execute(
      t.owner,
    )

    const [seen, sent] = [
      await open(app, `/s/${here.code}`),
      await send(app, `/s/${here.code}`, { words: '灯坏了' }),
    ]

    expect([seen.status, sent.status]).toEqual([410, 410])
    expect(sent.text).toContain('从11月1日起，这个服务站不再收新的事。')
    expect(sent.text).toContain('0555-0136')
    expect(sent.html).toContain('灯坏了</textarea>')
    expect(await stored(here)).toMatchObject({ requests: 0 })
  })
})

describe('what was typed', () => {
  test('becomes a request, and its person is led to the receipt', async () => {
    const { app, here } = await aFace()

    const sent = await send(app, `/s/${here.code}`, { words: '楼道灯坏了三天了', phone: '138 0013 8000' })

    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(/^\/r\/[\w-]{43}\?did=new$/)
    expect(await stored(here)).toEqual({ requests: 1, files: 0, drafts: 0 })
  })

  test('is filed once when it is tapped twice', async () => {
    const { app, here } = await aFace()
    const fields = { words: '楼道灯坏了三天了', once: 'tap-tap-tap-tap' }

    const [first, second] = await Promise.all([
      send(app, `/s/${here.code}`, fields),
      send(app, `/s/${here.code}`, fields),
    ])

    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
    expect(await stored(here)).toMatchObject({ requests: 1 })
  })

  const wrong = [
    ['nothing', { words: '  ' }, (w: (typeof sayWords)['en']) => w.wrong.empty],
    ['one letter', { words: '啊' }, (w: (typeof sayWords)['en']) => w.wrong.tooShort],
    [
      '4,001 characters',
      { words: '漏'.repeat(4_001) },
      (w: (typeof sayWords)['en']) => w.wrong.tooLong(4_001, 4_000),
    ],
    [
      'a phone number one digit short',
      { words: '楼道灯坏了', phone: '1380013800' },
      (w: (typeof sayWords)['en']) => w.wrong.phone,
    ],
  ] as const

  test.each(langs.flatMap((lang) => wrong.map((each) => [lang, ...each] as const)))(
    'in %s: %s comes back with everything that was typed',
    async (lang, _, fields, says) => {
      const { app, here } = await aFace()

      const page = await send(
        app,
        `/s/${here.code}`,
        { phone: '13800138000', once: 'kept-kept-kept', ...fields },
        { lang },
      )

      expect(page.status).toBe(422)
      expect(page.text).toContain(says(sayWords[lang]))
      expect(page.html).toContain(`${fields.words.trim()}</textarea>`)
      expect(held(page.html, 'phone')).toBe('phone' in fields ? fields.phone : '13800138000')
      expect(held(page.html, 'once')).toBe('kept-kept-kept')
      expect(await stored(here)).toMatchObject({ requests: 0 })
    },
  )

  test('with 4,000 characters is taken', async () => {
    const { app, here } = await aFace()
    expect((await send(app, `/s/${here.code}`, { words: '漏水'.repeat(2_000) })).status).toBe(303)
  })

  test('in a form that is no UTF-8 comes back as far as it can be read', async () => {
    const { app, here } = await aFace()
    const body = Buffer.concat([Buffer.from('words=%E7%81%AF'), Buffer.from('%FF%FE&phone=13800138000')])

    const reply = await app.request(`/s/${here.code}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

    expect(reply.status).toBe(422)
    const html = await reply.text()
    expect(html).toContain('灯')
    expect(html).toContain(sayWords['zh-CN'].wrong.broken)
    expect(held(html, 'phone')).toBe('13800138000')
  })
})

const odd = [
  ['broken', Buffer.from('楼道灯坏了三天', 'utf8').toString('latin1')],
  ['pictures', '🚰💦'],
  ['repeated', '啊啊啊啊啊'],
] as const

describe('what is odd about the words', () => {
  test.each(langs.flatMap((lang) => odd.map((each) => [lang, ...each] as const)))(
    'in %s: %s is said kindly, what was typed is kept, and pressing once more sends it',
    async (lang, kind, words) => {
      const { app, here } = await aFace()
      const fields = { words, phone: '13800138000', once: 'once-once-once' }

      const asked = await send(app, `/s/${here.code}`, fields, { lang })
      const before = await stored(here)
      const oddSeen = held(asked.html, 'oddSeen') ?? ''
      const sent = await send(app, `/s/${here.code}`, { ...fields, oddSeen }, { lang })

      expect(asked.status).toBe(422)
      expect(asked.text).toContain(sayWords[lang].wrong.odd[kind])
      expect(asked.html).toContain(`${words}</textarea>`)
      expect(held(asked.html, 'phone')).toBe('13800138000')
      expect(before).toMatchObject({ requests: 0 })
      expect(sent.status).toBe(303)
      expect(await stored(here)).toMatchObject({ requests: 1 })
    },
  )

  test('a picture beside a photo is enough', async () => {
    const { app, here } = await aFace()
    const sent = await send(app, `/s/${here.code}`, { words: '💦', photo: [await aPhoto()] })
    expect(sent.status).toBe(303)
  })

  test('is asked about again when the next words are odd in another way', async () => {
    const { app, here } = await aFace()
    const sent = await send(app, `/s/${here.code}`, { words: '啊啊啊', oddSeen: 'broken' })
    expect(sent.status).toBe(422)
  })

  test.each(['Lift broken since 9', 'ａｂｃ three scripts 三號樓 лифт застрял リフト'])(
    'is nothing in %s',
    async (words) => {
      const { app, here } = await aFace()
      expect((await send(app, `/s/${here.code}`, { words })).status).toBe(303)
    },
  )
})

describe('danger', () => {
  test('puts the call first and stores nothing, not even a photo', async () => {
    const { app, here } = await aFace()

    const page = await send(app, `/s/${here.code}`, { words: '闻到一股煤气味', photo: [await aPhoto()] })

    expect(page.status).toBe(409)
    expect(page.html).toContain('href="tel:119"')
    expect(page.html).toContain('<fieldset disabled')
    expect(page.text).toContain(sayWords['zh-CN'].danger.filesLost)
    expect(await stored(here)).toEqual({ requests: 0, files: 0, drafts: 0 })
  })

  test('is filed when the call was made', async () => {
    const { app, here } = await aFace()
    const page = await send(app, `/s/${here.code}`, { words: '闻到一股煤气味' })

    const sent = await send(app, `/s/${here.code}`, {
      words: held(page.html, 'words') ?? '',
      once: held(page.html, 'once') ?? '',
      dangerSeen: held(page.html, 'dangerSeen') ?? '',
    })

    expect(sent.status).toBe(303)
  })

  test('is asked about before what is wrong with the rest', async () => {
    const { app, here } = await aFace()
    const page = await send(app, `/s/${here.code}`, { words: '着火了', phone: '12' })
    expect(page.text).toContain('打119')
  })
})

test('the phone is sealed and cannot be read in the database', async () => {
  const { app, here } = await aFace()
  await send(app, `/s/${here.code}`, { words: '楼道灯坏了', phone: '13800138000' })

  const { rows } = await sql<{ row: string }>`select r::text as row from cases.request r
    where community_id = ${here.community}`.execute(t.owner)

  expect(rows[0]?.row).not.toContain('13800138000')
})

test('the time of the clock is the time it was said', async () => {
  const { app, here } = await aFace()
  await send(app, `/s/${here.code}`, { words: '楼道灯坏了' })
  const { rows } = await sql<{ said_at: string }>`select said_at from cases.request
    where community_id = ${here.community}`.execute(t.owner)
  expect(rows[0]?.said_at).toBe(tuesday)
})
