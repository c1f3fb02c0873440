import type { HomeId } from '../../kernel/ids.ts'
import type { Home, Place, PlaceTree, Stairwell } from './place.rules.ts'

/*
 * Places said by where the speaker lives: 我家楼上, 对门, 我们单元. Nothing is guessed: where two homes may be meant,
 * both are given back and somebody is asked.
 */

/** A place down to the home; `home` is null where a whole stairwell or building is meant. */
export type PlaceOrHome = Place & { readonly home: HomeId | null }

/** Who speaks: where they stand, their home when it is known, and all homes of their stairwell. */
export type Speaker = {
  readonly at: Place
  readonly home: Home | null
  readonly homes: readonly Home[]
}

export type Relative =
  | { readonly is: 'resolved'; readonly place: PlaceOrHome }
  | { readonly is: 'unresolved'; readonly candidates: readonly PlaceOrHome[] }

/**
 * The place that words such as 楼上那家, 楼下, 对门, 隔壁, 我们单元 or 我们楼 mean when `speaker` says them; null where
 * nothing of the kind is said. 楼上 is the same door one floor up, 对门 and 隔壁 the other door of the floor; a door
 * that is said with it (对门502) decides. Takes a span or a whole sentence: what is said first counts.
 */
export function resolveRelative(tree: PlaceTree, speaker: Speaker, words: string): Relative | null {
  const match = relative.exec(words)
  const said = match?.groups === undefined ? undefined : Object.entries(match.groups).find(([, text]) => text)
  if (match === null || said === undefined) return null
  switch (said[0]) {
    case 'above':
      return anyHome(speaker, onNextFloor(speaker, 1), doorIn(words, match))
    case 'below':
      return anyHome(speaker, onNextFloor(speaker, -1), doorIn(words, match))
    case 'beside':
      return anyHome(speaker, { likely: others(speaker), all: others(speaker) }, doorIn(words, match))
    case 'otherStairwell':
      return onlyOne(otherStairwells(tree, speaker.at))
    case 'stairwell':
      return whole(speaker.at, speaker.at.stairwell === null)
    default:
      return whole({ ...speaker.at, stairwell: null }, speaker.at.building === null)
  }
}

const own = '(?:我们?家?|咱们?家?|俺们?家?|本)(?:这个?|那个?|的)?'
const people = '(?:那?一?[家户]|邻居|住户|业主|人家)'
// 楼下烧烤店, 楼下垃圾桶: the ground before the house and nobody's home.
const outside =
  '(?:的?.{0,4}(?:店|铺|馆|吧|超市|商|门面|垃圾|车|路|树|绿化|花坛|空地|摊|广场|门|院|井|管|灯|平台|健身)|(?:去|来|走|跑|玩|散步|锻炼|乘凉))'
const relative = new RegExp(
  [
    `(?<otherStairwell>隔壁的?单元)`,
    `(?<above>楼上(?!楼下|${outside})(?:的?${people})?)`,
    `(?<below>(?<!楼上|[下到在])楼下(?!楼上|${outside})(?:的?${people})?)`,
    `(?<beside>(?:对门|隔壁|对户)(?!的?(?:小区|社区|[楼栋幢]|学校|工地|街|村|${outside}))(?:的?${people})?)`,
    `(?<stairwell>${own}(?:单元|楼道|门洞|梯道))`,
    `(?<building>${own}(?:楼|栋|幢|号楼)(?!上|下|道|梯|顶|层|房)|[这本][栋幢]楼?(?!房))`,
  ].join('|'),
)

type Choice = { readonly likely: readonly Home[]; readonly all: readonly Home[] }

function anyHome({ at }: Speaker, { likely, all }: Choice, door: string): Relative {
  const named = door === '' ? likely : all.filter((home) => bareDoor(home.door) === door)
  const places = (homes: readonly Home[]) => homes.map(({ id }) => ({ ...at, home: id }))
  return onlyOne(places(named), places(all))
}

function onlyOne(found: readonly PlaceOrHome[], candidates = found): Relative {
  const [place, ...more] = found
  return place && more.length === 0 ? { is: 'resolved', place } : { is: 'unresolved', candidates }
}

function whole(place: Place, isUnknown: boolean): Relative {
  return isUnknown
    ? { is: 'unresolved', candidates: [] }
    : { is: 'resolved', place: { ...place, home: null } }
}

/** The homes of the next floor that has any: a fourth or a thirteenth is often left out when floors are counted. */
function onNextFloor({ home, homes }: Speaker, step: 1 | -1): Choice {
  if (home === null) return { likely: [], all: [] }
  const on = (floor: number) => homes.filter((each) => each.floor === floor)
  const next = home.floor + step
  const near = on(next)
  const all = near.length === 0 && leftOut(next) ? on(next + step) : near
  return { likely: all.filter((each) => doorOnFloor(each) === doorOnFloor(home)), all }
}

// After the basement the ground floor: there is no floor 0.
function leftOut(floor: number): boolean {
  return floor === 0 || floor === 13 || floor % 10 === 4
}

function others({ home, homes }: Speaker): Home[] {
  if (home === null) return []
  return homes.filter(({ id, floor }) => id !== home.id && floor === home.floor)
}

// 501 on the fifth floor is its door 01; 东户 is the same on each.
function doorOnFloor({ floor, door }: Home): string {
  const said = bareDoor(door)
  const storey = String(floor)
  return said.length > storey.length && said.startsWith(storey) ? said.slice(storey.length) : said
}

function bareDoor(door: string): string {
  return door.normalize('NFKC').replace(/\s|[室号房户]/g, '')
}

function doorIn(words: string, match: RegExpExecArray): string {
  const after = words.slice(match.index + match[0].length).normalize('NFKC')
  return bareDoor(/^的?\s?(?:[0-9]{3,4}|[东南西北中]边?户)/.exec(after)?.[0].replace(/^的|边/g, '') ?? '')
}

function otherStairwells(tree: PlaceTree, at: Place): PlaceOrHome[] {
  const own = at.stairwell === null ? undefined : tree.stairwells.get(at.stairwell)
  const isBeside = (each: Stairwell) =>
    each.building === at.building && Math.abs(each.number - (own?.number ?? Infinity)) === 1
  return [...tree.stairwells.values()]
    .filter(isBeside)
    .map(({ id }) => ({ ...at, stairwell: id, home: null }))
}
