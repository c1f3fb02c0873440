import type { Hono } from 'hono'
import about from '../../package.json' with { type: 'json' }
import type { Changes } from '../kernel/http/changes.ts'
import type { Env } from '../kernel/http/env.ts'
import { openapi } from '../kernel/http/openapi.ts'
import type { Site } from '../kernel/http/site.ts'
import { caseEndpoints } from '../modules/cases/api/contract.ts'
import { caseApi } from '../modules/cases/api/routes.ts'
import { boardPages } from '../modules/cases/board/pages.tsx'
import { deskPages } from '../modules/cases/desk/pages.tsx'
import type { House } from '../modules/cases/house.ts'
import { residentPages } from '../modules/cases/resident/pages.tsx'
import { besideCase, coordinationPages } from '../modules/coordination/pages.tsx'
import { ratesOf } from '../modules/figures/door.ts'
import { figuresPages } from '../modules/figures/pages.tsx'
import { noticesBeside } from '../modules/notices/desk/beside.tsx'
import { noticePages } from '../modules/notices/desk/pages.tsx'
import type { Setup } from '../modules/notices/setup.ts'
import type { SignIn } from '../modules/people/sign-in/sign-in.ts'

type Face = (app: Hono<Env>) => void

type Behind = {
  readonly signIn: Pick<SignIn, 'pages'>
  readonly changes: Changes
  readonly notices: Setup
}

/** Who shows themselves to whom: residents, the board, the door, the desk, programs. */
export function facesOf(house: House, site: Site, { signIn, changes, notices }: Behind): readonly Face[] {
  return [
    (app) => residentPages(app, house, site),
    (app) => boardPages(app, { house, site, ratesOf: ratesOf(house) }),
    signIn.pages,
    (app) => deskPages(app, { house, site, changes, beside: [...besideCase(house, site), noticesBeside] }),
    (app) => coordinationPages(app, { house, site, changes }),
    (app) => noticePages(app, { house, site, changes }, notices),
    (app) => figuresPages(app, { house, site, changes }),
    (app) => caseApi(app, house, site),
    apiDocument,
  ]
}

function apiDocument(app: Hono<Env>): void {
  const text = openapi('Legwork', about.version, caseEndpoints)
  app.get('/api/openapi.json', (c) => c.json(text))
}
