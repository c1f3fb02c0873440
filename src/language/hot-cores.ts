import type { Cluster, Heard } from './hot-seeds.ts'
import type { Rarity } from './same-matter.ts'

/** What most of a cluster say: pairs with their weights, and the sum of these. */
export type Core = { readonly weights: ReadonlyMap<number, number>; readonly sum: number }

/** A message belongs where it says this much of the core. */
export const coverThreshold = 0.4

const leastShare = 0.3
const leastMembers = 3
const rounds = 2

type Ground = {
  readonly messages: readonly Heard[]
  readonly rarity: Rarity
  readonly threshold: number
}

/**
 * Makes clusters of seeds: the largest first, each takes in whatever covers its core and lets go of what does not. How
 * much else a message says does not matter, so the threshold hardly does.
 */
export function gather(seeds: readonly Cluster[], ground: Ground): Cluster[] {
  const places = placesOfKeys(ground.messages)
  let clusters = seeds
  for (let round = 0; round < rounds; round++) clusters = gatherOnce(clusters, ground, places)
  return [...clusters]
}

type Places = ReadonlyMap<number, readonly number[]>

function gatherOnce(clusters: readonly Cluster[], ground: Ground, places: Places): Cluster[] {
  const groups = clusters.map((cluster) => [...cluster])
  const owner = new Map(groups.flatMap((group, at) => group.map((member) => [member, at] as const)))
  const order = groups
    .map((_, at) => at)
    .filter((at) => (groups[at]?.length ?? 0) >= leastMembers)
    .toSorted((a, b) => (groups[b]?.length ?? 0) - (groups[a]?.length ?? 0) || a - b)
  const alone: Cluster[] = []
  for (const at of order) {
    const mine = groups[at] ?? []
    if (mine.length < leastMembers) continue
    const covers = coversOf(coreOf(mine, ground), ground, places)
    const stay = mine.filter((member) => (covers.get(member) ?? 0) >= ground.threshold)
    for (const member of mine) if (!stay.includes(member)) alone.push([member])
    const others = new Set([...covers.keys()].map((member) => owner.get(member) ?? -1))
    groups[at] = stay
    for (const other of others) {
      const theirs = groups[other] ?? []
      if (other === at || theirs.length === 0 || theirs.length > mine.length) continue
      const mean = theirs.reduce((sum, member) => sum + (covers.get(member) ?? 0), 0) / theirs.length
      if (mean < ground.threshold || !isInTime(mine, theirs, ground.messages)) continue
      stay.push(...theirs)
      for (const member of theirs) owner.set(member, at)
      groups[other] = []
    }
  }
  return [
    ...groups.filter((group) => group.length > 0).map((group) => group.toSorted((a, b) => a - b)),
    ...alone,
  ]
}

/** What at least a share of the cluster say, each by that share and its rarity. */
export function coreOf(
  cluster: Cluster,
  { messages, rarity }: Pick<Ground, 'messages' | 'rarity'>,
  least: number = leastShare,
): Core {
  const shares = new Map<number, number>()
  for (const member of cluster) {
    const { keys, weights } = matterAt(messages, member)
    keys.forEach((key, at) => shares.set(key, (shares.get(key) ?? 0) + (weights[at] ?? 0) / cluster.length))
  }
  const core = new Map<number, number>()
  for (const [key, share] of shares) {
    const weight = share < least ? 0 : share * rarity.of(key)
    if (weight > 0) core.set(key, weight)
  }
  return { weights: core, sum: [...core.values()].reduce((a, b) => a + b, 0) }
}

/** How much of a core each message covers, 0..1; those that cover nothing are not named. */
function coversOf({ weights, sum }: Core, { messages }: Ground, places: Places): Map<number, number> {
  const covers = new Map<number, number>()
  for (const [key, weight] of weights)
    for (const member of places.get(key) ?? []) {
      const matter = matterAt(messages, member)
      const said = matter.weights[placeOf(matter.keys, key)] ?? 0
      covers.set(member, (covers.get(member) ?? 0) + (weight * said) / sum)
    }
  return covers
}

function placeOf(keys: Int32Array, key: number): number {
  let [low, high] = [0, keys.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

function placesOfKeys(messages: readonly Heard[]): Places {
  const places = new Map<number, number[]>()
  messages.forEach(({ matter }, at) => {
    for (const key of matter.keys) {
      const list = places.get(key)
      if (list) list.push(at)
      else places.set(key, [at])
    }
  })
  return places
}

// Their days may lie within the window of ours, no further: an old matter that begins again is a new one.
function isInTime(mine: Cluster, theirs: Cluster, messages: readonly Heard[]): boolean {
  const days = mine.map((member) => messages[member]?.day ?? 0)
  const window = Math.max(...[...mine, ...theirs].map((member) => messages[member]?.window ?? 0))
  const [from, to] = [Math.min(...days) - window, Math.max(...days) + window]
  return theirs.every((member) => {
    const day = messages[member]?.day ?? 0
    return day >= from && day <= to
  })
}

function matterAt(messages: readonly Heard[], at: number) {
  const heard = messages[at]
  if (!heard) throw new Error(`no message ${at}`)
  return heard.matter
}
