import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Env } from './env.ts'
import { errorPages } from './errors.tsx'

test.each(['/sign-in', '/desk/account/password'])(
  'passwords sent to %s do not come back in a page',
  async (path) => {
    const app = new Hono<Env>()
    app.onError(errorPages({ baseUrl: 'https://post.example', asset: (name) => `/assets/${name}` }).onError)
    app.post(path, () => {
      throw new Error('a bug')
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }

    const reply = await app.request(path, { method: 'POST', headers, body: 'old=geheim-1&fresh=geheim-2' })

    expect(reply.status).toBe(500)
    expect(await reply.text()).not.toContain('geheim')
  },
)
