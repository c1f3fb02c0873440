/**
 * A fold for each row, 0..folds-1, such that rows of one group share a fold and every fold has its share of each
 * label: groups go, the largest first, where their labels are scarcest (stratified group k-fold).
 */
export function foldsOf(
  labels: readonly string[],
  groups: ArrayLike<number>,
  { folds, draw }: { readonly folds: number; readonly draw: () => number },
): Int32Array {
  const members = new Map<number, number[]>()
  labels.forEach((_, n) => {
    const group = groups[n] ?? n
    members.set(group, [...(members.get(group) ?? []), n])
  })
  const order = [...members.values()]
    .map((rows) => ({ rows, chance: draw() }))
    .toSorted((a, b) => b.rows.length - a.rows.length || a.chance - b.chance)
  const held = Array.from({ length: folds }, () => ({ rows: 0, byLabel: new Map<string, number>() }))
  const fold = new Int32Array(labels.length)
  for (const { rows } of order) {
    const label = labels[rows[0] ?? 0] ?? ''
    const poorest = held.reduce(
      (best, each, at) => (fullness(each, label) < fullness(held[best] ?? each, label) ? at : best),
      0,
    )
    for (const n of rows) {
      fold[n] = poorest
      const here = held[poorest]
      if (!here) continue
      here.rows++
      here.byLabel.set(labels[n] ?? '', (here.byLabel.get(labels[n] ?? '') ?? 0) + 1)
    }
  }
  return fold
}

type Held = { readonly rows: number; readonly byLabel: ReadonlyMap<string, number> }

// Its own label decides; among equals the smaller fold.
function fullness({ rows, byLabel }: Held, label: string): number {
  return (byLabel.get(label) ?? 0) + rows / 1e6
}
