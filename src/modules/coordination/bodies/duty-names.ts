import { topics } from '../../../rulebook/categories.ts'
import { type Catalogue, sayTopic } from '../../../rulebook/catalogue.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import type { Bodies } from '../../people/door.ts'
import { type PlaceTree, sayPlace } from '../../places/door.ts'
import { type DutyPlace } from './duty.rules.ts'
import { nameKey, type Names } from './duty-sheet.rules.ts'
import { bodyWords as words } from './words.zh.ts'

/** What a community calls its bodies, places and topics. */
export type Around = { readonly bodies: Bodies; readonly tree: PlaceTree; readonly catalogue: Catalogue }

/** What a list may call things: topics by the community's name, the product's or the key; buildings with their estate, or alone where only one is called so. */
export function namesFor({ bodies, tree, catalogue }: Around): Names {
  const places = new Map<string, DutyPlace>()
  const add = (name: string, place: DutyPlace) => places.set(nameKey(name), place)
  const buildings = [...tree.buildings.values()]
  for (const { id, label } of buildings)
    if (buildings.filter((each) => each.label === label).length === 1)
      add(label, { estate: null, building: id })
  for (const { id } of buildings)
    add(sayPlace(tree, { estate: null, building: id, stairwell: null }), { estate: null, building: id })
  for (const { id, name } of tree.estates.values()) add(name, { estate: id, building: null })
  for (const name of ['', words.whole]) add(name, { estate: null, building: null })
  return {
    places,
    bodies: new Map(bodies.all.map(({ id, name }) => [nameKey(name), id])),
    topics: new Map(
      topics.flatMap((topic) =>
        [topic, rulebookWords['zh-CN'].topics[topic], sayTopic(catalogue, 'zh-CN', topic)].map(
          (name) => [nameKey(name), topic] as const,
        ),
      ),
    ),
  }
}
