import type { Lang } from '../../../kernel/words/lang.ts'
import { type BoardQuery, boardHref } from './board-query.ts'
import type { Figures } from './figures.store.ts'
import type { Month } from './month.ts'
import { boardWords } from './words.ts'

/** One rate: its two numbers, what they count, and what was left out. */
export type Rate = {
  readonly name: string
  readonly part: number
  readonly whole: number
  readonly means: string
  /** What the difference consists of, and what was not counted. */
  readonly left: readonly string[]
}

/** The three rates, and the share that was reached at all (casework.md §6). */
export function ratesOf(lang: Lang, { response, resolution, satisfaction }: Figures): readonly Rate[] {
  const words = boardWords[lang].figures
  const some = (n: number, says: (n: number) => string) => (n > 0 ? [says(n)] : [])
  return [
    {
      name: words.response,
      part: response.onTime,
      whole: response.due,
      means: words.responseMeans,
      left: [
        ...some(response.late, words.left.late),
        ...some(response.silent, words.left.silent),
        ...some(response.joined, words.left.joined),
        ...some(response.withdrawn, words.left.withdrawn),
      ],
    },
    {
      name: words.resolution,
      part: resolution.solved,
      whole: resolution.answered,
      means: words.resolutionMeans,
      left: [
        ...some(resolution.notFixed, words.left.notFixed),
        ...some(resolution.refiled, words.left.refiled),
        ...some(resolution.unfinished, words.left.unfinished),
        ...some(resolution.explained, words.left.explained),
        ...some(resolution.referred, words.left.referred),
      ],
    },
    {
      name: words.satisfaction,
      part: satisfaction.happy,
      whole: satisfaction.rated,
      means: words.satisfactionMeans,
      left: [
        ...some(satisfaction.unhappy, words.left.unhappy),
        ...some(satisfaction.middling, words.left.middling),
        ...some(satisfaction.unrated, words.left.unrated),
      ],
    },
    {
      name: words.reached,
      part: resolution.answered,
      whole: resolution.asked,
      means: words.reachedMeans,
      left: some(resolution.asked - resolution.answered, words.left.unanswered),
    },
  ]
}

type Props = {
  readonly lang: Lang
  readonly base: string
  readonly query: BoardQuery
  readonly month: Month
  readonly figures: Figures
}

export function FiguresPart({ lang, base, query, month, figures }: Props) {
  const words = boardWords[lang].figures
  return (
    <section class="sec" aria-labelledby="figures">
      <h2 id="figures">{words.heading(words.month(month.year, month.month))}</h2>
      <ul class="rows">
        {ratesOf(lang, figures).map(({ name, part, whole, means, left }) => (
          <li>
            <p class="share">
              <span>{name}</span> <b>{whole === 0 ? words.none : `${part}/${whole}`}</b>
            </p>
            <p class="dim act">{means}</p>
            {left.length > 0 && <p>{left.join(words.and)}</p>}
          </li>
        ))}
      </ul>
      <p class="dim after">{words.ours}</p>
      <p class="quiet">
        <a href={boardHref(base, query, { month: month.earlier })}>{words.earlier}</a>{' '}
        {month.later !== null && <a href={boardHref(base, query, { month: month.later })}>{words.later}</a>}
      </p>
    </section>
  )
}
