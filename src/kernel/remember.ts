/** Keeps what rarely changes for a short while, per database; one look-up serves all who wait for it. */
export function remembering<Owner extends object, T>(
  millis: number,
  most: number,
  find: (owner: Owner, key: string) => Promise<T>,
  now: () => number = () => performance.now(),
): (owner: Owner, key: string) => Promise<T> {
  const kept = new WeakMap<Owner, Map<string, { readonly until: number; readonly value: Promise<T> }>>()
  return (owner, key) => {
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
}
