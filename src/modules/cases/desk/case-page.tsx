import type { Context, Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { readCommunity } from '../../../kernel/db.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { KeyHint } from '../../../kernel/ui/desk-shell.tsx'
import type { Beside } from './beside.ts'
import { Clocks, Head, Way, Words } from './case-view.tsx'
import { caseWords as words } from './case.words.ts'
import { DeedPanel } from './deed-panel.tsx'
import { deedTable } from './deed-table.ts'
import type { Again, Done } from './deeds.ts'
import { type Deed, isDeed, nextDeed } from './deeds.rules.ts'
import { deedWords } from './deeds.words.ts'
import { type Desk, DeskPage, type Frame, frameFor, staffOf } from './frame.tsx'
import { frameWords } from './frame.words.ts'
import { Journal } from './journal.tsx'
import { newWords } from './new.words.ts'
import { type CaseFile, readCase } from '../reading/read-case.ts'
import { SimilarCases } from './similar.tsx'

/** `/desk/cases/:ref`: one case as a story, with everything that can be done with it. */
export function casePage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/cases/:ref', async (c) => {
    const file = await readCase(house)(staffOf(c), c.req.param('ref'))
    if (!file) return c.notFound()
    // A receipt's number leads to the case that its words joined.
    if (file.it.ref !== c.req.param('ref')) return c.redirect(`/desk/cases/${file.it.ref}`, 303)
    const wanted = c.req.query('do')
    const said = /^\d{4,9}$/.exec(c.req.query('said') ?? '')?.[0]
    return showCase(c, desk, { file, deed: isDeed(wanted) ? wanted : null, said })
  })
  // Where a refused form stands in the address bar, one may look again.
  app.get('/desk/cases/:ref/:deed', (c) => {
    const { ref, deed } = c.req.param()
    return c.redirect(`/desk/cases/${encodeURIComponent(ref)}?do=${encodeURIComponent(deed)}`, 303)
  })
  app.post('/desk/cases/:ref/:deed', async (c) => {
    const { ref, deed } = c.req.param()
    const file = isDeed(deed) ? await readCase(house)(staffOf(c), ref) : null
    if (!file || !isDeed(deed)) return c.notFound()
    const done = await deedTable[deed](c, { house, file })
    if (done.ok && 'go' in done.value) return c.redirect(done.value.go, 303)
    // Read anew: whoever is refused sees what has changed meanwhile.
    const now = await readCase(house)(staffOf(c), ref)
    if (!now) return c.notFound()
    if (done.ok) return showCase(c, desk, { file: now, deed, shown: done.value })
    const seen = Number(done.again.typed['seen'] ?? file.it.journal.n)
    return showCase(c, desk, { file: now, deed, again: done.again, seen, status: done.status })
  })
}

type Shown = {
  readonly file: CaseFile
  readonly deed: Deed | null
  readonly again?: Again
  readonly seen?: number
  /** The number of a receipt that was just made here, to be read out. */
  readonly said?: string | undefined
  readonly shown?: Done
  readonly status?: 409 | 413 | 422
}

async function showCase(c: Context<Env>, desk: Desk, shown: Shown): Promise<Response> {
  const here = `/desk/cases/${shown.file.it.ref}`
  const [frame, beside] = await Promise.all([
    frameFor(c, desk, c.req.method === 'GET' ? undefined : here),
    besideOf(desk, shown.file),
  ])
  return sendPage(c, <CasePage frame={frame} beside={beside} {...shown} />, shown.status ?? 200)
}

type Parts = Readonly<Record<Beside['where'], readonly ComponentChildren[]>>

async function besideOf({ house, beside = [] }: Desk, file: CaseFile): Promise<Parts> {
  const all = await readCommunity(house.db, file.it.community, (tx) =>
    Promise.all(beside.map(async ({ where, show }) => ({ where, part: await show({ file, tx }) }))),
  )
  const at = (where: Beside['where']) => all.filter((each) => each.where === where).map(({ part }) => part)
  return { panel: at('panel'), story: at('story') }
}

type CasePageProps = Shown & { readonly frame: Frame; readonly beside: Parts }

function CasePage({ frame, beside, file, deed, again, seen, shown, said }: CasePageProps) {
  const { it, siblings, joinedInto } = file
  return (
    <DeskPage
      frame={frame}
      title={`${it.ref} ${it.title}`}
      keys={(deed ?? nextDeed(file)) === 'triage' ? [quickKeys, ...keys] : keys}
      panel={{
        label: words.waitsForYou,
        content: (
          <>
            {shown && 'phone' in shown && <Phone phone={shown.phone} />}
            <DeedPanel file={file} deed={deed} again={again ?? null} />
            {beside.panel}
            <SimilarCases file={file} />
          </>
        ),
      }}
    >
      {said !== undefined && (
        <p class="news" role="status">
          {newWords.saved(said)}
        </p>
      )}
      <Head file={file} />
      {joinedInto && (
        <p class="strip">
          {words.joinedInto} <a href={`/desk/cases/${joinedInto.ref}`}>{joinedInto.title}</a>
        </p>
      )}
      <Clocks file={file} />
      <Way file={file} />
      <Words file={file} />
      {siblings.length > 0 && (
        <section class="body" aria-labelledby="c4">
          <h2 id="c4">{words.siblings}</h2>
          {siblings.map((other) => (
            <p>
              <a href={`/desk/cases/${other.ref}`}>{other.title}</a>
            </p>
          ))}
        </section>
      )}
      {beside.story}
      <Journal file={file} seen={seen ?? null} />
    </DeskPage>
  )
}

function Phone({ phone }: { readonly phone: string }) {
  return (
    <section aria-live="polite">
      <p>
        <b>{deedWords.phoneShown(phone)}</b>
      </p>
      <p class="acts">
        <a class="btn" href={`tel:${phone}`}>
          {deedWords.call}
        </a>
      </p>
    </section>
  )
}

// They are on the panel only while it asks what it is about.
const quickKeys: KeyHint = { keys: ['1', '5'], says: frameWords.keys.topic }

const keys: readonly KeyHint[] = [
  { keys: ['H'], says: frameWords.keys.tell },
  { keys: ['M'], says: frameWords.keys.note },
  { keys: ['T'], says: frameWords.keys.offer },
  { keys: ['D'], says: frameWords.keys.done },
  { keys: ['U'], says: frameWords.keys.back },
]
