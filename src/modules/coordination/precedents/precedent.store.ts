import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CaseId, CommunityId, NoteId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import type { CoordinationTables } from '../tables.ts'
import type { CasePlace, Near, Precedent } from './precedent.rules.ts'

type Kept = {
  readonly case: CaseId
  /** The entry of the case's journal that says it. */
  readonly n: number
  readonly topic: Topic
  readonly place: CasePlace
  readonly body: BodyId
  readonly note: NoteId
  readonly by: PersonId
  readonly at: Instant
}

/** Keeps a decision; one that is kept already stays as it was. */
export async function keepPrecedent(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { case: id, n, topic, place, body, note, by, at }: Kept,
): Promise<void> {
  await tx
    .insertInto('coordination.precedent')
    .values({
      community_id: community,
      case_id: id,
      n,
      topic,
      estate_id: place.estate,
      building_id: place.building,
      stairwell_id: place.stairwell,
      body_id: body,
      note_id: note,
      decided_by: by,
      decided_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type Asked = {
  readonly topic: Topic
  readonly place: CasePlace
  /** A case's own decisions are no precedent for it. */
  readonly but?: CaseId
  readonly most?: number
}

/** What was decided before on this topic, the nearest places first and of those the last first. */
export async function precedentsFor(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { topic, place, but, most = 5 }: Asked,
): Promise<Precedent[]> {
  const near = sql<Near>`case when precedent.stairwell_id = ${place.stairwell} then 'stairwell'
    when precedent.building_id = ${place.building} then 'building'
    when precedent.estate_id = ${place.estate} then 'estate' else 'elsewhere' end`
  const rows = await tx
    .selectFrom('coordination.precedent as precedent')
    .innerJoin('cases.case as it', (join) =>
      join.onRef('it.community_id', '=', 'precedent.community_id').onRef('it.id', '=', 'precedent.case_id'),
    )
    .innerJoin('cases.note as note', (join) =>
      join
        .onRef('note.community_id', '=', 'precedent.community_id')
        .onRef('note.id', '=', 'precedent.note_id'),
    )
    .select([
      'it.ref',
      'it.title',
      'precedent.body_id as body',
      'note.words as why',
      'precedent.decided_at as at',
    ])
    .select(near.as('near'))
    .where('precedent.community_id', '=', community)
    .where('precedent.topic', '=', topic)
    .$if(but !== undefined, (query) => query.where('precedent.case_id', '<>', but as CaseId))
    .orderBy(sql`array_position(array['stairwell', 'building', 'estate', 'elsewhere'], ${near})`)
    .orderBy('precedent.decided_at', 'desc')
    .limit(most)
    .execute()
  return rows
}
