/** Made when it is first needed, and kept: models are learnt from word lists that do not change. */
export function once<T>(make: () => T): () => T {
  const kept: T[] = []
  return () => {
    const value = kept[0] ?? make()
    kept[0] = value
    return value
  }
}
