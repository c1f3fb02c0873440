import type { KeyHint } from '../../../kernel/ui/desk-shell.tsx'
import { Icon } from '../../../kernel/ui/icon.tsx'
import { Empty } from '../../../kernel/ui/parts.tsx'
import { ClockMark } from '../../../kernel/ui/state.tsx'
import { sayClock, sayDay, sayMoment } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { dues, ledgerPath } from './ledger-filter.ts'
import { MakePromise, PickedPromise } from './ledger-panel.tsx'
import { type AgainPromise, MatterLine, StateMark } from './line.tsx'
import type { Line } from './list-promises.store.ts'
import { type State, states } from './promise.rules.ts'
import type { Ledger } from './read-ledger.ts'
import { Records } from './records.tsx'
import { promiseWords as words } from './words.ts'

type Props = { readonly frame: Frame; readonly ledger: Ledger; readonly again: AgainPromise | null }

export function LedgerPage({ frame, ledger, again }: Props) {
  const { filter, lines } = ledger
  const isNarrowed = filter.body !== null || filter.state !== null || filter.due !== null
  const isMaking = again?.form === 'make'
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="promises"
      keys={keys}
      panel={{
        label: isMaking ? words.make : words.panel,
        content: isMaking ? (
          <MakePromise ledger={ledger} again={again} />
        ) : (
          <PickedPromise ledger={ledger} again={again} />
        ),
      }}
    >
      <Head ledger={ledger} />
      <Filters ledger={ledger} isNarrowed={isNarrowed} />
      {lines.length === 0 ? (
        <Empty>{isNarrowed ? words.emptyFiltered : words.empty}</Empty>
      ) : (
        <Lines ledger={ledger} />
      )}
      <Records ledger={ledger} />
    </DeskPage>
  )
}

function Head({ ledger: { records } }: Pick<Props, 'ledger'>) {
  const sum = (state: State) => [...records.values()].reduce((all, tally) => all + tally[state], 0)
  return (
    <header class="head">
      <div>
        <h1>{words.title}</h1>
        <p>{words.lead(sum('open'), sum('broken'))}</p>
      </div>
      <div class="go">
        <a class="btn" href="/desk/promises?new=1#make" data-key="n">
          <Icon name="plus" />
          {words.make}
        </a>
      </div>
    </header>
  )
}

function Filters({
  ledger: { filter, bodies },
  isNarrowed,
}: Pick<Props, 'ledger'> & { isNarrowed: boolean }) {
  return (
    <form class="filters" action="/desk/promises" aria-label={words.filters} data-auto>
      <Select
        name="body"
        none={words.anybody}
        chosen={filter.body}
        options={bodies.all.map(({ id, name }) => [id, name] as const)}
      />
      <Select
        name="state"
        none={words.any}
        chosen={filter.state}
        options={states.map((state) => [state, words.states[state]] as const)}
      />
      <Select
        name="due"
        none={words.any}
        chosen={filter.due}
        options={dues.map((due) => [due, words.dues[due]] as const)}
      />
      <button class="btn b3">{words.filterDo}</button>
      {isNarrowed && (
        <a class="btn b3" href="/desk/promises">
          {words.filterOff}
        </a>
      )}
    </form>
  )
}

type SelectProps = {
  readonly name: 'body' | 'state' | 'due'
  readonly none: string
  readonly chosen: string | null
  readonly options: readonly (readonly [value: string, says: string])[]
}

function Select({ name, none, chosen, options }: SelectProps) {
  return (
    <label>
      {words.by[name]}{' '}
      <select name={name}>
        <option value="">{none}</option>
        {options.map(([value, says]) => (
          <option value={value} selected={value === chosen}>
            {says}
          </option>
        ))}
      </select>
    </label>
  )
}

function Lines({ ledger }: Pick<Props, 'ledger'>) {
  return (
    <table class="list">
      <caption class="vh">{words.caption}</caption>
      <thead>
        <tr>
          {(['due', 'what', 'who', 'state'] as const).map((name) => (
            <th scope="col">{words.heads[name]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ledger.lines.map((line) => (
          <Row line={line} ledger={ledger} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ line, ledger: { filter, picked, bodies, now } }: Pick<Props, 'ledger'> & { line: Line }) {
  const isPicked = line.id === picked?.id
  const pick = ledgerPath(filter, line.id)
  return (
    <tr class={isPicked ? 'cur' : undefined} data-pick={pick}>
      <td>
        <Due line={line} now={now} />
      </td>
      <td>
        <a href={pick} aria-current={isPicked ? 'true' : undefined}>
          {line.what ?? words.finish}
        </a>{' '}
        <span class="at">
          <MatterLine line={line} />
        </span>
      </td>
      <td>{bodies.byId.get(line.body)?.name}</td>
      <td>
        <StateMark line={line} />
      </td>
    </tr>
  )
}

function Due({ line: { state, due, remindedAt }, now }: { line: Line; now: Ledger['now'] }) {
  if (state !== 'open') return <span class="sm dim">{sayDay('zh-CN', now, due)}</span>
  const mark = due < now ? 'late' : remindedAt !== null ? 'soon' : 'doing'
  const says = mark === 'doing' ? sayMoment('zh-CN', now, due) : sayClock('zh-CN', now, due)
  return <ClockMark mark={mark}>{says}</ClockMark>
}

const keys: readonly KeyHint[] = [
  { keys: ['J', 'K'], says: words.keys.move },
  { keys: ['N'], says: words.keys.make },
]
