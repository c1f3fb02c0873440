import type { BodyId } from '../../../kernel/ids.ts'
import { judged, type Tally } from './promise.rules.ts'

export type BodyRecord = { readonly body: BodyId; readonly name: string; readonly tally: Tally }

/**
 * Those with enough promises by how many of them they kept, in exact fractions; all others by name and without a
 * place: with few promises chance decides.
 */
export function compared(
  all: readonly BodyRecord[],
  atLeast: number,
): { readonly placed: readonly BodyRecord[]; readonly few: readonly BodyRecord[] } {
  const byName = all.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  const placed = byName.filter(({ tally }) => judged(tally) >= atLeast)
  return {
    placed: placed.toSorted((a, b) => b.tally.kept * judged(a.tally) - a.tally.kept * judged(b.tally)),
    few: byName.filter(({ tally }) => judged(tally) < atLeast),
  }
}
