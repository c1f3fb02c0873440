type Wanted = { readonly places: number; readonly patienceMillis: number }

/** Lets so many in at once. Who waits longer than the patience gets null instead of a way to leave. */
export function queue({ places, patienceMillis }: Wanted): {
  readonly enter: () => Promise<(() => void) | null>
} {
  const inside = new Set<symbol>()
  const waiting = new Set<() => void>()

  const leave = (who: symbol) => () => {
    if (!inside.delete(who)) return
    const [next] = waiting
    next?.()
  }
  const letIn = () => {
    const who = Symbol('place')
    inside.add(who)
    return leave(who)
  }
  return {
    enter: () => {
      if (inside.size < places) return Promise.resolve(letIn())
      return new Promise((resolve) => {
        const called = () => {
          waiting.delete(called)
          clearTimeout(timer)
          resolve(letIn())
        }
        const timer = setTimeout(() => {
          waiting.delete(called)
          resolve(null)
        }, patienceMillis)
        waiting.add(called)
      })
    },
  }
}
