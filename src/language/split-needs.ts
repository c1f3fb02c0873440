import { type Guess, guessTopic } from './classify.ts'
import { matters, numbering } from './data/matters.ts'
import { normalise } from './normalise.ts'

const sure = 0.6
const sureScore = 6
const mostNeeds = 4
const longestSaying = 80

/** What follows from the need, who did nothing about it, what is hoped: no need of its own. */
export const tail =
  /^[ ，,]*(?:(?:真|很|太|特别|非常|十分|实在|多|好|又|更)*(?:危险|不安全|不方便|吓人|麻烦|难受|影响)|臭[死得]|[砸伤碰]到人|想问个(?:明白|清楚)|邻居们?[也都]|怕|担心|害怕|希望|请|谢|麻烦|打(?:了|过)?(?:电话|12345)|跟?(?:物业|社区|居委会|街道|他们|城管|业委会).{0,8}(?:不管|没人|不理|不来|不修|说|推|反映|没用|没反应|不解决|不处理|电话)|没人(?:管|修|理|来)|一直没|找了?(?:物业|社区|居委会)|投诉|说了|反映)/

/**
 * The separate things of one saying. Cautious: parts only where neighbouring clauses are each clearly about another
 * topic; a long letter is one need.
 */
export function splitNeeds(text: string): string[] {
  if (text.length > longestSaying) return [text]
  const clauses = text.split(/(?<=[，。！!,；;？?\n]|\. )/).filter((clause) => clause.trim() !== '')
  const parts: { words: string; guess: Guess }[] = []
  for (const clause of clauses) {
    const guess = guessTopic(clause)
    const last = parts.at(-1)
    if (!last || isAnother(clause, guess, last.guess)) parts.push({ words: clause, guess })
    else
      parts[parts.length - 1] = {
        words: last.words + clause,
        guess: isSure(last.guess) ? last.guess : guessTopic(last.words + clause),
      }
  }
  return parts.length > mostNeeds ? [text] : parts.map((part) => part.words)
}

/** So far into a letter is told what it wants; further down is told what was done about it. Flat from 250 to 350. */
const opening = 300
const [manyMatters, manyWhenNumbered, veryMany] = [3, 2, 7]

/**
 * The words by which a long letter speaks of further things to be done, none for one that wants one thing. Counted are
 * its different matters, not its topics: who speaks of three in the opening of a letter, or numbers two, wants two
 * things done (decision 0013).
 */
export function furtherNeeds(text: string, summary: string): readonly string[] {
  if (text.length <= longestSaying) return []
  const said = normalise(text.replace(/\s+/g, '')).slice(0, opening)
  const words = matters.flatMap((says) => says.exec(said)?.slice(0, 1) ?? [])
  const isNumbered = (text.match(numbering)?.length ?? 0) >= 2
  if (words.length < (isNumbered ? manyWhenNumbered : manyMatters)) return []
  const told = normalise(summary)
  const others = words.filter((word) => !told.includes(word))
  return others.slice(0, words.length >= veryMany ? 2 : 1)
}

function isAnother(clause: string, guess: Guess, last: Guess): boolean {
  if (guess.topic === last.topic || tail.test(clause)) return false
  return saysAnother.test(clause) ? isHeard(guess) && isHeard(last) : isSure(guess) && isSure(last)
}

// Who says so means another thing; then a word of the trade on either side is enough.
const saysAnother = /^\s*(?:另外|还有(?=[，,一个件事])|再就是|再有|顺便|对了|第[二三四]|[二2][、.．])/

function isHeard({ because, topic }: Guess): boolean {
  return because.length > 0 && topic !== 'other'
}

// Pairs of characters alone are a feeling; a word of the trade must have been heard.
function isSure({ confidence, because, score }: Guess): boolean {
  return confidence >= sure && because.length > 0 && score >= sureScore
}
