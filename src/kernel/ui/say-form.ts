import type { Lang } from '../words/lang.ts'
import { shellWords } from '../words/shell.ts'

/**
 * Attributes for a form that say.js helps with: it keeps half-written words per place, shrinks photos, records a
 * voice and guards against a second tap. Without the script the form works as it stands.
 */
export function sayForm(lang: Lang, place: string) {
  const { sending, remove, stop } = shellWords[lang]
  return { 'data-say': place, 'data-sending': sending, 'data-remove': remove, 'data-stop': stop } as const
}
