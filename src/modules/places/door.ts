/** Places as other modules may use them: where things are, never how they are stored. */
import { type AnyDb, type AnyTx, readCommunity } from '../../kernel/db.ts'
import type { CommunityId, HomeId, PersonId, StairwellId } from '../../kernel/ids.ts'
import { remembering } from '../../kernel/remember.ts'
import { soundsOf } from '../../language/pinyin.ts'
import { type Home, type Place, type PlaceTree, resolvePlace as resolve } from './place.rules.ts'
import * as store from './place.store.ts'

export {
  type Building,
  type Home,
  nowhere,
  type Place,
  placeOfStairwell,
  type PlaceTree,
  sayPlace,
  type Stairwell,
} from './place.rules.ts'
export { endCode, renewCode } from './code.ts'
export { findCode } from './find-code.ts'

const oneMinute = 60_000

const treeKept = remembering(oneMinute, 1_000, (db: AnyDb, id) =>
  readCommunity(db, id as CommunityId, (tx) => store.readTree(tx, id as CommunityId)),
)

/** The place that the words name, also when an estate's name is written as it sounds. `from`: where the speaker is. */
export function resolvePlace(tree: PlaceTree, mentions: Parameters<typeof resolve>[1], from: Place): Place {
  return resolve(tree, mentions, from, soundsOf)
}

/** All estates, buildings and stairwells; at most a minute old. */
export function placesOf(db: AnyDb, community: CommunityId): Promise<PlaceTree> {
  return treeKept(db, community)
}

export function codesOf(db: AnyDb, community: CommunityId): Promise<ReadonlyMap<StairwellId, string>> {
  return store.listCodes(db, community)
}

export function homesIn(tx: AnyTx, community: CommunityId, stairwell: StairwellId): Promise<Home[]> {
  return store.listHomes(tx, community, stairwell)
}

export function homesById(tx: AnyTx, community: CommunityId, ids: readonly HomeId[]): Promise<Home[]> {
  return store.findHomes(tx, community, ids)
}

/** Where a person is at home here; empty for who lives elsewhere. */
export function stairwellsOf(tx: AnyTx, community: CommunityId, person: PersonId): Promise<StairwellId[]> {
  return store.listStairwellsOf(tx, community, person)
}
