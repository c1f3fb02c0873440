import type { Hono } from 'hono'
import type { Env } from '../../kernel/http/serve.ts'
import type { Site } from '../../kernel/http/site.ts'
import type { Beside, Desk } from '../cases/desk/door.ts'
import type { House } from '../cases/door.ts'
import { callbackPages } from './callbacks/callbacks-page.tsx'
import { holderBeside } from './bodies/beside.tsx'
import { bodiesPage } from './bodies/bodies-page.tsx'
import { bodyPage } from './bodies/body-page.tsx'
import { dutyPages } from './bodies/duties-page.tsx'
import { dossierBeside } from './dossiers/beside-dossier.tsx'
import { dossierPages } from './dossiers/dossiers-page.tsx'
import type { LinkPart } from './links/door.ts'
import { linksBeside } from './links/desk/beside-links.tsx'
import { deskLinkPages } from './links/desk/links-pages.tsx'
import { linkPages } from './links/link-pages.tsx'
import { meetingsBeside } from './meetings/beside-meetings.tsx'
import { meetingsLinkPart } from './meetings/link-part.tsx'
import { meetingPage } from './meetings/meeting-page.tsx'
import { meetingsPage } from './meetings/meetings-page.tsx'
import { precedentsBeside } from './precedents/beside.tsx'
import { designatePages } from './precedents/designate-page.tsx'
import { togetherBeside } from './together/beside-together.tsx'
import { togetherLinkPart } from './together/link-part.tsx'
import { togetherPages } from './together/together-page.tsx'
import { promisesBeside } from './promises/beside.tsx'
import { ledgerPages } from './promises/ledger-page.tsx'

/** The rooms where several bodies come to one table, and the page that a body opens by its link. */
export function coordinationPages(app: Hono<Env>, desk: Desk): void {
  ledgerPages(app, desk)
  bodiesPage(app, desk)
  bodyPage(app, desk)
  dutyPages(app, desk)
  designatePages(app, desk)
  callbackPages(app, desk)
  meetingsPage(app, desk)
  meetingPage(app, desk)
  togetherPages(app, desk)
  dossierPages(app, desk)
  deskLinkPages(app, desk)
  linkPages(app, { ...desk, parts: onLinks(desk.house) })
}

/** What these rooms put on the page that a body opens by its link. A room adds its part here. */
function onLinks(house: House): readonly LinkPart[] {
  return [togetherLinkPart(house), meetingsLinkPart]
}

/** What these rooms put beside a case on the desk. */
export function besideCase(house: House, site: Site): readonly Beside[] {
  return [
    linksBeside(house, site),
    holderBeside,
    promisesBeside,
    precedentsBeside,
    meetingsBeside,
    togetherBeside,
    dossierBeside,
  ]
}
