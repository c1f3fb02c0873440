/** Lets at most `places` pieces of work run at once; the others wait in the order they came. */
export function turnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  const taken = new Set<symbol>()

  return async (work) => {
    const mine = Symbol('place')
    if (taken.size >= places) await new Promise<void>((enter) => waiting.push(enter))
    taken.add(mine)
    try {
      return await work()
    } finally {
      taken.delete(mine)
      waiting.shift()?.()
    }
  }
}
