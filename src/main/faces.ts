import type { Hono } from 'hono'
import type { Env } from '../kernel/http/env.ts'
import { openapi } from '../kernel/http/openapi.ts'
import type { Site } from '../kernel/http/site.ts'
import { boardPages } from '../modules/cases/board/pages.tsx'
import { deskPages } from '../modules/cases/desk/pages.tsx'
import type { House } from '../modules/cases/house.ts'
import { residentPages } from '../modules/cases/resident/pages.tsx'
import type { Around } from './app.ts'

type Face = (app: Hono<Env>) => void

/** Who shows themselves to whom: residents, the board, the door, the desk, programs. */
export function facesOf(house: House, site: Site, { signIn, changes }: Around): readonly Face[] {
  return [
    (app) => residentPages(app, house, site),
    (app) => boardPages(app, house, site),
    signIn.pages,
    (app) => deskPages(app, house, site, changes),
    apiDocument,
  ]
}

function apiDocument(app: Hono<Env>): void {
  const text = openapi('Legwork', '0.1.0', [])
  app.get('/api/openapi.json', (c) => c.json(text))
}
