import { Empty } from '../../../kernel/ui/parts.tsx'
import { sayDate, sayMoment } from '../../../kernel/words/time.ts'
import { plainDate } from '../../../kernel/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Counted } from '../count.ts'
import { definedOn, type Definition, definitions } from '../definitions.ts'
import { definitionWords } from '../definitions.words.ts'
import { sayLeft } from '../say-left.ts'
import { ChooseMonth } from './choose.tsx'
import { Groups } from './groups.tsx'
import { averageHeld, oneDecimal, type Report } from './report.ts'
import { Share } from './share.tsx'
import { figuresWords as words } from './words.ts'

type Props = { readonly frame: Frame; readonly report: Report }

const { figures } = definitionWords['zh-CN']

export function FiguresPage({ frame, report }: Props) {
  const month = words.month(report.month.year, report.month.month)
  return (
    <DeskPage frame={frame} title={words.heading(month)} room="figures">
      <header class="head">
        <div>
          <h1>{words.heading(month)}</h1>
          <p>{words.soFar(sayMoment('zh-CN', frame.now, report.countedAt))}</p>
        </div>
      </header>
      <ChooseMonth report={report} now={frame.now} />
      <AllTable report={report} />
      {report.by !== 'all' && <Groups report={report} />}
      <Definitions report={report} />
    </DeskPage>
  )
}

function AllTable({ report }: Pick<Props, 'report'>) {
  const { counted } = report.all
  return (
    <section class="body" aria-labelledby="all">
      <h2 id="all">{words.sheets.all}</h2>
      {counted.every(({ whole, apart }) => whole === 0 && apart.length === 0) ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <div class="tbl" role="group" aria-label={words.sheets.all} tabIndex={0}>
          <table class="figs">
            <thead>
              <tr>
                <th scope="col">{words.figure}</th>
                <th scope="col" class="n">
                  {words.counted}
                </th>
                <th scope="col">{words.share}</th>
              </tr>
            </thead>
            <tbody>
              {counted.map((each) => (
                <AllRow counted={each} least={report.least.amount} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Held report={report} />
    </section>
  )
}

function AllRow({ counted, least }: { readonly counted: Counted; readonly least: number }) {
  const { id, part, whole, other } = counted
  const { other: otherWay }: Definition = definitions[id]
  const left = sayLeft('zh-CN', counted)
  return (
    <tr>
      <th scope="row">
        {figures[id].name}
        {left.length > 0 && <p class="why">{left.join(words.and)}</p>}
      </th>
      <td class="n">
        <b>{whole === 0 ? words.none : `${part}/${whole}`}</b>
        {otherWay && other && other.whole > 0 && (
          <p class="dim">{words.units[otherWay.unit](other.part, other.whole)}</p>
        )}
      </td>
      <td>
        <Share counted={counted} least={least} />
      </td>
    </tr>
  )
}

function Held({ report: { all } }: Pick<Props, 'report'>) {
  const average = averageHeld(all)
  if (!all.held || !average) return null
  return (
    <>
      <p>
        {[
          `${words.held}：${words.hands(all.held.hands)}`,
          words.each(average.hours, average.days),
          ...(all.held.oldestDays === null ? [] : [words.oldest(oneDecimal(all.held.oldestDays))]),
          `${words.designated}：${words.times(all.designated)}`,
        ].join(words.and)}
      </p>
      <p class="sm dim">{words.heldMeans}</p>
    </>
  )
}

function Definitions({ report: { least } }: Pick<Props, 'report'>) {
  return (
    <section class="body" aria-labelledby="definitions">
      <h2 id="definitions">{words.definitions}</h2>
      <p class="sm">{words.ours(sayDate('zh-CN', plainDate(definedOn)))}</p>
      <dl class="means">
        {Object.values(figures).map(({ name, means }) => (
          <>
            <dt>{name}</dt>
            <dd>{means}</dd>
          </>
        ))}
      </dl>
      <p class="sm dim">{words.twice}</p>
      <p class="sm dim">{words.bodyMeans}</p>
      <p class="sm dim">{words.least(least.amount, sayDate('zh-CN', plainDate(least.asOf)), least.source)}</p>
    </section>
  )
}
