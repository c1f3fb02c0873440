/** What is kept for a short while; `forget` when it was changed here, so that the next look-up sees it. */
export type Remembered<Owner, T> = ((owner: Owner, key: string) => Promise<T>) & {
  readonly forget: (owner: Owner, key: string) => void
}

/** Keeps what rarely changes for a short while, per database; one look-up serves all who wait for it. */
export function remembering<Owner extends object, T>(
  millis: number,
  most: number,
  find: (owner: Owner, key: string) => Promise<T>,
  now: () => number = () => performance.now(),
): Remembered<Owner, T> {
  const kept = new WeakMap<Owner, Map<string, { readonly until: number; readonly value: Promise<T> }>>()
  const get = (owner: Owner, key: string) => {
    const mine = kept.get(owner) ?? new Map()
    kept.set(owner, mine)
    const known = mine.get(key)
    if (known && known.until > now()) return known.value
    const value = find(owner, key)
    // A later look-up may stand there by now.
    value.catch(() => mine.get(key)?.value === value && mine.delete(key))
    mine.delete(key)
    mine.set(key, { until: now() + millis, value })
    if (mine.size > most) mine.delete(mine.keys().next().value ?? key)
    return value
  }
  return Object.assign(get, { forget: (owner: Owner, key: string) => void kept.get(owner)?.delete(key) })
}
