import type { ComponentChildren } from 'preact'
import type { BuildingId } from '../../../kernel/ids.ts'
import { Empty } from '../../../kernel/ui/parts.tsx'
import { ResidentShell } from '../../../kernel/ui/resident-shell.tsx'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import { leastByPlace, type Sum } from './board.rules.ts'
import { type BoardQuery, boardHref } from './board-query.ts'
import { BoardItem } from './board-item.tsx'
import type { BoardView } from './board-view.ts'
import { FiguresPart } from './figures-part.tsx'
import { boardWords } from './words.ts'

/** The public board: what runs and what was done, by topic and by place, for how long, and the three rates. */
export function BoardPage(view: BoardView) {
  const { page, post, base, query, board } = view
  const words = boardWords[page.lang]
  return (
    <ResidentShell page={page} title={words.title(post.name)} post={post} home={homeOf(base)}>
      <p class="place">{post.name}</p>
      <h1>{words.heading}</h1>
      <p>{words.sums(board.sums.all.running, board.sums.all.done)}</p>
      <p class="dim">{words.noPersonal}</p>
      <Listing view={view} />
      <ByTopic view={view} />
      <ByPlace view={view} />
      <FiguresPart lang={page.lang} base={base} query={query} month={board.month} rates={board.rates} />
    </ResidentShell>
  )
}

function homeOf(base: string): string {
  return base.endsWith('/board') ? base.slice(0, -'/board'.length) || '/' : '/'
}

function Listing({ view }: { readonly view: BoardView }) {
  const { page, base, query, board } = view
  const words = boardWords[page.lang]
  const isFiltered = query.topic !== null || query.building !== null
  return (
    <section class="sec" aria-labelledby="list">
      <nav class="pair" aria-label={words.heading}>
        <Tab view={view} show="running" />
        <Tab view={view} show="done" />
      </nav>
      <h2 id="list" class="after">
        {filterName(view) ?? words.tabs[query.show === 'done' ? 'done' : 'open']}
      </h2>
      {isFiltered && (
        <p>
          <a class="btn" href={boardHref(base, query, { topic: null, building: null })}>
            {words.clear}
          </a>
        </p>
      )}
      <p class="dim">{query.show === 'done' ? words.doneOrder : words.openOrder}</p>
      {board.isTooFew && <p>{words.fewHere(filterName(view) ?? '', leastByPlace)}</p>}
      {!board.isTooFew && board.rows.length === 0 && (
        <Empty>{query.show === 'done' ? words.empty.done : words.empty.open}</Empty>
      )}
      <ul class="rows after">
        {board.rows.map((row) => (
          <BoardItem view={view} row={row} />
        ))}
      </ul>
      <p class="quiet">
        {query.after !== null && <a href={boardHref(base, query, {})}>{words.first}</a>}{' '}
        {board.next !== null && (
          <a class="btn" href={boardHref(base, query, { after: board.next })}>
            {words.more}
          </a>
        )}
      </p>
    </section>
  )
}

function Tab({ view, show }: { readonly view: BoardView; readonly show: BoardQuery['show'] }) {
  const { page, base, query } = view
  const words = boardWords[page.lang].tabs
  return (
    <a
      class="btn"
      href={boardHref(base, query, { show })}
      aria-current={query.show === show ? 'page' : undefined}
    >
      {show === 'done' ? words.done : words.open}
    </a>
  )
}

function filterName({ page, query, placeOf, catalogue }: BoardView): string | null {
  const parts = [
    query.building && placeOf({ estate: null, building: query.building }),
    query.topic && sayTopic(catalogue, page.lang, query.topic),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : null
}

function ByTopic({ view }: { readonly view: BoardView }) {
  const { page, base, query, board, catalogue } = view
  const words = boardWords[page.lang]
  return (
    <section class="sec" aria-labelledby="topics">
      <h2 id="topics">{words.byTopic}</h2>
      <ul class="rows tight">
        {board.sums.topics.map(({ topic, ...sum }) => (
          <Line view={view} sum={sum} href={boardHref(base, query, { topic, building: null })}>
            {sayTopic(catalogue, page.lang, topic)}
          </Line>
        ))}
      </ul>
    </section>
  )
}

function ByPlace({ view }: { readonly view: BoardView }) {
  const { page, base, query, board, placeOf } = view
  const words = boardWords[page.lang]
  const href = (building: BuildingId) => boardHref(base, query, { building, topic: null })
  return (
    <section class="sec" aria-labelledby="places">
      <h2 id="places">{words.byPlace}</h2>
      <ul class="rows tight">
        {board.sums.buildings.map(({ building, ...sum }) => (
          <Line view={view} sum={sum} href={href(building)}>
            {placeOf({ estate: null, building })}
          </Line>
        ))}
      </ul>
      {board.sums.fewBuildings > 0 && (
        <p class="dim after">{words.fewBuildings(board.sums.fewBuildings, leastByPlace)}</p>
      )}
    </section>
  )
}

type LineProps = {
  readonly view: BoardView
  readonly sum: Sum
  readonly href: string
  readonly children: ComponentChildren
}

function Line({ view, sum, href, children }: LineProps) {
  return (
    <li class="share">
      <a class="open" href={href}>
        {children}
      </a>
      <span class="dim">{boardWords[view.page.lang].counts(sum.running, sum.done)}</span>
    </li>
  )
}
