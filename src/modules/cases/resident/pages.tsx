import type { Hono } from 'hono'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import type { House } from '../house.ts'
import { findRoutes } from './find/find-routes.tsx'
import { mineRoutes } from './find/mine-routes.tsx'
import { followRoutes } from './follow/follow-routes.tsx'
import { sayRoutes } from './say/say-routes.tsx'

/** All that a resident opens: saying it, following it, finding the place and what was said before. */
export function residentPages(app: Hono<Env>, house: House, site: Site): void {
  findRoutes(app, house, site)
  sayRoutes(app, house, site)
  followRoutes(app, house, site)
  mineRoutes(app, house, site)
}
