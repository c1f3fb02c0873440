import type { Hono } from 'hono'
import type { Env } from '../kernel/http/env.ts'
import { openapi } from '../kernel/http/openapi.ts'
import type { Site } from '../kernel/http/site.ts'
import type { House } from '../modules/cases/house.ts'
import type { Around } from './app.ts'

type Face = (app: Hono<Env>) => void

/** Who shows themselves to whom: residents, the board, the desk, programs. */
export function facesOf(_house: House, _site: Site, { signIn }: Around): readonly Face[] {
  return [signIn.pages, apiDocument]
}

function apiDocument(app: Hono<Env>): void {
  const text = openapi('Legwork', '0.1.0', [])
  app.get('/api/openapi.json', (c) => c.json(text))
}
