import type { Brand } from '../../../kernel/brand.ts'
import type { BodyId, BuildingId, EstateId } from '../../../kernel/ids.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'

export type DutyId = Brand<string, 'DutyId'>

/** Where a duty holds: neither, the whole community; never both. */
export type DutyPlace = { readonly estate: EstateId | null; readonly building: BuildingId | null }

/** The paper that says so. */
export type DutyDocument = {
  readonly title: string
  readonly datedOn: PlainDate | null
  readonly reference: string | null
  readonly link: string | null
}

/** One line of the responsibility list (责任清单). Both days are within it; no end: until further notice. */
export type Duty = DutyDocument & {
  readonly id: DutyId
  readonly body: BodyId
  readonly topic: Topic
  readonly place: DutyPlace
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** A matter's topic and place, and the day on which somebody is looked for. The estate stands beside its building. */
export type Matter = { readonly topic: Topic; readonly place: DutyPlace; readonly on: PlainDate }

/** Who the list says it is. `also`: others who answer as specifically (an overlap); `others`: for a wider place. */
export type Proposal = {
  readonly body: BodyId
  readonly because: Duty
  readonly also: readonly Duty[]
  readonly others: readonly Duty[]
}

export function isValidOn({ from, until }: Pick<Duty, 'from' | 'until'>, on: PlainDate): boolean {
  return from <= on && (until === null || on <= until)
}

/** 2: a building, 1: an estate, 0: the whole community. */
function reach({ estate, building }: DutyPlace): number {
  return building === null ? (estate === null ? 0 : 1) : 2
}

function covers(duty: DutyPlace, place: DutyPlace): boolean {
  if (duty.building !== null) return duty.building === place.building
  return duty.estate === null || duty.estate === place.estate
}

/** The duties that speak of a matter, the most specific first and of those the longest-standing first. */
export function dutiesAbout(duties: readonly Duty[], { topic, place, on }: Matter): Duty[] {
  return duties
    .filter((duty) => duty.topic === topic && isValidOn(duty, on) && covers(duty.place, place))
    .toSorted((a, b) => reach(b.place) - reach(a.place) || compare(a.from, b.from) || compare(a.id, b.id))
}

/** The most specific duty proposes the holder; null when nobody answers for it: a gap. */
export function proposalOf(duties: readonly Duty[], matter: Matter): Proposal | null {
  const about = dutiesAbout(duties, matter)
  const [because] = about
  if (!because) return null
  const rest = about.filter(({ body }) => body !== because.body)
  const isSameReach = (duty: Duty) => reach(duty.place) === reach(because.place)
  return {
    body: because.body,
    because,
    also: rest.filter(isSameReach),
    others: rest.filter((duty) => !isSameReach(duty)),
  }
}

type Places = readonly { readonly estate: EstateId; readonly buildings: readonly BuildingId[] }[]

/** A topic nobody answers for, at the widest place for which that is so. */
export type Gap = { readonly topic: Topic; readonly place: DutyPlace }

/** What nobody answers for on the day: the whole community, an estate, or single buildings of it. */
export function gapsIn(
  duties: readonly Duty[],
  {
    topics,
    places,
    on,
  }: { readonly topics: readonly Topic[]; readonly places: Places; readonly on: PlainDate },
): Gap[] {
  const valid = duties.filter((duty) => isValidOn(duty, on))
  return topics.flatMap((topic): Gap[] => {
    const mine = valid.filter((duty) => duty.topic === topic)
    if (mine.length === 0) return [{ topic, place: { estate: null, building: null } }]
    return places.flatMap(({ estate, buildings }): Gap[] => {
      if (mine.some(({ place }) => reach(place) === 0 || place.estate === estate)) return []
      const bare = buildings.filter((each) => mine.every(({ place }) => place.building !== each))
      if (bare.length === buildings.length) return [{ topic, place: { estate, building: null } }]
      return bare.map((building) => ({ topic, place: { estate, building } }))
    })
  })
}

/** Two bodies or more that answer for the same topic at the very same place on the day. */
export function overlapsIn(duties: readonly Duty[], on: PlainDate): (readonly Duty[])[] {
  const groups = Map.groupBy(
    duties.filter((duty) => isValidOn(duty, on)),
    ({ topic, place }) => `${topic} ${place.building ?? place.estate ?? ''}`,
  )
  return [...groups.values()].filter((group) => new Set(group.map(({ body }) => body)).size > 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What the paper is called, with its number and day. */
export function sayDocument({ title, reference, datedOn }: DutyDocument): string {
  return [title, reference, datedOn && `（${datedOn}）`].filter(Boolean).join('')
}
