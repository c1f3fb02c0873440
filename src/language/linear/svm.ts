import type { Sparse } from './features.ts'

export type Fitting = {
  /** What a mistake costs against large weights. */
  readonly cost: number
  readonly epochs: number
  /** A number in [0, 1), again and again; the order of the rows hangs on it. */
  readonly draw: () => number
}

/**
 * A linear separator of yes and no: L2-regularised, squared hinge loss, by dual coordinate descent (Hsieh, Chang, Lin,
 * Keerthi & Sundararajan 2008, algorithm 1). The last weight is that of a constant feature.
 * @param weightOf how much row n counts against others
 */
export function separate(
  rows: readonly Sparse[],
  isYes: (n: number) => boolean,
  weightOf: (n: number) => number,
  { size, cost, epochs, draw }: Fitting & { readonly size: number },
): Float32Array {
  const weights = new Float32Array(size + 1)
  const alphas = new Float64Array(rows.length)
  const order = Int32Array.from(rows, (_, n) => n)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, draw)
    let largest = 0
    for (const n of order) {
      const row = rows[n]
      if (!row || row.ids.length === 0) continue
      const side = isYes(n) ? 1 : -1
      const slack = 1 / (2 * cost * weightOf(n))
      const alpha = alphas[n] ?? 0
      const gradient = side * dot(weights, row) - 1 + slack * alpha
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      largest = Math.max(largest, Math.abs(projected))
      if (projected === 0) continue
      // Rows have length 1, and the constant adds 1.
      const next = Math.max(alpha - gradient / (2 + slack), 0)
      alphas[n] = next
      add(weights, row, (next - alpha) * side)
    }
    if (largest < 0.01) break
  }
  return weights
}

export function dot(weights: Float32Array, { ids, values }: Sparse): number {
  let sum = weights[weights.length - 1] ?? 0
  for (let at = 0; at < ids.length; at++) sum += (weights[ids[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return sum
}

function add(weights: Float32Array, { ids, values }: Sparse, by: number): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0
    weights[id] = (weights[id] ?? 0) + by * (values[at] ?? 0)
  }
  weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + by
}

// Fisher & Yates.
function shuffle(order: Int32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}
