import type { Selectable } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CaseId, CommunityId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { BundleId, Hearer, Notice, NoticeId, NoticeState } from './notice.rules.ts'
import type { NoticeTables } from './tables.ts'

type Of = Tx<NoticeTables>
type Row = Selectable<NoticeTables['notices.notice']>

/** Keeps it unless the same hearer is told of the same thing already; false when he is. */
export async function insertNotice(tx: Of, it: Notice): Promise<boolean> {
  const done = await tx
    .insertInto('notices.notice')
    .values({
      community_id: it.community,
      id: it.id,
      ...columnsOf(it.hearer),
      kind: it.kind,
      case_id: it.case,
      subject_id: it.subject,
      n: it.n,
      made_at: it.madeAt,
      due_at: it.dueAt,
      state: 'waiting',
      ended_at: null,
      bundle_id: null,
    })
    .onConflict((conflict) => conflict.constraint('told_once').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** All that waits for one hearer, the oldest first. */
export async function listWaiting(tx: Of, community: CommunityId, hearer: Hearer): Promise<Notice[]> {
  return (await waiting(tx, community, hearer).execute()).map(fromRow)
}

/** The same, held until the transaction ends: of two who gather at once, one finds nothing left. */
export async function listWaitingAndLock(tx: Of, community: CommunityId, hearer: Hearer): Promise<Notice[]> {
  return (await waiting(tx, community, hearer).forUpdate().execute()).map(fromRow)
}

function waiting(tx: Of, community: CommunityId, hearer: Hearer) {
  return tx
    .selectFrom('notices.notice')
    .selectAll()
    .where('community_id', '=', community)
    .where('state', '=', 'waiting')
    .$call((query) =>
      hearer.as === 'body'
        ? query.where('body_id', '=', hearer.body)
        : query.where('person_id', '=', hearer.person),
    )
    .orderBy('id')
}

type Ending = {
  readonly state: Exclude<NoticeState, 'waiting'>
  readonly at: Instant
  readonly bundle?: BundleId
}

export async function endNotices(
  tx: Of,
  community: CommunityId,
  ids: readonly NoticeId[],
  { state, at, bundle }: Ending,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('notices.notice')
    .set({ state, ended_at: at, bundle_id: bundle ?? null })
    .where('community_id', '=', community)
    .where('id', 'in', [...ids])
    .execute()
}

/** What still waits in a community, by when it goes. */
export async function listAllWaiting(tx: Of, community: CommunityId, most: number): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('notices.notice')
    .selectAll()
    .where('community_id', '=', community)
    .where('state', '=', 'waiting')
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(fromRow)
}

export type Told = Notice & { readonly state: NoticeState; readonly bundle: BundleId | null }

/** All that anybody was, or is to be, told of a case; the last first. */
export async function listAboutCase(tx: Of, community: CommunityId, about: CaseId): Promise<Told[]> {
  const rows = await tx
    .selectFrom('notices.notice')
    .selectAll()
    .where('community_id', '=', community)
    .where('case_id', '=', about)
    .where('state', '<>', 'overtaken')
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map((row) => ({ ...fromRow(row), state: row.state, bundle: row.bundle_id }))
}

function columnsOf(hearer: Hearer) {
  return hearer.as === 'body'
    ? { body_id: hearer.body, person_id: null }
    : { body_id: null, person_id: hearer.person }
}

function fromRow(row: Row): Notice {
  return {
    id: row.id,
    community: row.community_id,
    hearer: hearerOf(row),
    kind: row.kind,
    case: row.case_id,
    subject: row.subject_id,
    n: row.n,
    madeAt: row.made_at,
    dueAt: row.due_at,
  }
}

export function hearerOf({ body_id, person_id }: Pick<Row, 'body_id' | 'person_id'>): Hearer {
  if (body_id !== null) return { as: 'body', body: body_id }
  if (person_id !== null) return { as: 'person', person: person_id }
  throw new Error('something for nobody')
}
