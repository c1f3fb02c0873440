import { isComparable, percentOf, type Share } from '../count.ts'
import { rateIds } from '../definitions.ts'
import { definitionWords } from '../definitions.words.ts'
import { Columns } from './bar.tsx'
import type { Trend } from './report.ts'
import { figuresWords as words } from './words.ts'

const { figures } = definitionWords['zh-CN']

/** The rates of six months: a small picture of each, and the numbers in a table beneath. */
export function TrendPart({ trend, least }: { readonly trend: Trend; readonly least: number }) {
  const ofRate = (n: number) =>
    trend.flatMap(({ month, rates }) => {
      const rate = rates[n]
      return rate ? [{ ...rate, name: words.monthShort(month.month) }] : []
    })
  return (
    <section class="body" aria-labelledby="trend">
      <h2 id="trend">{words.trend}</h2>
      <div class="tbl" role="group" aria-label={words.trend} tabIndex={0}>
        <table class="figs snug">
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              <th scope="col">
                <span class="vh">{words.trendColumn}</span>
              </th>
              {trend.map(({ month }) => (
                <th scope="col" class="n">
                  {words.monthShort(month.month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rateIds.map((id, n) => (
              <tr>
                <th scope="row">{figures[id].name}</th>
                <td>
                  <Columns label={words.trendSays(figures[id].name)} shares={ofRate(n)} />
                </td>
                {ofRate(n).map((rate) => (
                  <td class="n">
                    {rate.whole > 0 && `${rate.part}/${rate.whole}`}
                    <br />
                    <Percent share={rate} least={least} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Percent({ share, least }: { readonly share: Share; readonly least: number }) {
  const percent = isComparable(share, least) ? percentOf(share) : null
  return percent === null ? null : <span class="dim">{words.percent(percent)}</span>
}
