import type { Selectable } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId } from '../../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Link, LinkId } from './link.rules.ts'
import type { LinkTables } from './tables.ts'

type Row = Omit<Selectable<LinkTables['coordination.link']>, 'for_phone_sealed'>

const columns = [
  'community_id',
  'id',
  'body_id',
  'case_id',
  'made_as',
  'made_by',
  'from_link_id',
  'for_name',
  'made_at',
  'expires_on',
  'opened_at',
  'used_at',
  'device_print',
  'code_n',
  'code_tries',
  'revoked_at',
  'revoked_by',
  'journal_n',
  'journal_hash',
] as const

export async function insertLink(tx: Tx<LinkTables>, it: Link, phoneSealed: Buffer | null): Promise<void> {
  await tx
    .insertInto('coordination.link')
    .values({
      community_id: it.community,
      id: it.id,
      body_id: it.body,
      case_id: it.case,
      made_as: it.madeAs,
      made_by: it.madeBy,
      from_link_id: it.from,
      for_name: it.forName,
      for_phone_sealed: phoneSealed,
      made_at: it.madeAt,
      expires_on: it.expiresOn,
      opened_at: null,
      used_at: null,
      device_print: null,
      code_n: 0,
      code_tries: 0,
      revoked_at: null,
      revoked_by: null,
      journal_n: it.journal.n,
      journal_hash: it.journal.hash,
    })
    .execute()
}

/** Writes what became of a link; for whom and for what it was made stays. */
export async function updateLink(tx: Tx<LinkTables>, it: Link): Promise<void> {
  await tx
    .updateTable('coordination.link')
    .set({
      for_name: it.forName,
      used_at: it.usedAt,
      device_print: it.device,
      code_n: it.code.n,
      code_tries: it.code.tries,
      revoked_at: it.revokedAt,
      revoked_by: it.revokedBy,
      journal_n: it.journal.n,
      journal_hash: it.journal.hash,
      ...(it.revokedAt !== null && { for_phone_sealed: null }),
    })
    .where('community_id', '=', it.community)
    .where('id', '=', it.id)
    .execute()
}

export async function findLink(
  tx: Tx<LinkTables>,
  community: CommunityId,
  id: LinkId,
): Promise<Link | undefined> {
  const row = await one(tx, community, id).executeTakeFirst()
  return row && fromRow(row)
}

/** Holds its row until the transaction ends: of two devices at once, one is the first. */
export async function findLinkAndLock(
  tx: Tx<LinkTables>,
  community: CommunityId,
  id: LinkId,
): Promise<Link | undefined> {
  const row = await one(tx, community, id).forNoKeyUpdate().executeTakeFirst()
  return row && fromRow(row)
}

type OfProgram = { readonly body: BodyId; readonly case: CaseId | null }

/** The one that the program made for this body and this case, held. */
export async function findProgramLinkAndLock(
  tx: Tx<LinkTables>,
  community: CommunityId,
  { body, case: about }: OfProgram,
): Promise<Link | undefined> {
  const row = await tx
    .selectFrom('coordination.link')
    .select(columns)
    .where('community_id', '=', community)
    .where('body_id', '=', body)
    .where('case_id', about === null ? 'is' : '=', about)
    .where('made_as', '=', 'machine')
    .where('revoked_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Newest first. */
export async function listLinks(
  tx: Tx<LinkTables>,
  community: CommunityId,
  of: { readonly case?: CaseId; readonly from?: LinkId; readonly most: number },
): Promise<Link[]> {
  const rows = await tx
    .selectFrom('coordination.link')
    .select(columns)
    .where('community_id', '=', community)
    .$if(of.case !== undefined, (query) => query.where('case_id', '=', of.case ?? null))
    .$if(of.from !== undefined, (query) => query.where('from_link_id', '=', of.from ?? null))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.most)
    .execute()
  return rows.map(fromRow)
}

/** The sealed numbers of colleagues to whom something was handed on, where they were told. */
export async function listSealedPhones(
  tx: Tx<LinkTables>,
  community: CommunityId,
  ids: readonly LinkId[],
): Promise<ReadonlyMap<LinkId, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('coordination.link')
    .select(['id', 'for_phone_sealed'])
    .where('community_id', '=', community)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.flatMap(({ id, for_phone_sealed: box }) => (box === null ? [] : [[id, box] as const])))
}

/** That it was opened: kept to the minute, so that a page which refreshes itself does not write each time. */
export async function keepOpened(
  tx: Tx<LinkTables>,
  { community, id }: Pick<Link, 'community' | 'id'>,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('coordination.link')
    .set({ opened_at: at })
    .where('community_id', '=', community)
    .where('id', '=', id)
    .execute()
}

/** Who had them, of links that opened until this day at the latest. Those ended before lost it then. Answers how many. */
export async function blankNames(
  tx: Tx<LinkTables>,
  community: CommunityId,
  last: PlainDate,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('coordination.link')
    .set({ for_name: null, for_phone_sealed: null })
    .where('community_id', '=', community)
    .where('expires_on', '<=', last)
    .where((eb) => eb.or([eb('for_name', 'is not', null), eb('for_phone_sealed', 'is not', null)]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

function one(tx: Tx<LinkTables>, community: CommunityId, id: LinkId) {
  return tx
    .selectFrom('coordination.link')
    .select(columns)
    .where('community_id', '=', community)
    .where('id', '=', id)
}

function fromRow(row: Row): Link {
  return {
    id: row.id,
    community: row.community_id,
    body: row.body_id,
    case: row.case_id,
    madeAs: row.made_as,
    madeBy: row.made_by,
    from: row.from_link_id,
    forName: row.for_name,
    madeAt: row.made_at,
    expiresOn: row.expires_on,
    openedAt: row.opened_at,
    usedAt: row.used_at,
    device: row.device_print,
    code: { n: row.code_n, tries: row.code_tries },
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    journal: { n: row.journal_n, hash: row.journal_hash },
  }
}
