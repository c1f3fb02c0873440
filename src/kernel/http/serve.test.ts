import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { refuse, ok } from '../result.ts'
import { clientOf } from './client.ts'
import { type ApiCaller, endpoint } from './contract.ts'
import type { Env } from './env.ts'
import { openapi } from './openapi.ts'
import { serve } from './serve.ts'

const postWords = endpoint({
  method: 'post',
  path: '/api/homes/:home/words',
  summary: 'Say something',
  params: z.object({ home: z.string().regex(/^\d+$/) }),
  query: z.object({ lang: z.string().optional() }),
  body: z.object({ words: z.string().min(1) }),
  reply: z.object({ ref: z.string() }),
  refusals: { 'words.refused': 409 },
})

function appWith(heard: ApiCaller[] = []) {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('lang', 'zh-CN')
    c.set('address', '203.0.113.7')
    await next()
  })
  serve(app, postWords, async ({ home, words }, by) => {
    heard.push(by)
    return words === 'no' ? refuse('words.refused', { home }) : ok({ ref: `${home}-1`, secret: 'kept' })
  })
  return app
}

test('an endpoint is called by its contract, and nothing that the contract does not name leaks out', async () => {
  const heard: ApiCaller[] = []
  const call = clientOf(appWith(heard).request)

  expect(await call(postWords, { home: '502', words: 'yes' }, 'once-1234')).toEqual({
    ok: true,
    status: 200,
    value: { ref: '502-1' },
  })
  expect(heard).toEqual([{ staff: null, once: 'once-1234', lang: 'zh-CN', address: '203.0.113.7' }])
})

test('a refusal has the status that the contract gives it', async () => {
  const call = clientOf(appWith().request)

  expect(await call(postWords, { home: '502', words: 'no' })).toEqual({
    ok: false,
    status: 409,
    code: 'words.refused',
    facts: { home: '502' },
  })
})

test('all that is wrong with an input is said at once', async () => {
  const call = clientOf(appWith().request)
  const answer = await call(postWords, { home: 'x', words: '' })

  expect(answer).toMatchObject({
    status: 422,
    code: 'input.invalid',
    facts: [{ at: 'home' }, { at: 'words' }],
  })
})

test.each([
  ['no JSON', '{"words":', {}, ''],
  ['nothing', '', {}, 'words'],
  ['a list', '[1]', {}, ''],
  ['a key that is too short', '{"words":"a"}', { 'idempotency-key': 'x' }, 'idempotency-key'],
])('a body that is %s', async (_, body, headers, at) => {
  const reply = await appWith().request('/api/homes/1/words', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

  expect(reply.status).toBe(422)
  expect(await reply.json()).toMatchObject({ code: 'input.invalid', issues: [{ at }] })
})

test('an endpoint whose parts share a name is refused when it is written', () => {
  expect(() => endpoint({ ...postWords, query: z.object({ words: z.string() }) })).toThrow(
    'a name stands in two parts',
  )
})

test('the contract tells itself as OpenAPI', () => {
  expect(openapi('Legwork', '1', [postWords])).toMatchObject({
    openapi: '3.1.0',
    paths: { '/api/homes/{home}/words': { post: { responses: { 409: { description: 'words.refused' } } } } },
  })
})

test('a body that comes in pieces is not read on for ever', async () => {
  const asked = { pieces: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull: (to) => (++asked.pieces > 100 ? to.close() : to.enqueue(Buffer.alloc(100_000, ' '))),
  })
  const init = { method: 'POST', body, duplex: 'half' }
  const reply = await appWith().request('/api/homes/502/words', init)

  expect([reply.status, await reply.json()]).toEqual([
    413,
    { code: 'request.too_large', facts: { bytes: 1_000_000 } },
  ])
  expect(asked.pieces).toBeLessThan(20)
})

test('NUL, which no database text can hold, is left out of what a program says', async () => {
  const heard: string[] = []
  const app = new Hono<Env>()
  serve(app, postWords, async ({ words }) => ok({ ref: String(heard.push(words)) }))

  await app.request('/api/homes/502/words', { method: 'POST', body: String.raw`{"words":"\u0000\\u0000灯"}` })

  expect(heard).toEqual([String.raw`\u0000灯`])
})
