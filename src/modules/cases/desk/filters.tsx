import { clocks } from '../case.rules.ts'
import { type Catalogue, sayTopic } from '../../../rulebook/catalogue.ts'
import { topics, urgencies } from '../../../rulebook/categories.ts'
import { caseWords } from './case.words.ts'
import { catalogueWords } from './catalogue.words.ts'
import { type Filter, inboxPath, isNarrowed, shows, everything } from '../reading/filter.ts'
import { inboxWords as words } from './inbox.words.ts'
import type { Inbox } from '../reading/read-inbox.ts'

type Choice = { readonly value: string; readonly says: string }

/** What the list can be narrowed by. Without a script the button sends it; all of it lands in the address. */
export function Filters({ inbox }: { readonly inbox: Inbox }) {
  const { filter } = inbox
  return (
    <form class="filters" action="/desk/inbox" aria-label={words.filters} data-auto>
      <Places inbox={inbox} />
      <Holders inbox={inbox} />
      <Matters inbox={inbox} />
      <Tick name="late" says={words.onlyLate} on={filter.late} />
      <Tick name="out" says={words.onlyOut} on={filter.out} />
      <Tick name="waits" says={words.onlyWaits} on={filter.waits} />
      {filter.q !== null && <input type="hidden" name="q" value={filter.q} />}
      <button class="btn b3">{words.filterDo}</button>
      {isNarrowed(filter) && (
        <a class="btn b3" href={inboxPath(everything)}>
          {words.filterOff}
        </a>
      )}
    </form>
  )
}

function Places({ inbox }: { readonly inbox: Inbox }) {
  const { filter, tree } = inbox
  const estates = [...tree.estates.values()].map(({ id, name }) => ({ value: id, says: name }))
  return (
    <>
      {estates.length > 1 && (
        <Select
          name="estate"
          label={words.estate}
          none={words.all}
          chosen={filter.estate}
          options={estates}
        />
      )}
      <BuildingSelect inbox={inbox} />
    </>
  )
}

function Holders({ inbox }: { readonly inbox: Inbox }) {
  const { filter, bodies, members } = inbox
  const people = members.map(({ person, name }) => ({ value: person, says: name }))
  return (
    <>
      <Select
        name="body"
        label={words.body}
        none={words.anybody}
        chosen={filter.body}
        options={bodies.all.map(({ id, name }) => ({ value: id, says: name }))}
      />
      <Select
        name="person"
        label={words.person}
        none={words.anybody}
        chosen={filter.person}
        options={[{ value: 'me', says: words.me }, ...people]}
      />
    </>
  )
}

function Matters({ inbox: { filter, catalogue } }: { readonly inbox: Inbox }) {
  return (
    <>
      <Select
        name="topic"
        label={words.topic}
        none={words.all}
        chosen={filter.topic}
        options={topicsIn(catalogue)}
      />
      <Select
        name="clock"
        label={words.clock}
        none={words.firstClock}
        chosen={filter.clock}
        options={clocks.map((clock) => ({ value: clock, says: words.clocks[clock] }))}
      />
      <Select
        name="urgency"
        label={words.urgency}
        none={words.anyUrgency}
        chosen={filter.urgency}
        options={urgencies.map((urgency) => ({ value: urgency, says: caseWords.urgencies[urgency] }))}
      />
      <Select
        name="state"
        label={words.state}
        chosen={filter.show}
        options={shows.map((show) => ({ value: show, says: words.shows[show] }))}
      />
    </>
  )
}

// What is not offered any more comes last: there may be cases of before.
function topicsIn(catalogue: Catalogue): Choice[] {
  const choice = (value: (typeof topics)[number]) => {
    const name = sayTopic(catalogue, 'zh-CN', value)
    return { value, says: catalogue[value].isOffered ? name : catalogueWords.notOffered(name) }
  }
  const [now, before] = [true, false].map((is) => topics.filter((each) => catalogue[each].isOffered === is))
  return [...(now ?? []), ...(before ?? [])].map(choice)
}

type SelectProps = {
  readonly name: string
  readonly label: string
  readonly none?: string
  readonly chosen: string | null
  readonly options: readonly Choice[]
}

function Select({ name, label, none, chosen, options }: SelectProps) {
  return (
    <label>
      {label}{' '}
      <select name={name}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value, says }) => (
          <option value={value} selected={value === chosen}>
            {says}
          </option>
        ))}
      </select>
    </label>
  )
}

function BuildingSelect({ inbox }: { readonly inbox: Inbox }) {
  const { filter, tree } = inbox
  const estates = [...tree.estates.values()].filter(
    ({ id }) => filter.estate === null || id === filter.estate,
  )
  return (
    <label>
      {words.building}{' '}
      <select name="building">
        <option value="">{words.all}</option>
        {estates.map((estate) => (
          <optgroup label={estate.name}>
            {[...tree.buildings.values()]
              .filter((building) => building.estate === estate.id)
              .map(({ id, label }) => (
                <option value={id} selected={id === filter.building}>
                  {label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

function Tick({ name, says, on }: { readonly name: string; readonly says: string; readonly on: boolean }) {
  return (
    <label>
      <input type="checkbox" name={name} value="1" checked={on} /> {says}
    </label>
  )
}

/** The narrowing as hidden fields, for the search beside it. */
export function Kept({ filter }: { readonly filter: Filter }) {
  const query = new URL(inboxPath({ ...filter, q: null, show: 'open' }), 'http://here').searchParams
  return (
    <>
      {[...query].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
