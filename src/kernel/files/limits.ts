/** What a person may attach. Sizes in bytes; each installation may set its own. */
export type FileLimits = {
  readonly photos: number
  readonly photoBytes: number
  /** Width times height, before shrinking: a file of a few KB can unfold to gigabytes. */
  readonly photoPixels: number
  readonly sounds: number
  readonly soundBytes: number
}

const MB = 1024 * 1024

export const defaultLimits: FileLimits = {
  photos: 9,
  photoBytes: 20 * MB,
  photoPixels: 64 * MB,
  sounds: 1,
  soundBytes: 10 * MB,
}

/** Why a file was not taken. The facts say which (`name`, shortened) and what would do (`limit`, in `unit`). */
export type FileCode =
  | 'file.not_a_photo'
  | 'file.not_a_sound'
  | 'file.too_large'
  | 'file.too_many'
  | 'file.broken'
  | 'file.empty'

const most = 32

// Controls and marks that turn the reading direction: a name must not be able to rearrange a page.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A file's own name, fit to be shown: no folders, nothing unseen, at most 32 characters, its ending kept. */
export function shortName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const seen = [...last.toWellFormed().replace(unseen, '').trim()]
  if (seen.length <= most) return seen.join('')
  return `${seen.slice(0, most - 11).join('')}…${seen.slice(-10).join('')}`
}
