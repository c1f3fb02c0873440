/** Runs at most `most` pieces of work at once; the others wait in the order in which they came. */
export function limited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  const state = { running: 0 }
  return async (work) => {
    if (state.running >= most) await new Promise<void>((go) => waiting.push(go))
    state.running++
    try {
      return await work()
    } finally {
      state.running--
      waiting.shift()?.()
    }
  }
}
