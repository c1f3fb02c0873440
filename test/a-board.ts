import { sql } from 'kysely'
import type { CaseId } from '../src/kernel/ids.ts'
import type { Instant } from '../src/kernel/time.ts'
import { callBack } from '../src/modules/cases/call-back.ts'
import { sayDone } from '../src/modules/cases/say-done.ts'
import { by, casesOf } from './a-request.ts'
import type { TestDatabase } from './database.ts'
import { aHouse, aPost, testClock } from './given.ts'
import { residentsApp, send } from './residents.ts'

/** A community with its board, and ways to fill it. */
export async function aBoard(t: TestDatabase) {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  const app = residentsApp(house)
  const { rows } = await sql<{ slug: string }>`select slug from people.community
    where id = ${here.community}`.execute(t.owner)
  const base = `/c/${rows[0]?.slug}`
  return { here, clock, house, app, base, say, done, answered }

  async function say(words: string, at: Instant = clock()): Promise<CaseId> {
    clock.set(at)
    const before = await casesOf(t, here.community)
    const sent = await send(app, `/s/${here.code}`, { words, isNew: '1', dangerSeen: '1' })
    if (sent.status !== 303) throw new Error(sent.text)
    const made = (await casesOf(t, here.community)).find((id) => !before.includes(id))
    if (!made) throw new Error('no case')
    return made
  }

  async function done(id: CaseId): Promise<void> {
    const said = await sayDone(house)({ id, words: '好了' }, by(here.worker))
    if (!said.ok) throw new Error(said.code)
  }

  async function answered(
    id: CaseId,
    outcome: 'fixed' | 'not_fixed' | 'unreached',
    rating?: number,
  ): Promise<void> {
    const { rows: of } = await sql<{ request: never }>`select request_id as request from cases.need
      where community_id = ${here.community} and case_id = ${id}`.execute(t.owner)
    const request = of[0]?.request
    if (!request) throw new Error('no request')
    const said = await callBack(house)({ id, request, outcome, rating, words: '问过了' }, by(here.worker))
    if (!said.ok) throw new Error(said.code)
  }
}
