import type { Staff } from '../../../../kernel/actor.ts'
import { dayOf } from '../../../../kernel/calendar.ts'
import { readCommunity, type Tx } from '../../../../kernel/db.ts'
import type { CaseId, CommunityId, PersonId } from '../../../../kernel/ids.ts'
import { findCase, type House } from '../../../cases/door.ts'
import { type Bodies, bodiesOf, type Community, getCommunity, namesOf } from '../../../people/door.ts'
import type { CoordinationTables } from '../../tables.ts'
import { codeOf, isLive, type Link, mostTries } from '../link.rules.ts'
import { listLinks, listSealedPhones } from '../link.store.ts'
import { linkUrl } from '../make-link.ts'

/** A link as the desk shows it. */
export type DeskLink = {
  readonly link: Link
  readonly body: string
  readonly url: string
  readonly isLive: boolean
  /** The digits to read out; null while no device has it, and after too many wrong ones. */
  readonly code: string | null
  readonly isSpent: boolean
  readonly ref: string | null
  readonly by: string | null
  /** Of the colleague who has it, where it was told. */
  readonly phone: string | null
}

/** How many of a community are listed, the newest first. */
const most = 200

type Where = { readonly house: House; readonly baseUrl: string }

/** Links of this community, the newest first. */
export function readLinks({ house, baseUrl }: Where) {
  return async ({ community: id }: Pick<Staff, 'community'>): Promise<DeskLink[]> => {
    const [bodies, community] = await Promise.all([bodiesOf(house.db, id), getCommunity(house.db, id)])
    const around = { house, baseUrl, bodies, community }
    return readCommunity<CoordinationTables, DeskLink[]>(house.db, id, (tx) => linksIn(tx, around, null))
  }
}

type Around = Where & { readonly bodies: Bodies; readonly community: Community }

/** The same inside the caller's transaction; of one case, or of all. */
export async function linksIn(
  tx: Tx<CoordinationTables>,
  { house, baseUrl, bodies, community }: Around,
  about: CaseId | null,
): Promise<DeskLink[]> {
  const today = dayOf(house.rules.calendarOf(community), house.clock())
  const { links, names, refs, phones } = await readIn(tx, community.id, about)
  return links.map((link) => {
    const phone = phones.get(link.id)
    const isSpent = link.code.tries >= mostTries
    return {
      link,
      body: bodies.byId.get(link.body)?.name ?? '',
      url: linkUrl({ house, baseUrl }, community.serial, link),
      isLive: isLive(link, today) && bodies.byId.has(link.body),
      code: link.device === null || isSpent ? null : codeOf(house.secrets, link),
      isSpent,
      ref: link.case === null ? null : (refs.get(link.case) ?? null),
      by: names.get(link.madeBy as PersonId) ?? null,
      phone: phone === undefined ? null : house.secrets.open(phone),
    }
  })
}

async function readIn(tx: Tx<CoordinationTables>, community: CommunityId, about: CaseId | null) {
  const links = await listLinks(tx, community, { most, ...(about && { case: about }) })
  const persons = links.flatMap(({ madeAs, madeBy }) =>
    madeAs === 'desk' && madeBy !== null ? [madeBy as PersonId] : [],
  )
  const handed = links.flatMap(({ id, from }) => (from === null ? [] : [id]))
  const cases = [...new Set(links.flatMap((link) => link.case ?? []))]
  const [names, phones, found] = await Promise.all([
    namesOf(tx, community, persons),
    listSealedPhones(tx, community, handed),
    Promise.all(cases.map((id) => findCase(tx, community, id))),
  ])
  return { links, names, phones, refs: new Map(found.flatMap((it) => (it ? [[it.id, it.ref]] : []))) }
}
