import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Env } from './env.ts'
import { readForm } from './form.ts'
import type { PostedLimits } from './posted.ts'

const schema = z.object({
  words: z.string().min(1).max(4_000),
  topic: z.enum(['heat', 'light']).optional(),
  homes: z.array(z.string()).default([]),
})

const tight: Partial<PostedLimits> = {
  files: 2,
  fileBytes: 1_000,
  totalBytes: 1_500,
  fieldBytes: 5_000,
  wireBytes: 50_000,
  silenceMillis: 300,
}

function appWith(limits: Partial<PostedLimits> = tight) {
  const app = new Hono<Env>()
  app.post('/', async (c) => {
    const form = await readForm(c, schema, limits)
    const uploads = form.uploads.map(({ field, name, bytes }) => ({ field, name, size: bytes.byteLength }))
    return c.json({ ...form, uploads })
  })
  return app
}

async function post(body: BodyInit, headers: Record<string, string> = {}, limits = tight) {
  const reply = await appWith(limits).request('/', { method: 'POST', body, headers })
  return (await reply.json()) as Record<string, never>
}

function formData(fields: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

const fileOf = (size: number, name: string) => new File([new Uint8Array(size)], name)

test('a plain form is read by its schema', async () => {
  expect(await post(new URLSearchParams({ words: '灯坏了', topic: 'light' }))).toMatchObject({
    ok: true,
    value: { words: '灯坏了', topic: 'light', homes: [] },
  })
})

test('a field that may be chosen more than once comes as a list, also when it was chosen once', async () => {
  const once = await post(
    new URLSearchParams([
      ['words', 'a'],
      ['homes', '501'],
    ]),
  )
  const twice = await post(
    new URLSearchParams([
      ['words', 'a'],
      ['homes', '501'],
      ['homes', '502'],
    ]),
  )

  expect(once).toMatchObject({ value: { homes: ['501'] } })
  expect(twice).toMatchObject({ value: { homes: ['501', '502'] } })
})

test('what was typed comes back when the schema refuses it, with the names of the fields', async () => {
  const form = await post(new URLSearchParams({ words: '', topic: 'noise', phone: '139' }))

  expect(form).toMatchObject({
    ok: false,
    code: 'input.invalid',
    wrong: ['words', 'topic'],
    typed: { words: '', topic: 'noise', phone: '139' },
  })
})

test('a file comes beside the words, with a name that is fit to be shown', async () => {
  const form = await post(
    formData([
      ['words', '灯坏了'],
      ['photo', fileOf(500, '楼道/灯\u202e.jpg')],
    ]),
  )

  expect(form).toMatchObject({
    ok: true,
    value: { words: '灯坏了' },
    uploads: [{ field: 'photo', name: '灯.jpg', size: 500 }],
  })
})

test('an input in which no file was chosen is no upload; a file without bytes is one', async () => {
  const form = await post(
    formData([
      ['words', 'a'],
      ['photo', fileOf(0, '')],
      ['photo', fileOf(0, 'empty.jpg')],
    ]),
  )

  expect(form).toMatchObject({ ok: true, uploads: [{ name: 'empty.jpg', size: 0 }] })
})

test('a file that is too large is named and dropped; the words and the other file are kept', async () => {
  const form = await post(
    formData([
      ['photo', fileOf(20_000, 'huge.jpg')],
      ['photo', fileOf(900, 'small.jpg')],
      ['words', '灯坏了'],
    ]),
  )

  expect(form).toMatchObject({
    ok: false,
    code: 'file.too_large',
    facts: { name: 'huge.jpg' },
    wrong: ['photo'],
    typed: { words: '灯坏了' },
    uploads: [{ name: 'small.jpg' }],
  })
})

test('a file that turns out too large while it arrives leaves its room to the next', async () => {
  const whole = new Response(
    formData([
      ['photo', fileOf(5_000, 'huge.jpg')],
      ['photo', fileOf(900, 'small.jpg')],
      ['words', '灯坏了'],
    ]),
  )
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const body = Readable.from(pieces(bytes, 100))
  const request = new Request('http://x/', {
    method: 'POST',
    headers: { 'content-type': whole.headers.get('content-type') ?? '' },
    body,
    duplex: 'half',
  } as unknown as RequestInit)
  const form = await (await appWith().request(request)).json()

  expect(form).toMatchObject({ facts: { name: 'huge.jpg' }, uploads: [{ name: 'small.jpg' }] })
})

test('a file of exactly the limit is taken', async () => {
  const form = await post(
    formData([
      ['words', 'a'],
      ['photo', fileOf(1_000, 'x.jpg')],
    ]),
  )

  expect(form).toMatchObject({ ok: true, uploads: [{ size: 1_000 }] })
})

test('files that are too large only together: the last is dropped', async () => {
  const form = await post(
    formData([
      ['words', 'a'],
      ['photo', fileOf(900, '1.jpg')],
      ['photo', fileOf(900, '2.jpg')],
    ]),
  )

  expect(form).toMatchObject({
    code: 'file.too_large',
    facts: { name: '2.jpg' },
    uploads: [{ name: '1.jpg' }],
  })
})

test('of too many files the first are kept', async () => {
  const form = await post(
    formData([
      ['photo', fileOf(9, '1')],
      ['photo', fileOf(9, '2')],
      ['photo', fileOf(9, '3')],
      ['words', 'a'],
    ]),
  )

  expect(form).toMatchObject({
    code: 'file.too_many',
    facts: { most: 2 },
    typed: { words: 'a' },
    uploads: [{ name: '1' }, { name: '2' }],
  })
})

test.each([
  ['urlencoded', 'application/x-www-form-urlencoded', 'topic=light&words=%E7%81%AF%FF%E5'],
  [
    'multipart',
    'multipart/form-data; boundary=b',
    Buffer.concat([
      Buffer.from('--b\r\ncontent-disposition: form-data; name="words"\r\n\r\n灯'),
      Buffer.from([0xff, 0xe5]),
      Buffer.from('\r\n--b\r\ncontent-disposition: form-data; name="topic"\r\n\r\nlight\r\n--b--\r\n'),
    ]),
  ],
])('broken UTF-8 in a %s form keeps what can be read', async (_, type, body) => {
  const form = await post(new Uint8Array(Buffer.from(body)), { 'content-type': type })

  expect(form).toMatchObject({ ok: false, code: 'form.broken', typed: { topic: 'light' } })
  expect(form['typed']?.['words']).toMatch(/^灯\ufffd+$/)
})

test('NUL, which no text in the database can hold, is left out, and line ends are one character', async () => {
  expect(await post(new URLSearchParams({ words: 'a\0b\r\nc' }))).toMatchObject({ value: { words: 'ab\nc' } })
})

test('words over the limit of a field come back cut, and are told as wrong once', async () => {
  const plain = await post(new URLSearchParams({ words: '长'.repeat(6_000) }))
  const multi = await post(
    formData([
      ['words', '长'.repeat(6_000)],
      ['topic', 'light'],
    ]),
  )

  expect(plain).toMatchObject({ code: 'input.invalid', wrong: ['words'] })
  expect(multi).toMatchObject({ code: 'input.invalid', wrong: ['words'], typed: { topic: 'light' } })
})

test('beyond all measure nothing more is listened to, and the words before it are kept', async () => {
  const whole = new Response(
    formData([
      ['words', 'a'],
      ['photo', fileOf(90_000, 'x')],
    ]),
  )
  const type = whole.headers.get('content-type') ?? ''
  const form = await post(await whole.arrayBuffer(), { 'content-type': type })

  expect(form).toMatchObject({ code: 'form.too_large', typed: { words: 'a' } })
})

test.each([
  ['no boundary', 'multipart/form-data', 'x'],
  ['the wrong boundary', 'multipart/form-data; boundary=a', '--b\r\n\r\n'],
  [
    'an end that is missing',
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="words"\r\n\r\nx',
  ],
  ['another type', 'text/plain', 'words=x'],
  ['no type', '', 'words=x'],
])('a form with %s is broken, and the answer comes soon', async (_, type, body) => {
  const begun = performance.now()
  const form = await post(new Uint8Array(Buffer.from(body)), { 'content-type': type })

  expect(form).toMatchObject({ ok: false, code: 'form.broken' })
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('a post without a body is an empty form', async () => {
  const reply = await appWith().request('/', { method: 'POST' })

  expect(await reply.json()).toMatchObject({ ok: false, code: 'input.invalid', wrong: ['words'] })
})

test("names of Object's own are fields like others", async () => {
  const form = await post(new URLSearchParams({ words: 'a', __proto__: 'x', constructor: 'y' }))

  expect(form).toMatchObject({ ok: true, value: { words: 'a' } })
})

// As a slow line brings them.
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    await new Promise(setImmediate)
    yield bytes.slice(from, from + size)
  }
}
