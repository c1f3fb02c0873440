import { ClockBar, ClockMark, Mark } from '../../../kernel/ui/state.tsx'
import { HopLine } from '../../../kernel/ui/trail.tsx'
import { sayClock, sayDay, sayMoment } from '../../../kernel/words/time.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import type { Body } from '../../people/door.ts'
import { caseWords } from './case.words.ts'
import { inboxPath, orderOf } from '../reading/filter.ts'
import { FoundBelow, Marked, Pieces } from './found.tsx'
import { inboxWords as words } from './inbox.words.ts'
import { type Manner, mannerOf, markOf, usedOf, type When, whenOf } from './line.rules.ts'
import { shortPlace } from './place-words.ts'
import type { Inbox, InboxLine as Line } from '../reading/read-inbox.ts'
import { stepsOf } from './way.ts'

type Props = {
  readonly inbox: Inbox
  /** The number of the line that the panel shows. */
  readonly at: string | null
}

/** The list: the clock is the left edge, and lines that break on the same day stand together. */
export function Lines({ inbox, at }: Props) {
  const order = orderOf(inbox.filter)
  const groups = order === 'next' ? grouped(inbox) : [{ when: null, lines: inbox.lines }]
  return (
    <table class="list">
      <caption class="vh">
        {inbox.filter.q !== null ? words.foundCaption : order === 'next' ? words.caption : words.ended}
      </caption>
      <thead>
        <tr>
          {(['clock', 'case', 'way', 'homes', 'state'] as const).map((name) => (
            <th scope="col">{words.heads[name]}</th>
          ))}
        </tr>
      </thead>
      {groups.map(({ when, lines }) => (
        <tbody>
          {when && <Group when={when} inbox={inbox} />}
          {lines.map((line) => (
            <Row line={line} inbox={inbox} isPicked={line.ref === at} />
          ))}
        </tbody>
      ))}
      {inbox.similar.length > 0 && (
        <tbody>
          <tr class="grp">
            <th colSpan={5} scope="rowgroup">
              {inbox.lines.length > 0 ? words.alsoSimilar : words.onlySimilar}
            </th>
          </tr>
          {inbox.similar.map((line) => (
            <Row line={line} inbox={inbox} isPicked={line.ref === at} />
          ))}
        </tbody>
      )}
    </table>
  )
}

function grouped(inbox: Inbox): { readonly when: When; readonly lines: readonly Line[] }[] {
  return (['late', 'today', 'tomorrow', 'later'] as const)
    .map((when) => ({ when, lines: inbox.lines.filter((line) => whenOf(line.dueAt, inbox) === when) }))
    .filter(({ lines }) => lines.length > 0)
}

function Group({ when, inbox }: { readonly when: When; readonly inbox: Inbox }) {
  const count = inbox.sums && when in inbox.sums ? inbox.sums[when as 'late'] : null
  return (
    <tr class="grp">
      <th colSpan={5} scope="rowgroup">
        {words.groups[when]}
        {count !== null && ` ${count}`}
        {when === 'late' && <span class="dim">{words.lateHint}</span>}
      </th>
    </tr>
  )
}

function Row({ line, inbox, isPicked }: { line: Line; inbox: Inbox; isPicked: boolean }) {
  const { now, tree, bodies, filter } = inbox
  const place = shortPlace(tree, line, line.placeWords)
  const terms = inbox.sought?.terms ?? []
  const pick = inboxPath(filter, { at: line.ref })
  return (
    <tr class={isPicked ? 'cur' : undefined} data-pick={pick}>
      <td>
        <Clock line={line} inbox={inbox} />
      </td>
      <td>
        <a href={`/desk/cases/${line.ref}`} aria-current={isPicked ? 'true' : undefined}>
          {line.hit ? <Pieces pieces={line.hit.title} /> : line.title}
        </a>{' '}
        <span class="at">
          <a href={pick} aria-label={words.pick(line.ref)}>
            {line.ref}
          </a>
          {' · '}
          {place ? <Marked text={place} terms={terms} hit={line.hit} /> : caseWords.nowhere}
          {line.isPrivate && ` · ${caseWords.private}`}
          {line.urgency !== 'normal' && ` · ${caseWords.urgencies[line.urgency]}`}
          {line.urges > 0 && ` · ${caseWords.urges(line.urges)}`}
        </span>
        <FoundBelow hit={line.hit} />
      </td>
      <td>
        <HopLine steps={stepsOf(line.hops, now, (body) => shortName(bodies.byId.get(body)))} />
      </td>
      <td>{caseWords.households(line.households)}</td>
      <td>
        <Standing line={line} />
      </td>
    </tr>
  )
}

// 物业 3天 → 业委会 6天 → 房管局 今天起 fits a line; what has no kind of its own keeps its name.
function shortName(body: Body | undefined): string {
  if (!body) return ''
  return body.kind === 'utility' || body.kind === 'other'
    ? body.name
    : rulebookWords['zh-CN'].bodies[body.kind]
}

function Clock({ line, inbox }: { readonly line: Line; readonly inbox: Inbox }) {
  const { now } = inbox
  const when = whenOf(line.dueAt, inbox)
  if (line.dueAt === null)
    return <span class="sm dim">{line.endedAt && sayDay('zh-CN', now, line.endedAt)}</span>
  const mark = when === 'late' ? 'late' : when === 'today' ? 'soon' : 'doing'
  const says =
    when === 'late' || when === 'today'
      ? sayClock('zh-CN', now, line.dueAt)
      : sayMoment('zh-CN', now, line.dueAt)
  return (
    <>
      <ClockMark mark={mark}>{says}</ClockMark>
      <ClockBar used={when === 'late' ? 1 : usedOf(line, now)} tone={mark} />
    </>
  )
}

function Standing({ line }: { readonly line: Line }) {
  const offered = line.hops.some(({ state }) => state === 'offered')
  const manner = mannerOf({ ...line, offered })
  return <Mark mark={markOf(manner)}>{sayManner(manner)}</Mark>
}

export function sayManner(manner: Manner): string {
  return manner === 'waitsForTaker' || manner === 'waitsForAnswer' || manner === 'waitsForDesignation'
    ? caseWords[manner]
    : caseWords.states[manner]
}
