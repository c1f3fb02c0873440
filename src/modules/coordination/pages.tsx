import type { Hono } from 'hono'
import type { Env } from '../../kernel/http/serve.ts'
import type { Beside, Desk } from '../cases/desk/door.ts'
import type { House } from '../cases/door.ts'
import { meetingsBeside } from './meetings/beside-meetings.tsx'
import { meetingPage } from './meetings/meeting-page.tsx'
import { meetingsPage } from './meetings/meetings-page.tsx'
import { precedentsBeside } from './precedents/beside.tsx'
import { designatePages } from './precedents/designate-page.tsx'
import { promisesBeside } from './promises/beside.tsx'
import { ledgerPages } from './promises/ledger-page.tsx'

/** The rooms where several bodies come to one table, and the page that a body opens by its link. */
export function coordinationPages(app: Hono<Env>, desk: Desk): void {
  ledgerPages(app, desk)
  designatePages(app, desk)
  meetingsPage(app, desk)
  meetingPage(app, desk)
}

/** What these rooms put beside a case on the desk. */
export function besideCase(house: House): readonly Beside[] {
  return [promisesBeside(house), precedentsBeside(house), meetingsBeside(house)]
}
