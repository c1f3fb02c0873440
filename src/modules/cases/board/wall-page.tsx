import { Qr } from '../../../kernel/ui/qr.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import { Hops, type Step } from '../../../kernel/ui/trail.tsx'
import { WallShell } from '../../../kernel/ui/other-shells.tsx'
import type { Lang } from '../../../kernel/words/lang.ts'
import { sayWallClock } from '../../../kernel/words/time.ts'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import type { Community } from '../../people/door.ts'
import { StateOf, dueOf } from './board-item.tsx'
import type { BoardView } from './board-view.ts'
import { Heard } from './heard-line.tsx'
import type { BoardRow } from './listing.store.ts'
import type { Rate } from './rate.ts'
import { boardWords } from './words.ts'

export type WallView = Pick<BoardView, 'page' | 'now' | 'bodyOf' | 'placeOf' | 'catalogue'> & {
  readonly community: Community
  readonly running: number
  readonly rows: readonly (BoardRow & { readonly hops: readonly (Step & { readonly days: number })[] })[]
  readonly rates: readonly Rate[]
  readonly doneThisWeek: number
  readonly lastDone: readonly BoardRow[]
  /** What the code on the screen opens. */
  readonly link: string
}

/** The screen in the post: the six most urgent matters, the month, the code to scan. No name, no room, no phone. */
export function WallPage(view: WallView) {
  const { page, community, now } = view
  const words = boardWords[page.lang].wall
  return (
    <WallShell page={page} title={words.title(community.name)}>
      <header class="band">
        <h1>{boardWords[page.lang].post(community.name)}</h1>
        <span>{words.tagline}</span>
        <time class="clk" datetime={now}>
          {sayWallClock(page.lang, now)}
        </time>
      </header>
      <main class="mainc">
        <h2>
          {words.running}{' '}
          <span class="dim">
            {view.running > 0 ? words.runningSums(view.running, view.rows.length) : words.nothing}
          </span>
        </h2>
        <ul class="tiles">
          {view.rows.map((row) => (
            <Tile view={view} row={row} />
          ))}
        </ul>
      </main>
      <aside class="col" aria-label={words.month}>
        <Month lang={page.lang} rates={view.rates} />
        <section aria-labelledby="post">
          <h2 id="post">{words.today}</h2>
          <p>{words.hours(community.hours)}</p>
        </section>
        <section class="ask" aria-label={words.scanLabel}>
          <Qr lang={page.lang} text={view.link} />
          <p>
            {words.scan[0]}
            <br />
            {words.scan[1]}
            <small>
              {words.scanElse}
              <br />
              {community.phone}
            </small>
          </p>
        </section>
      </aside>
      <Foot view={view} />
    </WallShell>
  )
}

function Tile({ view, row }: { readonly view: WallView; readonly row: WallView['rows'][number] }) {
  const { page, placeOf, catalogue } = view
  const words = boardWords[page.lang]
  const due = dueOf({ view, row })
  return (
    <li>
      <div>
        <p class="ti">
          <Heard
            lang={page.lang}
            topic={sayTopic(catalogue, page.lang, row.topic)}
            heard={row.heard.slice(0, 1)}
          />
        </p>
        <p class="dim">{placeOf(row) || words.nowhere}</p>
      </div>
      <Hops steps={row.hops} wall />
      <div class="end">
        <StateOf view={view} row={row} />
        <span class="dim">{due ?? (row.households > 1 ? words.households(row.households) : null)}</span>
      </div>
    </li>
  )
}

function Month({ lang, rates }: { readonly lang: Lang; readonly rates: readonly Rate[] }) {
  const words = boardWords[lang]
  return (
    <section aria-labelledby="month">
      <h2 id="month">{words.wall.month}</h2>
      {rates.slice(0, 3).map(({ name, part, whole, left }) => (
        <div class="rate">
          <span>{name}</span>
          <b>{whole === 0 ? words.figures.none : `${part}/${whole}`}</b>
          <small>{left.slice(0, 2).join(words.figures.and)}</small>
        </div>
      ))}
    </section>
  )
}

function Foot({ view }: { readonly view: WallView }) {
  const { page, doneThisWeek, lastDone, placeOf, catalogue } = view
  const words = boardWords[page.lang].wall
  return (
    <footer class="fin">
      <b>
        <Mark mark="done">{words.weekDone(doneThisWeek)}</Mark>
      </b>
      <span>
        {lastDone.map((row, at) => (
          <>
            {at > 0 && ' · '}
            {placeOf(row)}{' '}
            <Heard
              lang={page.lang}
              topic={sayTopic(catalogue, page.lang, row.topic)}
              heard={row.heard.slice(0, 1)}
            />
          </>
        ))}
      </span>
    </footer>
  )
}
