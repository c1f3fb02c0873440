import { type Who, withoutPeople } from '../../../language/hide-people.ts'
import { isAbout } from '../../../rulebook/body-names.ts'
import type { BodyKind, Nature } from '../../../rulebook/categories.ts'

/*
 * What a body is shown of a matter: never who said it. Where the matter may be about the body itself, or is private,
 * no word of it is shown, because nobody can take a person out of a complaint by rule: who knows the quarrel knows the
 * sentence. Elsewhere words are shown after masking, too much rather than too little.
 */

export type Matter = {
  readonly title: string
  readonly needs: readonly string[]
  readonly nature: Nature
  readonly isPrivate: boolean
  readonly who: Who
}

/** `closed`: only topic and building are shown, and what a worker wrote for the body. */
export type Shown =
  | { readonly closed: true }
  | { readonly closed: false; readonly title: string; readonly needs: readonly string[] }

type About = { readonly kind: BodyKind; readonly name: string }

export function shownTo(body: About, { title, needs, nature, isPrivate, who }: Matter): Shown {
  if (isPrivate || nature === 'complaint' || isAbout(body, [title, ...needs])) return { closed: true }
  const shown = [...new Set(needs.map((words) => phrase(withoutPeople(words, who))))]
  const head = phrase(withoutPeople(title, who))
  return { closed: false, title: head, needs: shown.filter((words) => words !== '' && words !== head) }
}

const longest = 60

/** As much as one reads at a glance. */
function phrase(text: string): string {
  const letters = Array.from(text.trim())
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest).join('')}…`
}
