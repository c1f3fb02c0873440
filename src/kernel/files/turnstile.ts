/** Lets at most `places` pieces of work run at once; the others wait in the order they came. */
export function turnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  const state = { free: places }

  return async (work) => {
    if (state.free > 0) state.free--
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      // A place is handed over, never given back for a moment: whoever comes just now must not slip in before.
      const next = waiting.shift()
      if (next) next()
      else state.free++
    }
  }
}
