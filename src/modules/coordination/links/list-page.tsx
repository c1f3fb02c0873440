import type { ComponentChildren } from 'preact'
import type { Page } from '../../../kernel/ui/page.ts'
import { Empty } from '../../../kernel/ui/parts.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import type { Instant } from '../../../kernel/time.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { Arrived } from './open-link.ts'
import { LinkShell } from './link-shell.tsx'
import type { LineView, Stand } from './matter.rules.ts'
import { linkWords } from './words.ts'

type Props = {
  readonly page: Page
  readonly arrived: Arrived
  readonly at: string
  readonly lines: readonly LineView[]
  readonly now: Instant
  readonly isDone: boolean
  readonly parts: readonly ComponentChildren[]
  /** Why a part's form was refused. */
  readonly wrong: ComponentChildren
}

const sections = ['asked', 'held', 'said_done'] as const satisfies readonly Stand[]

/** All that a body is asked, holds and promised, and what other rooms put there. */
export function ListPage({ page, arrived, at, lines, now, isDone, parts, wrong }: Props) {
  const { link, body, community } = arrived
  const words = linkWords[page.lang]
  const { list } = words
  const held = lines.filter(({ stand }) => stand === 'held')
  const asked = lines.filter(({ stand }) => stand === 'asked').length
  const promised = held.filter(({ it }) => it.times.promisedAt !== null).length
  const title = list.title(body.name)
  return (
    <LinkShell page={page} title={title} link={link} body={body} community={community}>
      {isDone && (
        <p role="status" class="did">
          <Mark mark="done">{words.did.part}</Mark>
        </p>
      )}
      {wrong}
      <h1>{title}</h1>
      {link.case === null && <p>{list.sums(asked, held.length, promised)}</p>}
      {lines.length === 0 && link.case === null && <Empty>{list.empty}</Empty>}
      {sections.map((stand) => {
        const here = lines.filter((line) => line.stand === stand)
        if (here.length === 0) return null
        return (
          <section class="sec" aria-labelledby={`s-${stand}`}>
            <h2 id={`s-${stand}`}>{list[stand]}</h2>
            <ul class="rows">
              {here.map((line) => (
                <li>
                  <Row page={page} at={at} line={line} now={now} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {parts}
    </LinkShell>
  )
}

type RowProps = Pick<Props, 'page' | 'at' | 'now'> & { readonly line: LineView }

function Row({ page, at, line, now }: RowProps) {
  const { it, stand, title, place } = line
  const words = linkWords[page.lang]
  const due = stand === 'asked' ? it.offer?.answerBy : it.times.finishDue
  const when = due && sayMoment(page.lang, now, due)
  const says =
    stand === 'asked' ? words.answerBy : it.times.promisedAt === null ? words.finishBy : words.promised
  return (
    <>
      <a class="open" href={`${at}/${it.ref}`}>
        {title}
      </a>
      <p class="dim">
        {place} {words.number(it.ref)}
      </p>
      {when && stand !== 'said_done' && (
        <p>
          <Mark mark={due && now >= due ? 'late' : 'soon'}>{says(when)}</Mark>
        </p>
      )}
    </>
  )
}
