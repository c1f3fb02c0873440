import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Instant } from '../../../kernel/time.ts'
import { Empty, LocalTime } from '../../../kernel/ui/parts.tsx'
import { type HotMatter, hotWeeks, readHot } from '../reading/read-hot.ts'
import { caseWords } from './case.words.ts'
import { type Desk, DeskPage, type Frame, frameFor, staffOf } from './frame.tsx'
import { hotWords as words } from './hot.words.ts'

/** `/desk/hot`: what several households say, of what is open; each with its cases and why they are together. */
export function hotPage(app: Hono<Env>, desk: Desk): void {
  app.get('/desk/hot', async (c) => {
    const staff = staffOf(c)
    if (!outranks(staff.rank, 'worker')) return c.notFound()
    const matters = await readHot(desk.house)(staff)
    return sendPage(c, <HotPage frame={await frameFor(c, desk)} matters={matters} />)
  })
}

function HotPage({ frame, matters }: { readonly frame: Frame; readonly matters: readonly HotMatter[] }) {
  return (
    <DeskPage frame={frame} title={words.title} room="hot">
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead(hotWeeks)}</p>
        </div>
      </header>
      {matters.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <div class="body matters">
          {matters.map((matter, at) => (
            <Matter matter={matter} at={at} now={frame.now} />
          ))}
        </div>
      )}
    </DeskPage>
  )
}

type MatterProps = { readonly matter: HotMatter; readonly at: number; readonly now: Instant }

function Matter({ matter, at, now }: MatterProps) {
  const { title, households, cases, because, from, to } = matter
  return (
    <section aria-labelledby={`hot-${at}`}>
      <h2 id={`hot-${at}`}>{title}</h2>
      <p>
        {words.households(households, cases.length)} · {words.since}{' '}
        <LocalTime lang="zh-CN" now={now} at={from} /> · {words.latest}{' '}
        <LocalTime lang="zh-CN" now={now} at={to} />
      </p>
      {because.length > 0 && <p class="dim">{words.because(because)}</p>}
      <ul>
        {cases.map((it) => (
          <li>
            <a href={`/desk/cases/${it.ref}`}>{it.place || caseWords.nowhere}</a>
            <span>
              {it.ref} · {it.title}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
