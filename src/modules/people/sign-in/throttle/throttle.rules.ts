/** So many failures are free; a name is one person's, an address may be a whole office's. */
export const free = { who: 4, from: 20 } as const

const longest = 15 * 60

/** Seconds the next attempt has to wait after so many failures: doubling, a quarter of an hour at most. */
export function waitAfter(fails: number, kind: keyof typeof free): number {
  const over = fails - free[kind]
  return over < 1 ? 0 : Math.min(longest, 5 * 2 ** Math.min(over - 1, 10))
}

/** The waits after the first failure, the second and so on, until they grow no more. */
export function waitsOf(kind: keyof typeof free): number[] {
  return Array.from({ length: free[kind] + 10 }, (_, at) => waitAfter(at + 1, kind))
}

/** After so many seconds without a failure one is forgotten: an office has a few each day, all its days. */
export const eases = { who: 3_600, from: 300 } as const
