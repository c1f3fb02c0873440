import type { Context, Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BuildingId, readId, type StairwellId } from '../../../kernel/ids.ts'
import { getCommunity } from '../../people/door.ts'
import {
  codesOf,
  endCode,
  homesIn,
  placeOfStairwell,
  placesOf,
  renewCode,
  sayPlace,
} from '../../places/door.ts'
import { type Desk, frameFor, staffOf } from './frame.tsx'
import { NoticePage } from './notice.tsx'
import { PlacesPage, type Shown } from './places.tsx'

/** `/desk/places`: buildings, stairwells and homes, and the code on each door. */
export function placesPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/places', async (c) => {
    const { community, rank } = staffOf(c)
    if (!outranks(rank, 'worker')) return c.notFound()
    const tree = await placesOf(house.db, community)
    const wanted = readId<BuildingId>(c.req.query('building'))
    const building = (wanted && tree.buildings.get(wanted)) ?? [...tree.buildings.values()][0]
    const stairwells = building ? await stairwellsIn(desk, c, building.id) : []
    return sendPage(
      c,
      <PlacesPage
        frame={await frameFor(c, desk)}
        tree={tree}
        building={building ?? null}
        stairwells={stairwells}
      />,
    )
  })
  app.get('/desk/places/:stairwell/notice', async (c) => {
    const place = await stairwellOf(desk, c)
    const code = place && (await codesOf(house.db, staffOf(c).community)).get(place.id)
    if (!place || !code) return c.notFound()
    const community = await getCommunity(house.db, staffOf(c).community)
    const { page } = await frameFor(c, desk)
    const link = `${desk.site.baseUrl}/s/${code}`
    return sendPage(c, <NoticePage page={page} community={community} place={place.place} link={link} />)
  })
  for (const deed of ['code', 'end-code'] as const)
    app.post(`/desk/places/:stairwell/${deed}`, async (c) => {
      const place = await stairwellOf(desk, c)
      if (!place) return c.notFound()
      const { community } = staffOf(c)
      if (deed === 'code') await renewCode(house.db, community, place.id, house.clock())
      else await endCode(house.db, community, place.id, house.clock())
      return c.redirect(`/desk/places?building=${place.building}#s-${place.id}`, 303)
    })
}

// Only a stairwell of the worker's own community: codes are not guarded by row-level security.
async function stairwellOf({ house }: Desk, c: Context<Env>) {
  const { community, rank } = staffOf(c)
  const id = readId<StairwellId>(c.req.param('stairwell'))
  if (!id || !outranks(rank, 'worker')) return null
  const tree = await placesOf(house.db, community)
  const place = placeOfStairwell(tree, id)
  return place && place.building !== null
    ? { id, building: place.building, place: sayPlace(tree, place) }
    : null
}

async function stairwellsIn({ house }: Desk, c: Context<Env>, building: BuildingId): Promise<Shown[]> {
  const { community } = staffOf(c)
  const tree = await placesOf(house.db, community)
  const codes = await codesOf(house.db, community)
  const all = [...tree.stairwells.values()].filter((each) => each.building === building)
  return readCommunity(house.db, community, async (tx) => {
    const shown: Shown[] = []
    for (const stairwell of all) {
      const place = placeOfStairwell(tree, stairwell.id)
      shown.push({
        ...stairwell,
        place: place ? sayPlace(tree, place) : stairwell.label,
        code: codes.get(stairwell.id),
        homes: await homesIn(tx, community, stairwell.id),
      })
    }
    return shown
  })
}
