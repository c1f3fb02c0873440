import { inCommunity, type Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import { enqueue, plan, task } from '../../kernel/jobs.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { placesOf } from '../places/door.ts'
import type { Case } from './case.rules.ts'
import type { House } from './house.ts'
import { searchRenewal } from './jobs.ts'
import { listFindableAndLock, writeSearch } from './search.store.ts'
import { vectorsOf } from './search-words.ts'
import type { CasesTables } from './tables.ts'

/** So many rows are held for a moment at a time. */
const batch = 200

type Renewal = { readonly community: CommunityId; readonly after: CaseId | null }

/**
 * Makes the search vectors of a community anew, some cases at a time, after what they hold has changed. Each part
 * plans the next one in its own transaction: stopped anywhere, it goes on from there. Done twice it changes nothing.
 */
export function renewSearch(house: House) {
  return async ({ community, after }: Renewal): Promise<Result<number, never>> => {
    const tree = await placesOf(house.db, community)
    return inCommunity<CasesTables, number, never>(house.db, community, async (tx) => {
      const cases = await listFindableAndLock(tx, community, { after, most: batch })
      await writeSearch(tx, community, await vectorsOf(tx, { community, tree }, cases))
      const last = cases.at(-1)
      if (last && cases.length === batch)
        await enqueue(tx, [
          plan(searchRenewal, { community, after: last.id }, { key: `search:${community}` }),
        ])
      return ok(cases.length)
    })
  }
}

/** A worker has put the title or the place right: it is found by what it is called now, and no longer by the old place. */
export async function renewSearchOf(house: House, tx: Tx<CasesTables>, it: Case): Promise<void> {
  const { id, community, title, place } = it
  const tree = await placesOf(house.db, community)
  const findable = { id, title, ...place, placeWords: place.words }
  await writeSearch(tx, community, await vectorsOf(tx, { community, tree }, [findable]))
}

/** The job `cases.renew_search`, for the worker's list. */
export function renewSearchTask(house: House) {
  return task(searchRenewal, renewSearch(house))
}
