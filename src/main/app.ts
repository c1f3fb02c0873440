import type { ServerResponse } from 'node:http'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { addresses } from '../kernel/http/address.ts'
import type { Assets } from '../kernel/http/assets.ts'
import { bodyLimit } from '../kernel/http/body-limit.ts'
import type { Changes } from '../kernel/http/changes.ts'
import type { Env } from '../kernel/http/env.ts'
import { errorPages } from '../kernel/http/errors.tsx'
import { looks } from '../kernel/http/look.ts'
import { isDatabaseAway } from '../kernel/http/outage.ts'
import { plainPath } from '../kernel/http/plain-path.ts'
import { type Rates, rateLimits } from '../kernel/http/rate-limit.ts'
import { sameSite } from '../kernel/http/same-site.ts'
import { secureHeaders } from '../kernel/http/secure.ts'
import type { Site } from '../kernel/http/site.ts'
import { newId } from '../kernel/ids.ts'
import type { House } from '../modules/cases/house.ts'
import type { Setup } from '../modules/notices/setup.ts'
import type { SignIn } from '../modules/people/sign-in/sign-in.ts'
import { facesOf } from './faces.ts'
import { checkHealth } from './health.ts'
import type { Log } from './log.ts'

export type Around = {
  readonly signIn: SignIn
  readonly changes: Changes
  readonly notices: Setup
  readonly assets: Pick<Assets, 'serve'>
  readonly rate: Rates
  readonly trustProxy: boolean
  readonly log: Log
  /** Answers that do not end by themselves, for whoever must end them. */
  readonly streams?: Set<ServerResponse>
}

/** Every page and the API: first what holds for all of them, from the cheapest to the dearest, then the faces. */
export function makeApp(house: House, site: Site, around: Around): Hono<Env> {
  const { signIn, assets, rate, trustProxy, log } = around
  const app = new Hono<Env>()
  const errors = errorPages(site, (error, c) => report(log, error, c))
  const rates = rateLimits(rate, errors)
  app.use(numbered(log), keepStreams(around.streams ?? new Set()))
  app.use(secureHeaders(site), looks(site), plainPath(errors), assets.serve)
  app.get('/healthz', async (c) => {
    const health = await checkHealth(house.db)
    c.header('cache-control', 'no-store')
    return c.json(health, health.ready ? 200 : 503)
  })
  app.use(addresses({ trustProxy }), bodyLimit(errors), rates.byAddress)
  app.use(sameSite(site, errors), withStaff(signIn), rates.byPerson)
  for (const face of facesOf(house, site, around)) face(app)
  app.notFound(errors.notFound)
  app.onError(errors.onError)
  return app
}

/** A number for each request and one line for it: what was asked by its pattern, never by its address. */
function numbered(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now()
    const id = newId().slice(-12)
    c.set('requestId', id)
    await next()
    c.header('x-request-id', id)
    const ms = Math.round((performance.now() - began) * 10) / 10
    const route = routePath(c)
    log[route === '/healthz' ? 'debug' : 'info']({
      id,
      method: c.req.method,
      route,
      status: c.res.status,
      ms,
    })
  }
}

function report(log: Log, error: unknown, c: Context<Env>): void {
  const at = { id: c.get('requestId'), method: c.req.method, route: routePath(c) }
  if (isDatabaseAway(error)) log.warn({ ...at, error }, 'the database is away')
  else log.error({ ...at, error }, 'a request failed')
}

function withStaff({ staffOf }: Pick<SignIn, 'staffOf'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('staff', await staffOf(c.req.raw))
    await next()
  }
}

function keepStreams(streams: Set<ServerResponse>): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse }
    if (!outgoing || !c.res.headers.get('content-type')?.startsWith('text/event-stream')) return
    streams.add(outgoing)
    outgoing.once('close', () => streams.delete(outgoing))
  }
}
