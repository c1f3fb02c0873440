import { z } from 'zod'
import type { FormIssue } from '../../../../kernel/http/form.ts'
import { isOnceKey, newOnce } from '../../../../kernel/http/once.ts'
import type { Wrong } from '../../../../kernel/ui/field.tsx'
import type { Lang } from '../../../../kernel/words/lang.ts'
import type { Odd } from '../../../../language/broken.ts'
import { readPhone } from '../../../people/door.ts'
import { mostWords } from '../../file-request.ts'
import { readDraft } from '../../keep-draft.ts'
import { sayRefusal } from '../../refusals.ts'
import { tidy } from '../../tidy.ts'
import type { Typed } from './say-page.tsx'
import { sayWords } from './words.ts'

/** Lenient on purpose: what is wrong with the words is said in words, beside everything that was typed. */
export const sayForm = z.object({
  words: z.string().default(''),
  phone: z.string().default(''),
  once: z.string().default(''),
  draft: z.string().optional(),
  dangerSeen: z.string().optional(),
  /** What was said to be odd about the words, and they are meant. */
  oddSeen: z.string().optional(),
  isNew: z.string().optional(),
  /** The number of a known matter: "mine too". */
  join: z.string().optional(),
})

export type Said = Typed & {
  readonly draft: string | null
  readonly isNew: boolean
  readonly join: string | null
}

export function readSaid(typed: Readonly<Record<string, string>>): Said {
  const once = typed['once'] ?? ''
  return {
    words: tidy(typed['words'] ?? ''),
    phone: (typed['phone'] ?? '').trim().slice(0, 100),
    once: isOnceKey(once) ? once : newOnce(),
    dangerSeen: typed['dangerSeen'] === '1',
    oddSeen: typed['oddSeen'] ?? null,
    draft: readDraft(typed['draft']),
    isNew: typed['isNew'] === '1',
    join: typed['join'] ?? null,
  }
}

/** What was seen of the words as a whole, once for all who ask. */
type Looked = { readonly hasFiles: boolean; readonly odd: Odd | null }

/** What is wrong with what was typed, apart from the files. */
export function wrongWords(lang: Lang, said: Said, { hasFiles, odd: raw }: Looked): Wrong[] {
  const { wrong } = sayWords[lang]
  const count = said.words.length
  const about = (says: string): Wrong => ({ field: 'words', says })
  const odd = oddBeside(raw, hasFiles)
  return [
    ...(count === 0 && !hasFiles ? [about(wrong.empty)] : []),
    ...(count > 0 && raw !== 'pictures' && !saysSomething(said.words) ? [about(wrong.tooShort)] : []),
    ...(odd !== null && said.oddSeen !== odd ? [about(wrong.odd[odd])] : []),
    ...(count > mostWords ? [about(wrong.tooLong(count, mostWords))] : []),
    ...(said.phone !== '' && readPhone(said.phone) === null ? [{ field: 'phone', says: wrong.phone }] : []),
  ]
}

/** What is odd about the words; a picture beside a photo or a recording says enough. */
export function oddBeside(odd: Odd | null, hasFiles: boolean): Odd | null {
  return odd === 'pictures' && hasFiles ? null : odd
}

// Two letters or digits are the least that can mean something: 漏水.
function saysSomething(words: string): boolean {
  return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2
}

/** What is wrong with how the form came over the wire. */
export function wrongForm(lang: Lang, issues: readonly FormIssue[]): Wrong[] {
  const { wrong } = sayWords[lang]
  const said = issues.map((issue): Wrong => {
    switch (issue.code) {
      case 'form.broken':
      case 'form.busy':
        return { field: '', says: wrong.broken }
      case 'form.too_large':
        return { field: 'photo', says: wrong.tooMuch }
      case 'file.too_large':
      case 'file.too_many':
        return { field: 'photo', says: sayRefusal(lang, issue.code, issue.facts) }
      case 'input.invalid':
        return { field: 'words', says: wrong.tooLong(mostWords, mostWords) }
    }
  })
  return said.filter((each, at) => said.findIndex((other) => other.says === each.says) === at)
}

/** What stands for the words of somebody who only took a photo or spoke. */
export function standIn(lang: Lang, files: readonly { readonly kind: 'photo' | 'voice' }[]): string {
  return files.some(({ kind }) => kind === 'voice') ? sayWords[lang].onlyVoice : sayWords[lang].onlyPhoto
}

/** The status of a page that gives back what was typed. */
export function statusFor(codes: readonly string[]): 409 | 413 | 422 | 507 {
  if (codes.includes('file.disk_full')) return 507
  if (codes.includes('form.too_large') || codes.includes('file.too_large')) return 413
  return 422
}
