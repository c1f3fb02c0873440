/** How a page is to look to this person; kept in two cookies. */
export type Look = {
  /** 字号: 18, 24 or 30 px. */
  readonly size: (typeof sizes)[number]
  readonly theme: (typeof themes)[number]
}

export const sizes = [1, 2, 3] as const
export const themes = ['system', 'light', 'dark', 'contrast'] as const

export const plainLook: Look = { size: 1, theme: 'system' }

export function readSize(text: string | undefined): Look['size'] | undefined {
  return sizes.find((size) => String(size) === text)
}

export function readTheme(text: string | undefined): Look['theme'] | undefined {
  return themes.find((theme) => theme === text)
}
