import type { Tx } from '../../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Who } from '../../../language/hide-people.ts'
import { type KeptFile, listFiles, listNeedsFor, listRequests } from '../../cases/door.ts'
import { namesOf } from '../../people/door.ts'
import { homesById } from '../../places/door.ts'
import type { CoordinationTables } from '../tables.ts'

/** The needs of a case as they were said, and who said them, as far as the post knows. */
export async function saidOf(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  about: CaseId,
): Promise<{ readonly needs: readonly string[]; readonly who: Who }> {
  const needs = await listNeedsFor(tx, community, about)
  const requests = await listRequests(tx, community, [...new Set(needs.map((need) => need.request))])
  const persons = requests.flatMap(({ person }) => (person === null ? [] : [person]))
  const homes = requests.flatMap(({ home }) => (home === null ? [] : [home]))
  const names = await namesOf(tx, community, persons)
  const doors = (await homesById(tx, community, homes)).map(({ door }) => door)
  const isOver = new Set(requests.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ id }) => id))
  return {
    needs: needs.flatMap(({ words, request }) => (words === null || isOver.has(request) ? [] : [words])),
    who: { names: [...names.values()], doors },
  }
}

/** All photos and voice notes of a case, its requests' and its notes'. */
export async function filesOf(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  about: CaseId,
): Promise<KeptFile[]> {
  const needs = await listNeedsFor(tx, community, about)
  return listFiles(tx, community, {
    cases: [about],
    requests: [...new Set(needs.map(({ request }) => request))],
  })
}
