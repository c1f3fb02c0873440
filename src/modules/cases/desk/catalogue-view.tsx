import { newOnce } from '../../../kernel/http/once.ts'
import { ErrorSummary, type Wrong } from '../../../kernel/ui/field.tsx'
import { LocalTime } from '../../../kernel/ui/parts.tsx'
import { asDefault, isSameCategory, sayTopic } from '../../../rulebook/catalogue.ts'
import { type Topic, topics } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { categoryNow, type KeptChange } from '../catalogue/change.rules.ts'
import { type CatalogueReport, leaderFor } from '../catalogue/read-catalogue.ts'
import { catalogueWords as words } from './catalogue.words.ts'
import { DeskPage, type Frame } from './frame.tsx'

/** What was just done, said once. */
export type CatalogueNews = 'saved' | 'undone'

type Reported = { readonly frame: Frame; readonly report: CatalogueReport }

type Props = Reported & { readonly news: CatalogueNews | null; readonly errors: readonly Wrong[] }

export function CataloguePage({ frame, report, news, errors }: Props) {
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="catalogue"
      panel={{ label: words.last, content: <LastChange frame={frame} report={report} /> }}
    >
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      {news && (
        <p class="news" role="status">
          {words[news]}
        </p>
      )}
      <ErrorSummary lang="zh-CN" errors={errors} />
      <Topics report={report} />
      <History frame={frame} report={report} />
      <p class="body sm dim">{words.limits}</p>
    </DeskPage>
  )
}

function Topics({ report }: { readonly report: CatalogueReport }) {
  const { catalogue, bodies } = report
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{words.columns.topic}</th>
          <th scope="col">{words.columns.leads}</th>
          <th scope="col">{words.columns.how}</th>
          <th scope="col">{words.columns.own}</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => {
          const it = catalogue[topic]
          return (
            <tr id={`t-${topic}`}>
              <td>
                <a href={`/desk/catalogue/${topic}`}>{sayTopic(catalogue, 'zh-CN', topic)}</a>
                {it.name !== null && (
                  <span class="at">{words.usually(rulebookWords['zh-CN'].topics[topic])}</span>
                )}
              </td>
              <td>{leaderFor(bodies, it, it.leadBody).name}</td>
              <td>{howOf(report, topic)}</td>
              <td class="dim">{isOwn(report, topic) && words.own}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

// What was taken back, or put to the default again, is not the community's own any more.
export function isOwn({ changes }: CatalogueReport, topic: Topic): boolean {
  return !isSameCategory(categoryNow(changes, topic), asDefault(topic))
}

function howOf({ catalogue }: CatalogueReport, topic: Topic): string {
  const { isOffered, privateByDefault, helpersWelcome } = catalogue[topic]
  return [
    !isOffered && words.how.notOffered,
    privateByDefault && words.how.isPrivate,
    helpersWelcome && words.how.helpers,
  ]
    .filter((each) => each !== false)
    .join(' · ')
}

function LastChange({ frame, report }: Reported) {
  const { last } = report
  return (
    <section aria-labelledby="last">
      <h2 id="last">{words.last}</h2>
      {last === null ? (
        <p class="sm dim">{words.nothingToUndo}</p>
      ) : (
        <>
          <p>
            {sayChange(report, last)}{' '}
            <span class="sm dim">
              <LocalTime lang="zh-CN" now={frame.now} at={last.at} />
            </span>
          </p>
          <form class="flow act" method="post" action="/desk/catalogue/undo" data-guard>
            <input type="hidden" name="once" value={newOnce()} />
            <input type="hidden" name="n" value={last.n} />
            <p class="acts">
              <button class="btn">{words.undo}</button>
            </p>
            <p class="sm dim">{words.undoHint}</p>
          </form>
        </>
      )}
    </section>
  )
}

const mostTold = 30

/** What was changed, the newest first: of all topics or of one. */
export function History({ frame, report, topic }: Reported & { readonly topic?: Topic }) {
  const undone = new Set(report.changes.flatMap(({ undoes }) => undoes ?? []))
  const told = report.changes.filter((each) => topic === undefined || each.topic === topic)
  return (
    <section class={topic === undefined ? 'body' : undefined} aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {told.length === 0 && <p class="sm dim">{words.noHistory}</p>}
      <ol class="journal">
        {told
          .slice(-mostTold)
          .toReversed()
          .map((change) => (
            <li>
              <LocalTime lang="zh-CN" now={frame.now} at={change.at} />
              <p>
                {sayChange(report, change)}
                {undone.has(change.n) && <span class="sm dim"> {words.wasTakenBack}</span>}
              </p>
            </li>
          ))}
      </ol>
    </section>
  )
}

function sayChange({ names, bodies }: CatalogueReport, change: KeptChange): string {
  const who = change.by === null ? words.byCommand : (names.get(change.by) ?? '')
  // By its usual name: what it was called then would need the catalogue of that day.
  const topic = rulebookWords['zh-CN'].topics[change.topic]
  if (change.undoes !== null) return words.tookBack(who, topic)
  const { name, isOffered, privateByDefault, helpersWelcome, leadBody, body } = change
  const { parts } = words
  const named = body === null ? undefined : bodies.byId.get(body)?.name
  const how = [
    name !== null && parts.name(name),
    isOffered !== null && parts.isOffered(isOffered),
    privateByDefault !== null && parts.privateByDefault(privateByDefault),
    helpersWelcome !== null && parts.helpersWelcome(helpersWelcome),
    leadBody !== null && parts.leads(named ?? rulebookWords['zh-CN'].bodies[leadBody]),
  ].filter((each) => each !== false)
  return words.changed(who, topic, how.length === 0 ? words.toUsual : how.join('，'))
}
