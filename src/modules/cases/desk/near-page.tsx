import type { Hono } from 'hono'
import type { Staff } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Instant } from '../../../kernel/time.ts'
import { Empty } from '../../../kernel/ui/parts.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import { sayClock } from '../../../kernel/words/time.ts'
import { placeOfStairwell, placesOf, sayPlace, stairwellsOf } from '../../places/door.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { caseWords } from './case.words.ts'
import { type Desk, DeskPage, type Frame, frameFor, staffOf } from './frame.tsx'
import { byDistance, type Distance, distanceTo } from './near.rules.ts'
import { listInHands, listOpenToHelpers, type Offering } from './near.store.ts'
import { nearWords as words } from './near.words.ts'

type Around = Offering & { readonly place: string; readonly distance: Distance }
type Near = { readonly mine: readonly Around[]; readonly open: readonly Around[] }

/** `/desk/near`: what is in a helper's hands, and what he may take, the nearest first. */
export function nearPage(app: Hono<Env>, desk: Desk): void {
  app.get('/desk/near', async (c) => {
    const near = await readNear(desk.house, staffOf(c))
    return sendPage(c, <NearPage frame={await frameFor(c, desk)} near={near} />)
  })
}

async function readNear(house: House, { community, person }: Staff): Promise<Near> {
  const tree = await placesOf(house.db, community)
  return readCommunity<CasesTables, Near>(house.db, community, async (tx) => {
    const lives = await stairwellsOf(tx, community, person)
    const homes = lives.flatMap((id) => placeOfStairwell(tree, id) ?? [])
    const around = (it: Offering): Around => ({
      ...it,
      place: [sayPlace(tree, it), it.placeWords].filter(Boolean).join(' '),
      distance: distanceTo(it, homes),
    })
    const open = await listOpenToHelpers(tx, community)
    const mine = await listInHands(tx, community, person)
    return { mine: mine.map(around), open: byDistance(open.map(around)) }
  })
}

function NearPage({ frame, near }: { readonly frame: Frame; readonly near: Near }) {
  return (
    <DeskPage frame={frame} title={words.title} room="near">
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <section class="body" aria-labelledby="n1">
        <h2 id="n1">{words.mine}</h2>
        {near.mine.length === 0 ? (
          <p class="dim">{words.noneMine}</p>
        ) : (
          <ul class="rows">
            {near.mine.map((it) => (
              <Mine it={it} now={frame.now} />
            ))}
          </ul>
        )}
      </section>
      <section class="body" aria-labelledby="n2">
        <h2 id="n2">{words.open}</h2>
        {near.open.length === 0 ? (
          <Empty>{words.noneOpen}</Empty>
        ) : (
          <ul class="rows">
            {near.open.map((it) => (
              <Open it={it} now={frame.now} />
            ))}
          </ul>
        )}
      </section>
    </DeskPage>
  )
}

type ItemProps = { readonly it: Around; readonly now: Instant }

function What({ it, now }: ItemProps) {
  const { dueAt, urgency } = it
  return (
    <>
      <h3>
        <a href={`/desk/cases/${it.ref}`}>{it.title}</a>
      </h3>
      <p class="dim">
        {[it.place || caseWords.nowhere, words.distances[it.distance]].filter(Boolean).join(' · ')}
        {urgency !== 'normal' && ` · ${caseWords.urgencies[urgency]}`}
      </p>
      {dueAt && <Mark mark={dueAt < now ? 'late' : 'doing'}>{sayClock('zh-CN', now, dueAt)}</Mark>}
    </>
  )
}

function Mine({ it, now }: ItemProps) {
  const at = `/desk/cases/${it.ref}`
  return (
    <li>
      <What it={it} now={now} />
      <p class="acts act">
        {(['tell', 'note', 'done'] as const)
          .filter((deed) => deed !== 'done' || it.state === 'new' || it.state === 'held')
          .map((deed) => (
            <a class="btn" href={`${at}?do=${deed}#deed`}>
              {words[deed]}
            </a>
          ))}
      </p>
    </li>
  )
}

function Open({ it, now }: ItemProps) {
  const at = `/desk/cases/${it.ref}`
  return (
    <li>
      <What it={it} now={now} />
      <form class="acts act" method="post" action={`${at}/take`}>
        <input type="hidden" name="once" value={newOnce()} />
        <input type="hidden" name="seen" value={it.journal} />
        <button class="btn">{words.take}</button>
        <a class="btn b3" href={at}>
          {words.look}
        </a>
      </form>
    </li>
  )
}
