/**
 * The texts that one row teaches by: the whole, each of its fields, and its opening, so that a model taught on long
 * letters also knows how one sentence looks.
 */
export function viewsOf(fields: readonly string[]): string[] {
  const said = fields.map((field) => field.trim()).filter((field) => field !== '')
  const whole = said.join('。')
  const views = [whole, ...(said.length > 1 ? said : []), openingOf(whole)]
  return [...new Set(views)].filter((view) => view !== '')
}

/** The opening of a text that goes on after it, where people say what they want; null for a text that is all opening. */
export function openingIfLong(text: string): string | null {
  return text.replace(/\s+/g, '').length > longest ? openingOf(text) : null
}

const shortest = 8
const longest = 40

// The first sentence; where nobody set a mark, so many characters.
function openingOf(text: string): string {
  const flat = text.replace(/\s+/g, '')
  const end = flat.slice(shortest, longest).search(/[。！!？?；;，,：:]/)
  return end < 0 ? flat.slice(0, longest) : flat.slice(0, shortest + end)
}
