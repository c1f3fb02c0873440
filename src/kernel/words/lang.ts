/** The languages of the product; the first is its own. */
export const langs = ['zh-CN', 'zh-TW', 'en'] as const
export type Lang = (typeof langs)[number]

export function isLang(text: string | undefined): text is Lang {
  return (langs as readonly (string | undefined)[]).includes(text)
}

/** Words in every language, so that a missing one does not compile. */
export type Worded<Words> = Readonly<Record<Lang, Words>>

/** What was chosen (link or cookie), else the first language of the browser that we speak, else our own. */
export function pickLang(chosen: string | undefined, acceptLanguage: string | undefined): Lang {
  if (isLang(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
  for (const tag of wanted) {
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
