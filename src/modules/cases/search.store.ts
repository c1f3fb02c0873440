import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { BuildingId, CaseId, CommunityId, EstateId, StairwellId } from '../../kernel/ids.ts'
import type { CasesTables } from './tables.ts'

/** What can be found of one case can now be found of the other. */
export async function addSearchWords(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { from, to }: { readonly from: CaseId; readonly to: CaseId },
): Promise<void> {
  await sql`update cases."case" target set search = target.search || source.search
    from cases."case" source
    where target.community_id = ${community} and target.id = ${to}
      and source.community_id = ${community} and source.id = ${from}`.execute(tx)
}

export async function addToSearch(
  tx: Tx<CasesTables>,
  community: CommunityId,
  id: CaseId,
  vector: string,
): Promise<void> {
  await sql`update cases."case" set search = search || ${vector}::tsvector
    where community_id = ${community} and id = ${id}`.execute(tx)
}

/** What people said to cases, in the order in which it was said; at most so many sayings of each case. */
export async function listSaid(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { cases, most }: { readonly cases: readonly CaseId[]; readonly most: number },
): Promise<ReadonlyMap<CaseId, readonly string[]>> {
  if (cases.length === 0) return new Map()
  const ids = sql`any(${[...cases]}::uuid[])`
  const { rows } = await sql<{ case: CaseId; words: string }>`
    select "case", words from (
      select need.case_id as "case", request.words, request.said_at as at from cases.need need
      join cases.request request on request.community_id = need.community_id and request.id = need.request_id
      where need.community_id = ${community} and need.case_id = ${ids}
      union all
      select note.case_id, note.words, note.at from cases.note note
      where note.community_id = ${community} and note.case_id = ${ids} and note.kind in ('added', 'answered')
      union all
      select need.case_id, heard.words, file.at from cases.need need
      join cases.file file on file.community_id = need.community_id and file.request_id = need.request_id
      join cases.heard heard on heard.community_id = file.community_id and heard.file_id = file.id
      where need.community_id = ${community} and need.case_id = ${ids} and file.kind = 'voice'
      union all
      select file.case_id, heard.words, file.at from cases.file file
      join cases.heard heard on heard.community_id = file.community_id and heard.file_id = file.id
      where file.community_id = ${community} and file.case_id = ${ids} and file.kind = 'voice') each
    where words is not null order by at, words`.execute(tx)
  const said = new Map<CaseId, string[]>()
  for (const { case: id, words } of rows) {
    const known = said.get(id) ?? []
    // One saying may hold several needs.
    if (known.length < most && !known.includes(words)) said.set(id, [...known, words])
  }
  return said
}

/** What a case is found by, besides what was said. */
export type Findable = {
  readonly id: CaseId
  readonly title: string
  readonly placeWords: string | null
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
}

/** The next cases in the order of their ids, held until the transaction ends, so that no words are added meanwhile. */
export function listFindableAndLock(
  tx: Tx<CasesTables>,
  community: CommunityId,
  { after, most }: { readonly after: CaseId | null; readonly most: number },
): Promise<Findable[]> {
  return tx
    .selectFrom('cases.case')
    .select([
      'id',
      'title',
      'place_words as placeWords',
      'estate_id as estate',
      'building_id as building',
      'stairwell_id as stairwell',
    ])
    .where('community_id', '=', community)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(most)
    .forNoKeyUpdate()
    .execute()
}

export async function writeSearch(
  tx: Tx<CasesTables>,
  community: CommunityId,
  vectors: readonly { readonly id: CaseId; readonly search: string }[],
): Promise<void> {
  await sql`update cases."case" it set search = made.search
    from json_to_recordset(${JSON.stringify(vectors)}) made (id uuid, search tsvector)
    where it.community_id = ${community} and it.id = made.id`.execute(tx)
}
