import type { Staff } from '../../../../kernel/actor.ts'
import { dayOf } from '../../../../kernel/calendar.ts'
import { readCommunity } from '../../../../kernel/db.ts'
import type { CaseId, PersonId } from '../../../../kernel/ids.ts'
import { findCase, type House } from '../../../cases/door.ts'
import { bodiesOf, getCommunity, namesOf } from '../../../people/door.ts'
import type { CoordinationTables } from '../../tables.ts'
import { codeOf, isLive, type Link, type LinkId, mostTries } from '../link.rules.ts'
import { listLinks, listSealedPhones } from '../link.store.ts'
import { bodyLinkUrl } from '../make-link.ts'

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

/** Links of this community, or those to one case, the newest first. */
export function readLinks({ house, baseUrl }: Where) {
  return async ({ community }: Pick<Staff, 'community'>, about?: CaseId): Promise<DeskLink[]> => {
    const [bodies, calendar] = await Promise.all([
      bodiesOf(house.db, community),
      getCommunity(house.db, community).then((known) => house.rules.calendarOf(known)),
    ])
    const today = dayOf(calendar, house.clock())
    const read = await readCommunity<CoordinationTables, Read>(house.db, community, async (tx) => {
      const links = await listLinks(tx, community, { most, ...(about && { case: about }) })
      const persons = links.flatMap(({ madeAs, madeBy }) =>
        madeAs === 'desk' && madeBy !== null ? [madeBy as PersonId] : [],
      )
      const refs = new Map<CaseId, string>()
      for (const id of new Set(links.flatMap((link) => link.case ?? []))) {
        const it = await findCase(tx, community, id)
        if (it) refs.set(id, it.ref)
      }
      const handed = links.flatMap(({ id, from }) => (from === null ? [] : [id]))
      const phones = await listSealedPhones(tx, community, handed)
      return { links, names: await namesOf(tx, community, persons), refs, phones }
    })
    return Promise.all(
      read.links.map(async (link) => {
        const phone = read.phones.get(link.id)
        const isSpent = link.code.tries >= mostTries
        return {
          link,
          body: bodies.byId.get(link.body)?.name ?? '',
          url: await bodyLinkUrl({ house, baseUrl }, link),
          isLive: isLive(link, today) && bodies.byId.has(link.body),
          code: link.device === null || isSpent ? null : codeOf(house.secrets, link),
          isSpent,
          ref: link.case === null ? null : (read.refs.get(link.case) ?? null),
          by: read.names.get(link.madeBy as PersonId) ?? null,
          phone: phone === undefined ? null : house.secrets.open(phone),
        }
      }),
    )
  }
}

type Read = {
  readonly links: readonly Link[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly refs: ReadonlyMap<CaseId, string>
  readonly phones: ReadonlyMap<LinkId, Buffer>
}
