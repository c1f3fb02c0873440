import type { Staff } from '../../../kernel/actor.ts'
import { readCommunity, type Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type Case, findCase, findCaseByRef, type House } from '../../cases/door.ts'
import { type Bodies, bodiesOf } from '../../people/door.ts'
import { listParts, type Part, type Standing, standingOf } from '../parts/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { listWhistles, type Tally, tallyWhistles, type Whistle } from '../whistles/door.ts'

export type Share = Part & { readonly standing: Standing }

/** Who does what of one case, and who was called to the spot for it. */
export type Together = {
  readonly it: Case
  readonly bodies: Bodies
  readonly shares: readonly Share[]
  readonly whistles: readonly Whistle[]
}

const order: readonly Standing[] = ['late', 'late_explained', 'open', 'done_late', 'done', 'withdrawn']

/** Late ones first: they are what holds the lead up. */
export async function sharesOf(tx: Tx<CoordinationTables>, it: Pick<Case, 'id' | 'community'>, now: Instant) {
  const parts = await listParts(tx, it.community, it.id)
  return parts
    .map((part): Share => ({ ...part, standing: standingOf(part, now) }))
    .toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
}

export function readTogether(house: House) {
  return async ({ community }: Staff, ref: string): Promise<Together | null> => {
    const bodies = await bodiesOf(house.db, community)
    return readCommunity<CoordinationTables, Together | null>(house.db, community, async (tx) => {
      const it = await findCaseByRef(tx, community, ref)
      if (!it) return null
      const shares = await sharesOf(tx, it, house.clock())
      return { it, bodies, shares, whistles: await listWhistles(tx, community, { case: it.id }) }
    })
  }
}

/** All calls to the spot, with the cases they were for, and how often each body came. */
export type Whistles = {
  readonly whistles: readonly (Whistle & { readonly ref: string })[]
  readonly tallies: readonly Tally[]
  readonly nameOf: (body: BodyId) => string
}

export function readWhistles(house: House) {
  return async ({ community }: Staff): Promise<Whistles> => {
    const { byId } = await bodiesOf(house.db, community)
    return readCommunity<CoordinationTables, Whistles>(house.db, community, async (tx) => {
      const all = await listWhistles(tx, community, {})
      const refs = new Map<CaseId, string>()
      for (const { case: id } of all) refs.set(id, (await findCase(tx, community, id))?.ref ?? '')
      return {
        whistles: all.map((each) => ({ ...each, ref: refs.get(each.case) ?? '' })),
        tallies: await tallyWhistles(tx, community),
        nameOf: (body) => byId.get(body)?.name ?? '—',
      }
    })
  }
}
