/** Words as they can be kept: whole characters, no NUL (PostgreSQL has none), no space around them. */
export function tidy(words: string): string {
  return words.toWellFormed().replaceAll('\0', '').trim()
}
