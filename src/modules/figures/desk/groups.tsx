import type { Counted } from '../count.ts'
import { definitionWords } from '../definitions.words.ts'
import { averageHeld, type Named, oneDecimal, type Report } from './report.ts'
import { Share } from './share.tsx'
import { Trend } from './trend.tsx'
import { figuresWords as words } from './words.ts'

const { figures } = definitionWords['zh-CN']

/** The same figures for each topic, place or body; those with most to do first. */
export function Groups({ report }: { readonly report: Report }) {
  const { groups, by, least } = report
  const title = words.groups[by]
  if (groups.length === 0) return null
  return (
    <section class="body" aria-labelledby="groups">
      <h2 id="groups">{title}</h2>
      <p class="sm dim">
        {[
          ...(by === 'body' ? [words.bodyMeans] : []),
          by === 'month' ? words.leastOfMonths(least.amount) : words.leastShort(least.amount),
        ].join('')}
      </p>
      {by === 'month' && <Trend report={report} />}
      <div class="tbl" role="group" aria-label={title} tabIndex={0}>
        <table class="figs">
          <thead>
            <tr>
              <th scope="col">{words.sheets.name}</th>
              {report.all.counted.map(({ id }) => (
                <th scope="col" class="n">
                  {figures[id].name}
                </th>
              ))}
              <th scope="col" class="n">
                {words.designated}
              </th>
              <th scope="col" class="n">
                {words.held}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Row group={group} least={least.amount} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ group, least }: { readonly group: Named; readonly least: number }) {
  const { name, counted, designated, held } = group
  const average = averageHeld(group)
  return (
    <tr>
      <th scope="row">{name}</th>
      {counted.map((each) => (
        <Cell counted={each} least={least} />
      ))}
      <td class="n">{designated > 0 && words.times(designated)}</td>
      <td class="n">
        {held && average && (
          <>
            <b>{words.hands(held.hands)}</b>
            <br />
            <span class="dim">{words.each(average.hours, average.days)}</span>
            {held.oldestDays !== null && (
              <>
                <br />
                <span class="dim">{words.oldest(oneDecimal(held.oldestDays))}</span>
              </>
            )}
          </>
        )}
      </td>
    </tr>
  )
}

function Cell({ counted, least }: { readonly counted: Counted; readonly least: number }) {
  const { part, whole } = counted
  return (
    <td class="n">
      {whole > 0 && (
        <>
          <b>{`${part}/${whole}`}</b>
          <br />
          <Share counted={counted} least={least} quiet />
        </>
      )}
    </td>
  )
}
