type Wanted = { readonly perMinute: number; readonly most: number; readonly now: () => number }

/**
 * Token buckets by key: each holds a minute's worth and fills evenly. Of at most `most` keys; the one not heard of
 * for longest is forgotten.
 */
export function buckets({ perMinute, most, now }: Wanted): {
  /** Takes one; 0 when there was one, else the seconds until there is. */
  readonly take: (key: string) => number
} {
  const kept = new Map<string, { tokens: number; at: number }>()
  const perMilli = perMinute / 60_000
  return {
    take: (key) => {
      const at = now()
      const known = kept.get(key)
      const tokens = known ? Math.min(perMinute, known.tokens + (at - known.at) * perMilli) : perMinute
      const taken = tokens >= 1 ? tokens - 1 : tokens
      kept.delete(key)
      kept.set(key, { tokens: taken, at })
      if (kept.size > most) kept.delete(kept.keys().next().value ?? key)
      return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMilli / 1_000))
    },
  }
}
