import { readCommunity } from '../../kernel/db.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { findCase } from '../../modules/cases/door.ts'
import { listIdsOf } from '../../modules/coordination/links/body-cases.store.ts'
import { makeBodyLink } from '../../modules/coordination/links/door.ts'
import { noteOpened } from '../../modules/coordination/links/open-link.ts'
import { releaseSentence } from '../../modules/coordination/links/release.ts'
import type { CoordinationTables } from '../../modules/coordination/tables.ts'
import type { BodyKey } from './people.ts'
import { as, must, type World } from './scene.ts'

/** The property company has a link to all it holds, opened already; whoever is asked just now has one to that case. */
export async function giveLinks(world: World): Promise<void> {
  const { house, bodies } = world
  const all = must(await makeBodyLink(house)({ body: bodies.property, case: null }, by(world)), 'give a link')
  await noteOpened(house, all)
  for (const body of ['property', 'owners', 'housing'] as const) await linkForAsked(world, body)
}

async function linkForAsked(world: World, key: BodyKey): Promise<void> {
  const { house, community, bodies } = world
  const body = bodies[key]
  const asked = await readCommunity<CoordinationTables, CaseId[]>(house.db, community, async (tx) => {
    const found: CaseId[] = []
    for (const id of await listIdsOf(tx, community, body))
      if ((await findCase(tx, community, id))?.offer?.to === body) found.push(id)
    return found
  })
  const [id] = asked
  if (!id) return
  must(await makeBodyLink(house)({ body, case: id }, by(world)), 'give a link')
  const words = '请先派人看一眼，能当场修好的当场修。'
  must(await releaseSentence(house)({ case: id, words }, by(world)), 'write for a body')
}

function by({ staff }: World) {
  return { ...as(staff.worker), actor: staff.worker }
}
