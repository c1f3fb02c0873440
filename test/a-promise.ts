import { Hono } from 'hono'
import type { Staff } from '../src/kernel/actor.ts'
import { closing } from '../src/kernel/calendar.ts'
import { readCommunity } from '../src/kernel/db.ts'
import type { Env } from '../src/kernel/http/serve.ts'
import type { Site } from '../src/kernel/http/site.ts'
import { type CaseId, newId } from '../src/kernel/ids.ts'
import type { Result } from '../src/kernel/result.ts'
import { plainDate } from '../src/kernel/time.ts'
import type { House } from '../src/modules/cases/house.ts'
import { deskDeed, type Scene } from '../src/modules/coordination/deed.ts'
import { besideCase, coordinationPages } from '../src/modules/coordination/pages.tsx'
import {
  listPromises,
  makePromise,
  type PromiseId,
  type PromiseLine,
  type Promising,
} from '../src/modules/coordination/promises/door.ts'
import type { CoordinationTables } from '../src/modules/coordination/tables.ts'
import type { GivenCase } from './a-case.ts'
import { deskPagesOn } from './desk.ts'
import { testSite } from './residents.ts'

export const thursday = plainDate('2026-11-26')

/** The desk with the rooms of coordination, as this member of the post meets them. */
export function tableApp(house: House, staff: Staff, site: Site = testSite): Hono<Env> {
  const app = new Hono<Env>()
  tablePagesOn(app, house, { staff, site })
  return app
}

export function tablePagesOn(
  app: Hono<Env>,
  house: House,
  { staff, site }: { staff: Staff; site: Site },
): void {
  deskPagesOn(app, house, { staff, site, beside: besideCase(house, site) })
  coordinationPages(app, { house, site, changes: { subscribe: () => () => undefined } })
}

/** A deed of the worker, each with a name of its own. */
export function atDesk<T, Code extends string>(
  { house, worker }: Pick<GivenCase, 'house' | 'worker'>,
  work: (scene: Scene) => Promise<Result<T, Code>>,
) {
  return deskDeed<T, Code>(house, 'worker', { by: worker, deed: newId<PromiseId>(), input: null, work })
}

/** The property company promises the residents a drawing by Thursday. */
export function aWord(given: GivenCase, over: Partial<Promising> = {}) {
  return atDesk(given, (scene) =>
    makePromise(scene, {
      body: given.here.bodies.property,
      to: 'residents',
      what: '送来图纸',
      due: closing(scene.calendar, thursday),
      about: { case: given.id },
      ...over,
    }),
  )
}

export function ledgerOf({ house, here }: GivenCase, about: CaseId): Promise<PromiseLine[]> {
  return readCommunity<CoordinationTables, PromiseLine[]>(house.db, here.community, (tx) =>
    listPromises(tx, here.community, { case: about }),
  )
}
