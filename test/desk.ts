import { Hono } from 'hono'
import type { Staff } from '../src/kernel/actor.ts'
import { type AnyDb, readCommunity } from '../src/kernel/db.ts'
import type { Changes } from '../src/kernel/http/changes.ts'
import { errorPages } from '../src/kernel/http/errors.tsx'
import type { Env } from '../src/kernel/http/serve.ts'
import type { Site } from '../src/kernel/http/site.ts'
import type { Channel } from '../src/modules/cases/parts.rules.ts'
import { caseApi } from '../src/modules/cases/api/routes.ts'
import type { Case } from '../src/modules/cases/case.rules.ts'
import { findCase } from '../src/modules/cases/case.store.ts'
import type { Beside } from '../src/modules/cases/desk/beside.ts'
import { deskPages } from '../src/modules/cases/desk/pages.tsx'
import { fileRequest, type Receipt } from '../src/modules/cases/file-request.ts'
import type { House } from '../src/modules/cases/house.ts'
import { understand } from '../src/modules/cases/understand.ts'
import { aHouse, aPost, type Post, testClock } from './given.ts'
import { held, open, send, testSite } from './residents.ts'

const noChanges: Changes = { subscribe: () => () => undefined }

/** The desk and the API as this member of the post meets them; null: somebody who has not signed in. */
export function deskApp(house: House, staff: Staff | null, changes: Changes = noChanges): Hono<Env> {
  const app = new Hono<Env>()
  const errors = errorPages(testSite, (error) => {
    throw error
  })
  deskPagesOn(app, house, { staff, site: testSite, changes })
  caseApi(app, house, testSite)
  app.notFound(errors.notFound)
  return app
}

type Sitting = {
  readonly staff: Staff | null
  readonly site: Site
  readonly changes?: Changes
  /** What the modules above put beside a case. */
  readonly beside?: readonly Beside[]
}

/** Puts the desk's pages on an app, for one who sits there already. */
export function deskPagesOn(
  app: Hono<Env>,
  house: House,
  { staff, site, changes, beside = [] }: Sitting,
): void {
  app.use(async (c, next) => {
    c.set('staff', staff)
    c.set('lang', 'zh-CN')
    await next()
  })
  deskPages(app, { house, site, changes: changes ?? noChanges, beside })
}

type Saying = {
  readonly phone?: string
  readonly door?: number
  readonly channel?: Channel
  readonly elsewhere?: boolean
}

/** Somebody at the stairwell's door says this; it is another matter than any that is known. */
export async function said(house: House, post: Post, words: string, more: Saying = {}): Promise<Receipt> {
  const place = more.elsewhere
    ? { estate: null, building: null, stairwell: null }
    : { estate: post.estate, building: post.building, stairwell: post.stairwell }
  const understanding = await understand(house)(post.community, { words, place, at: house.clock() })
  const filed = await fileRequest(house)(
    {
      words,
      lang: 'zh-CN',
      channel: more.channel ?? 'qr',
      phone: more.phone,
      home: more.door === undefined ? undefined : post.homes[more.door],
      dangerSeen: true,
      isNew: true,
      understanding,
    },
    { actor: { as: 'visitor', community: post.community }, once: null },
  )
  if (!filed.ok) throw new Error(filed.code)
  return filed.value
}

/** The first case that came of it, as it stands now. */
export async function caseOf(house: House, post: Post, receipt: Receipt): Promise<Case> {
  const [first] = receipt.cases
  const it =
    first && (await readCommunity(house.db, post.community, (tx) => findCase(tx, post.community, first.id)))
  if (!it) throw new Error('nothing was filed')
  return it
}

/** A post, its house, and one thing that was said there. */
export type Here = { readonly post: Post; readonly house: House; readonly receipt: Receipt }

/** A matter of home 502, with a phone number. */
export async function aCaseAt(db: AnyDb, words = '楼道灯坏了', phone = '13800138000'): Promise<Here> {
  const post = await aPost(db)
  const house = aHouse(db, testClock())
  return { post, house, receipt: await said(house, post, words, { phone, door: 9 }) }
}

/** Presses the button of a deed's own form, with what the page put into it. */
export async function press(here: Here, staff: Staff, deed: string, fields: Record<string, string> = {}) {
  const app = deskApp(here.house, staff)
  const at = `/desk/cases/${here.receipt.ref}`
  const page = await open(app, `${at}?do=${deed}`)
  const form = page.html.split(`action="${at}/${deed}"`)[1]?.split('</form>')[0] ?? ''
  const hidden = Object.fromEntries(
    ['once', 'seen'].flatMap((name) => {
      const value = held(form, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  return send(app, `${at}/${deed}`, { ...hidden, ...fields })
}

/** What stands on its page, for the secretary. */
export async function story(here: Here): Promise<string> {
  return (await open(deskApp(here.house, here.post.secretary), `/desk/cases/${here.receipt.ref}`)).text
}

/** The case as it stands now. */
export function now(here: Here) {
  return caseOf(here.house, here.post, here.receipt)
}
