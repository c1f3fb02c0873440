import { sql } from 'kysely'
import type { Staff } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { type CommunityId, newId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { featureKeys, type Taught } from '../../../language/adapt.ts'
import { type Topic, topics } from '../../../rulebook/categories.ts'
import type { Need } from '../parts.rules.ts'
import type { CasesTables } from '../tables.ts'
import { type CorrectionId, teaches, type Verdict } from './correction.rules.ts'

type On = { readonly need: Need; readonly by: Staff; readonly at: Instant }

/** Keeps a worker's verdict on one reading. Of the words only what can be learnt from them, as numbers. */
export async function insertCorrections(
  tx: Tx<CasesTables>,
  verdicts: readonly Verdict[],
  { need, by, at }: On,
): Promise<void> {
  if (verdicts.length === 0) return
  const rows = verdicts.map((verdict) => ({
    community_id: by.community,
    id: newId<CorrectionId>(),
    case_id: need.case,
    need_id: need.id,
    at,
    said_by: by.person,
    ...verdict,
    confidence: need.confidence,
    keys: teaches(verdict) && need.words !== null ? featureKeys(need.words) : [],
    undone_in: null,
  }))
  await tx.insertInto('cases.correction').values(rows).execute()
}

/** How many lessons are remembered: those before have faded to little. */
const mostLessons = 500

/** The last lessons of a community, the oldest first: of one saying only the last word counts. */
export async function listLessons(tx: Tx<CasesTables>, community: CommunityId): Promise<Taught[]> {
  const { rows } = await sql<{ keys: number[]; proposed: string; decided: string }>`
    select keys, proposed, decided from cases.correction lesson
    where community_id = ${community} and field = 'topic' and undone_in is null and cardinality(keys) > 0
      and not exists (select from cases.correction later
        where later.community_id = lesson.community_id and later.need_id = lesson.need_id and later.field = 'topic'
          and later.undone_in is null and (later.at, later.id) > (lesson.at, lesson.id))
    order by at desc, id desc limit ${mostLessons}`.execute(tx)
  return rows.toReversed().flatMap(({ keys, proposed, decided }) => {
    const [was, is] = [topicOf(proposed), topicOf(decided)]
    return was && is ? [{ keys, proposed: was, decided: is }] : []
  })
}

/** A topic that the catalogue does not know any more teaches nothing. */
export function topicOf(text: string): Topic | undefined {
  return topics.find((topic) => topic === text)
}
