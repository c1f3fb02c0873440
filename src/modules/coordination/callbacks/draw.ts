import { createHash } from 'node:crypto'
import type { CaseId } from '../../../kernel/ids.ts'

/**
 * The order in which cases are drawn: by SHA-256 over the seed and the case's id. Whoever has the seed and the list
 * can draw again and finds the same ones, in whatever order the list came.
 */
export function drawOrder(cases: readonly CaseId[], seed: string): CaseId[] {
  const lot = (id: CaseId) => createHash('sha256').update(`${seed}:${id}`).digest('hex')
  return cases
    .map((id) => ({ id, lot: lot(id) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ id }) => id)
}
