import { readCommunity } from '../../../kernel/db.ts'
import type { CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { House } from '../../cases/door.ts'
import { bodiesOf, namesOf } from '../../people/door.ts'
import { type Line, listLines } from '../message.store.ts'
import type { Hearer, Notice, Written } from '../notice.rules.ts'
import { listAllWaiting } from '../notice.store.ts'
import type { NoticeTables } from '../tables.ts'

/** Somebody who is told, as he is called. */
export type Named = { readonly name: string; readonly phone: string | null }

/** What somebody has to pass on: the words to copy, unless they are blanked. */
export type HandLine = Line & { readonly to: Named; readonly written: Written | null }

export type NoticesRead = {
  readonly hand: readonly HandLine[]
  readonly waiting: readonly (Notice & { readonly to: Named })[]
  readonly gone: readonly (Line & { readonly to: Named; readonly toldByName: string | null })[]
}

const most = { hand: 50, waiting: 60, gone: 60 }

/** All that the desk shows of notices: what to pass on, what waits, and what went. */
export function readNotices(house: House) {
  return async (community: CommunityId): Promise<NoticesRead> => {
    const { byId } = await bodiesOf(house.db, community)
    return readCommunity<NoticeTables, NoticesRead>(house.db, community, async (tx) => {
      const hand = await listLines(tx, community, { open: true, most: most.hand })
      const waiting = await listAllWaiting(tx, community, most.waiting)
      const gone = await listLines(tx, community, { open: false, most: most.gone })
      const hearers = [...hand, ...gone]
        .map(({ of }) => of.hearer)
        .concat(waiting.map(({ hearer }) => hearer))
      const names = await namesOf(tx, community, [
        ...new Set([...hearers.flatMap(personIn), ...gone.flatMap(({ toldBy }) => toldBy ?? [])]),
      ])
      const named = (hearer: Hearer): Named => {
        if (hearer.as === 'person') return { name: names.get(hearer.person) ?? '', phone: null }
        const body = byId.get(hearer.body)
        return { name: body?.name ?? '', phone: body?.phone ?? null }
      }
      return {
        hand: hand.map((line) => ({
          ...line,
          to: named(line.of.hearer),
          written: line.of.sealed && (JSON.parse(house.secrets.open(line.of.sealed)) as Written),
        })),
        waiting: waiting.map((notice) => ({ ...notice, to: named(notice.hearer) })),
        gone: gone.map((line) => ({
          ...line,
          to: named(line.of.hearer),
          toldByName: line.toldBy && (names.get(line.toldBy) ?? null),
        })),
      }
    })
  }
}

function personIn(hearer: Hearer): PersonId[] {
  return hearer.as === 'person' ? [hearer.person] : []
}
