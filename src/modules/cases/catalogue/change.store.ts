import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { OwnCategory } from '../../../rulebook/catalogue.ts'
import { type BodyKind, bodyKinds, isTopic } from '../../../rulebook/categories.ts'
import type { CasesTables } from '../tables.ts'
import type { KeptChange } from './change.rules.ts'

type Row = {
  n: number
  topic: string
  at: Instant
  changed_by: PersonId | null
  name: string | null
  is_offered: boolean | null
  private_by_default: boolean | null
  helpers_welcome: boolean | null
  lead_body: string | null
  body_id: BodyId | null
  undoes: number | null
}

/** Every change of a community, the oldest first. */
export async function listChanges(tx: Tx<CasesTables>, community: CommunityId): Promise<KeptChange[]> {
  const rows = await tx
    .selectFrom('cases.catalogue_change')
    .selectAll()
    .where('community_id', '=', community)
    .orderBy('n')
    .execute()
  return rows.flatMap(fromRow)
}

/** The last change of each topic: what the community has made of the catalogue. */
export async function listOwnCategories(tx: Tx<CasesTables>, community: CommunityId): Promise<OwnCategory[]> {
  const { rows } = await sql<Row>`select distinct on (topic) * from cases.catalogue_change
    where community_id = ${community} order by topic, n desc`.execute(tx)
  return rows.flatMap(fromRow)
}

type Kept = {
  readonly n: number
  readonly at: Instant
  readonly by: PersonId | null
  readonly undoes: number | null
}

export async function insertChange(
  tx: Tx<CasesTables>,
  community: CommunityId,
  own: OwnCategory,
  { n, at, by, undoes }: Kept,
): Promise<void> {
  const { topic, name, isOffered, privateByDefault, helpersWelcome, leadBody, body } = own
  await tx
    .insertInto('cases.catalogue_change')
    .values({
      community_id: community,
      n,
      topic,
      at,
      changed_by: by,
      name,
      is_offered: isOffered,
      private_by_default: privateByDefault,
      helpers_welcome: helpersWelcome,
      lead_body: leadBody,
      body_id: body,
      undoes,
    })
    .execute()
}

// Topics and kinds that this version does not know any more change nothing.
function fromRow(row: Row): KeptChange[] {
  const { n, topic, at, name, lead_body, undoes } = row
  if (!isTopic(topic)) return []
  const leadBody = bodyKinds.find((kind): kind is BodyKind => kind === lead_body) ?? null
  return [
    {
      n,
      topic,
      at,
      by: row.changed_by,
      name,
      isOffered: row.is_offered,
      privateByDefault: row.private_by_default,
      helpersWelcome: row.helpers_welcome,
      leadBody,
      body: leadBody === null ? null : row.body_id,
      undoes,
    },
  ]
}
