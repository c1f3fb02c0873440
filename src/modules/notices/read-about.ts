import type { Tx } from '../../kernel/db.ts'
import type { BodyId } from '../../kernel/ids.ts'
import { readEntry } from '../../kernel/journal.ts'
import type { Instant } from '../../kernel/time.ts'
import { findCase } from '../cases/door.ts'
import { readSubject } from '../coordination/door.ts'
import type { About } from './facts.rules.ts'
import type { Notice } from './notice.rules.ts'
import type { NoticeTables } from './tables.ts'

const nothing: About['said'] = { clock: null, due: null, body: null }

/** What a notice is about, as it stands now; null when it is not there any more. */
export async function readAbout(
  tx: Tx<NoticeTables>,
  {
    community,
    kind,
    case: about,
    subject: id,
    n,
  }: Pick<Notice, 'community' | 'kind' | 'case' | 'subject' | 'n'>,
): Promise<About | null> {
  const subject = id === null ? null : await readSubject(tx, community, { kind, id })
  if (id !== null && !subject) return null
  // The case of a subject is where that is now: the case it was made for may have joined another.
  const caseId = subject ? subject.case : about
  const it = caseId === null ? null : ((await findCase(tx, community, caseId)) ?? null)
  if (caseId !== null && !it) return null
  const said = subject || about === null ? nothing : await saidIn(tx, { community, about, n })
  return { kind, it, subject, said }
}

type Saying = {
  readonly community: Notice['community']
  readonly about: NonNullable<Notice['case']>
  readonly n: number
}

async function saidIn(tx: Tx<NoticeTables>, { community, about, n }: Saying): Promise<About['said']> {
  const entry = await readEntry(tx, community, { subject: about, n })
  if (!entry) return nothing
  const { clock, due, to, by } = entry.facts
  const body = typeof to === 'string' ? to : by
  return {
    clock: typeof clock === 'string' ? clock : null,
    due: typeof due === 'string' ? (due as Instant) : null,
    body: typeof body === 'string' ? (body as BodyId) : null,
  }
}
