import { dayOf } from '../../../kernel/calendar.ts'
import type { BodyId, BuildingId, CommunityId } from '../../../kernel/ids.ts'
import { type Month, monthOf } from '../../../kernel/month.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import { isTopic } from '../../../rulebook/categories.ts'
import { comparingOn } from '../../../rulebook/figures.ts'
import { catalogueFor, type House } from '../../cases/door.ts'
import { bodiesOf, type Community, getCommunity } from '../../people/door.ts'
import { placesOf, sayPlace } from '../../places/door.ts'
import type { By } from '../key.store.ts'
import { type Group, readFigures } from '../read-figures.ts'
import type { View } from './view.ts'
import { figuresWords as words } from './words.ts'

export type Named = Group & { readonly name: string }

/** A month's figures with the names of what they are told apart by; the page, the spreadsheet and the paper show it. */
export type Report = {
  readonly community: Community
  readonly month: Month
  readonly by: View
  /** The moment up to which things are known. */
  readonly countedAt: Instant
  readonly countedOn: PlainDate
  readonly all: Group
  readonly groups: readonly Named[]
  /** The least there must be of something before it is compared, since when, and who says so. */
  readonly least: { readonly amount: number; readonly asOf: string; readonly source: string }
}

export type Asked = { readonly month: string | null; readonly by: View }

export function readReport(house: House) {
  return async (id: CommunityId, { month: asked, by }: Asked): Promise<Report> => {
    const community = await getCommunity(house.db, id)
    const calendar = house.rules.calendarOf(community)
    const now = house.clock()
    const month = monthOf(calendar, now, asked)
    const { all, groups } =
      by === 'month' ? await readMonths(house, community, month) : await readNamed(house, id, { month, by })
    const countedOn = dayOf(calendar, now)
    const rule = comparingOn(countedOn)
    const own = house.rules.leastToCompare
    return {
      community,
      month,
      by,
      countedAt: now,
      countedOn,
      all,
      groups,
      least: {
        amount: own ?? rule.leastToCompare,
        asOf: rule.asOf,
        source: own === undefined ? words.product : words.ownSetting,
      },
    }
  }
}

type Read = Pick<Report, 'all' | 'groups'>

async function readNamed(
  house: House,
  community: CommunityId,
  { month, by }: { readonly month: Month; readonly by: By },
): Promise<Read> {
  const { all, groups } = await readFigures(house)(community, month, by)
  const nameOf = await namesFor(house, community, by)
  return { all, groups: groups.map((group) => ({ ...group, name: nameOf(group.key) })) }
}

const monthsShown = 6

/** The month and those before it, the oldest first. */
async function readMonths(house: House, community: Community, until: Month): Promise<Read> {
  const calendar = house.rules.calendarOf(community)
  const groups: Named[] = []
  for (let month = until; groups.length < monthsShown; ) {
    const { all } = await readFigures(house)(community.id, month, 'all')
    groups.unshift({ ...all, key: month.name, name: words.month(month.year, month.month) })
    month = monthOf(calendar, house.clock(), month.earlier)
  }
  const all = groups.at(-1)
  if (!all) throw new Error('no month was read')
  return { all, groups }
}

async function namesFor(house: House, community: CommunityId, by: By): Promise<(key: string) => string> {
  switch (by) {
    case 'all':
      return () => ''
    case 'topic': {
      const catalogue = await catalogueFor(house.db, community)
      return (key) => (isTopic(key) ? sayTopic(catalogue, 'zh-CN', key) : words.noTopic)
    }
    case 'place': {
      const tree = await placesOf(house.db, community)
      const place = (building: BuildingId) => sayPlace(tree, { estate: null, building, stairwell: null })
      return (key) => (key === '' ? words.nowhere : place(key as BuildingId) || words.nowhere)
    }
    case 'body': {
      const { byId } = await bodiesOf(house.db, community)
      return (key) => (key === '' ? words.noBody : (byId.get(key as BodyId)?.name ?? words.gone))
    }
  }
}

/** Averages over the hands it lay in: working hours and days of the calendar, with one decimal. */
export function averageHeld({ held }: Group): { readonly hours: string; readonly days: string } | null {
  if (!held || held.hands === 0) return null
  return {
    hours: oneDecimal(held.workingMinutes / 60 / held.hands),
    days: oneDecimal(held.days / held.hands),
  }
}

export function oneDecimal(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1)
}
