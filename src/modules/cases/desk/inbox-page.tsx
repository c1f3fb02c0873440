import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { KeyHint } from '../../../kernel/ui/desk-shell.tsx'
import { Icon } from '../../../kernel/ui/icon.tsx'
import { Empty } from '../../../kernel/ui/parts.tsx'
import type { CasesTables } from '../tables.ts'
import { type Desk, DeskPage, type Frame, frameWith, staffOf } from './frame.tsx'
import { frameWords, type Room } from './frame.words.ts'
import { Filters, Kept } from './filters.tsx'
import { type Filter, inboxPath, isNarrowed, readCursor, readFilter, writeCursor } from '../reading/filter.ts'
import { refOf } from '../reading/find.store.ts'
import { Glance } from './glance.tsx'
import { inboxWords as words } from './inbox.words.ts'
import { Lines } from './lines.tsx'
import { type CaseFile, readCase } from '../reading/read-case.ts'
import { findByNumber, type Inbox, mostSummed, readInbox } from '../reading/read-inbox.ts'

/** `/desk/inbox`: what is not done yet, the next clock to break first. */
export function inboxPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/inbox', async (c) => {
    const staff = staffOf(c)
    if (!outranks(staff.rank, 'worker')) return c.redirect('/desk/near', 303)
    const filter = readFilter(c.req.query())
    const number = filter.q === null ? null : await findByNumber(house)(staff, filter.q)
    if (number !== null && number !== 'misheard') {
      const ref = await readCommunity<CasesTables, string | undefined>(house.db, staff.community, (tx) =>
        refOf(tx, staff.community, number),
      )
      if (ref !== undefined) return c.redirect(`/desk/cases/${ref}`, 303)
    }
    const inbox = await readInbox(house)(staff, { filter, after: readCursor(c.req.query('after')) })
    const at = c.req.query('at') ?? inbox.lines[0]?.ref ?? inbox.similar[0]?.ref ?? null
    const picked = at === null ? null : await readCase(house, 'brief')(staff, at)
    const frame = await frameWith(c, desk, { counts: inbox.counts })
    return sendPage(
      c,
      <InboxPage frame={frame} inbox={inbox} picked={picked} isMisheard={number === 'misheard'} />,
    )
  })
}

type Props = {
  readonly frame: Frame
  readonly inbox: Inbox
  readonly picked: CaseFile | null
  readonly isMisheard: boolean
}

function InboxPage({ frame, inbox, picked, isMisheard }: Props) {
  const { filter, next } = inbox
  const isLater = new URL(frame.page.here, 'http://here').searchParams.has('after')
  return (
    <DeskPage
      frame={frame}
      title={titleOf(filter)}
      room={roomOf(filter)}
      keys={keys}
      panel={picked ? { label: words.panel, content: <Glance file={picked} /> } : undefined}
    >
      <Head inbox={inbox} />
      <Filters inbox={inbox} />
      {inbox.lines.length === 0 && inbox.similar.length === 0 ? (
        <Nothing filter={filter} isMisheard={isMisheard} />
      ) : (
        <Lines inbox={inbox} at={picked?.it.ref ?? null} />
      )}
      {(next || isLater) && (
        <p class="acts more">
          {next && (
            <a class="btn" href={inboxPath(filter, { after: writeCursor(next) })}>
              {words.next}
            </a>
          )}
          {isLater && (
            <a class="btn b3" href={inboxPath(filter)}>
              {words.first}
            </a>
          )}
        </p>
      )}
    </DeskPage>
  )
}

function Head({ inbox }: { readonly inbox: Inbox }) {
  const { filter } = inbox
  return (
    <header class="head">
      <div>
        <h1>{titleOf(filter)}</h1>
        <p>
          <Sums inbox={inbox} />
        </p>
      </div>
      <div class="go">
        <form role="search" class="find" action="/desk/inbox">
          <Icon name="search" />
          <label class="vh" for="q">
            {words.search}
          </label>
          <input
            class="in"
            id="q"
            name="q"
            type="search"
            value={filter.q ?? ''}
            placeholder={words.searchHint}
            maxLength={100}
            data-key="/"
          />
          <Kept filter={filter} />
        </form>
        <a class="btn b1" href="/desk/new" data-key="n">
          <Icon name="plus" />
          {frameWords.newOne}
        </a>
      </div>
    </header>
  )
}

function Sums({ inbox }: { readonly inbox: Inbox }) {
  const { sums, lines, similar, next, filter } = inbox
  if (sums === null || filter.show !== 'open')
    return (
      <>
        {words.foundSums(lines.length, next !== null)}
        {similar.length > 0 && words.similarSums(similar.length)}
      </>
    )
  const say = (count: number) => (count >= mostSummed ? frameWords.more(mostSummed) : String(count))
  if (sums.all === 0) return null
  return (
    <>
      {words.sums(say(sums.all))}
      {sums.late > 0 ? <strong class="late">{words.late(say(sums.late))}</strong> : words.noneLate}
      {sums.today > 0 && words.today(say(sums.today))}
      {words.sumsEnd}
    </>
  )
}

function Nothing({ filter, isMisheard }: { readonly filter: Filter; readonly isMisheard: boolean }) {
  const all = (
    <a class="btn" href="/desk/inbox">
      {words.filterOff}
    </a>
  )
  if (isMisheard) return <Empty action={all}>{words.misheard}</Empty>
  if (filter.q !== null) return <Empty action={all}>{words.emptyFound(filter.q)}</Empty>
  if (isNarrowed(filter)) return <Empty action={all}>{words.emptyFiltered}</Empty>
  return (
    <Empty
      action={
        <a class="btn" href="/desk/new">
          {words.fileIt}
        </a>
      }
    >
      {words.empty}
    </Empty>
  )
}

function titleOf(filter: Filter): string {
  if (filter.q !== null) return words.found(filter.q)
  const room = roomOf(filter)
  return room === undefined ? words.title : frameWords.rooms[room]
}

/** The corner of the desk that this list is, so that its name is marked at the left. */
function roomOf(filter: Filter): Room | undefined {
  if (filter.q !== null) return 'inbox'
  if (filter.person === 'me') return 'mine'
  if (filter.out) return 'out'
  return filter.waits ? 'waits' : 'inbox'
}

const keys: readonly KeyHint[] = [
  { keys: ['J', 'K'], says: frameWords.keys.move },
  { keys: [frameWords.enter], says: frameWords.keys.open },
  { keys: ['A'], says: frameWords.keys.take },
  { keys: ['T'], says: frameWords.keys.offer },
  { keys: ['H'], says: frameWords.keys.tell },
  { keys: ['/'], says: frameWords.keys.find },
  { keys: ['N'], says: frameWords.keys.newOne },
]
