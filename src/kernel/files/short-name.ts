const most = 32

// Controls and marks that turn the reading direction: a name must not be able to rearrange a page.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A file's own name, fit to be shown: no folders, nothing unseen, at most 32 characters, its ending kept. */
export function shortName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const seen = Array.from(last.toWellFormed().replace(unseen, '').trim())
  if (seen.length <= most) return seen.join('')
  return `${seen.slice(0, most - 11).join('')}…${seen.slice(-10).join('')}`
}
