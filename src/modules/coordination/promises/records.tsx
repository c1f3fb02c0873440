import { comparing } from '../../../rulebook/promises.ts'
import { judged } from './promise.rules.ts'
import type { Ledger } from './read-ledger.ts'
import { type BodyRecord, compared } from './record.rules.ts'
import { promiseWords as words } from './words.ts'

/** How each body keeps its word, with every number that it comes from. */
export function Records({ ledger: { records, bodies } }: { readonly ledger: Ledger }) {
  if (records.size === 0) return null
  const all = [...records].map(([body, tally]) => ({
    body,
    tally,
    name: bodies.byId.get(body)?.name ?? '',
  }))
  const { placed, few } = compared(all, comparing.judgedToCompare)
  return (
    <section class="body" aria-labelledby="records">
      <h2 id="records">{words.records}</h2>
      <p class="sm dim">{words.recordsLead(comparing.months, comparing.judgedToCompare)}</p>
      {placed.length > 0 && (
        <ol class="rows">
          {placed.map((each) => (
            <Row of={each} />
          ))}
        </ol>
      )}
      {few.length > 0 && (
        <>
          <p class="sm dim">{words.few(comparing.judgedToCompare)}</p>
          <ul class="rows">
            {few.map((each) => (
              <Row of={each} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Row({ of: { body, name, tally } }: { readonly of: BodyRecord }) {
  return (
    <li>
      <span>
        <a href={`/desk/promises?body=${body}`}>{name}</a>：{words.record(judged(tally), tally)}
      </span>
    </li>
  )
}
