import type { Month } from '../../../kernel/month.ts'
import type { Lang } from '../../../kernel/words/lang.ts'
import { type BoardQuery, boardHref } from './board-query.ts'
import type { Rate } from './rate.ts'
import { boardWords } from './words.ts'

type Props = {
  readonly lang: Lang
  readonly base: string
  readonly query: BoardQuery
  readonly month: Month
  readonly rates: readonly Rate[]
}

export function FiguresPart({ lang, base, query, month, rates }: Props) {
  const words = boardWords[lang].figures
  return (
    <section class="sec" aria-labelledby="figures">
      <h2 id="figures">{words.heading(words.month(month.year, month.month))}</h2>
      <ul class="rows">
        {rates.map(({ name, part, whole, means, left }) => (
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
