import { readCommunity } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import { namesOf } from '../people/door.ts'
import { homesById } from '../places/door.ts'
import type { FilingInput } from './filing-input.ts'
import type { House } from './house.ts'

/** Which of the home and the person that came with a saying the community does not know; null when it knows both. */
export async function findUnknown(
  house: House,
  community: CommunityId,
  { home, person }: Pick<FilingInput, 'home' | 'person'>,
): Promise<'place.not_found' | 'person.not_found' | null> {
  if (home === undefined && person === undefined) return null
  return readCommunity(house.db, community, async (tx) => {
    if (home !== undefined && (await homesById(tx, community, [home])).length === 0) return 'place.not_found'
    if (person !== undefined && !(await namesOf(tx, community, [person])).has(person))
      return 'person.not_found'
    return null
  })
}
