import type { Context, Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { ok } from '../../../kernel/result.ts'
import { Empty, LocalTime } from '../../../kernel/ui/parts.tsx'
import type { CasesTables } from '../tables.ts'
import { refOf } from '../reading/find.store.ts'
import { type Desk, DeskPage, type Frame, frameFor, staffOf } from './frame.tsx'
import { listStuck, type StuckJob, tryAgain } from './stuck.store.ts'
import { stuckWords as words } from './stuck.words.ts'

type Stuck = StuckJob & { readonly ref: string | null }

/** `/desk/stuck`: the jobs that failed for good, for the coordinator to let them try again. */
export function stuckPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const mayLook = (c: Context<Env>) => outranks(staffOf(c).rank, 'coordinator')
  app.get('/desk/stuck', async (c) => {
    if (!mayLook(c)) return c.notFound()
    const { community } = staffOf(c)
    const jobs = await readCommunity<CasesTables, Stuck[]>(house.db, community, async (tx) => {
      const found: Stuck[] = []
      for (const job of await listStuck(tx)) {
        const ref = job.subject === null ? undefined : await refOf(tx, community, job.subject)
        found.push({ ...job, ref: ref ?? null })
      }
      return found
    })
    return sendPage(c, <StuckPage frame={await frameFor(c, desk)} jobs={jobs} />)
  })
  app.post('/desk/stuck/:id', async (c) => {
    const { id } = c.req.param()
    if (!mayLook(c) || !/^\d{1,18}$/.test(id)) return c.notFound()
    await inCommunity<CasesTables, boolean, never>(house.db, staffOf(c).community, async (tx) =>
      ok(await tryAgain(tx, id, house.clock())),
    )
    return c.redirect('/desk/stuck', 303)
  })
}

function StuckPage({ frame, jobs }: { readonly frame: Frame; readonly jobs: readonly Stuck[] }) {
  return (
    <DeskPage frame={frame} title={words.title} room="stuck">
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          {jobs.length > 0 && <p>{words.sums(jobs.length)}</p>}
        </div>
      </header>
      {jobs.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <ol class="journal body">
          {jobs.map((job) => (
            <li>
              <LocalTime lang="zh-CN" now={frame.now} at={job.failedAt} />
              <div>
                <p>
                  <b>{words.tasks[job.task] ?? job.task}</b>{' '}
                  {job.ref !== null && <a href={`/desk/cases/${job.ref}`}>{job.ref}</a>}
                </p>
                <p class="sm dim">{[words.tried(job.attempts), job.why].filter(Boolean).join(' · ')}</p>
                <form method="post" action={`/desk/stuck/${job.id}`} class="act">
                  <button class="btn">{words.again}</button>
                </form>
              </div>
            </li>
          ))}
        </ol>
      )}
    </DeskPage>
  )
}
