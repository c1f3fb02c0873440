/** Fonts by the names that an office has: Word and WPS look them up by these. */
export const officeFonts = { sans: '黑体', serif: '宋体' } as const
