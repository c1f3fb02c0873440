import type { BodyId, CommunityId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Rank } from '../../kernel/actor.ts'
import type { Lang } from '../../kernel/words/lang.ts'
import type { BodyKind } from '../../rulebook/categories.ts'
import type { Generated } from 'kysely'

export type PeopleTables = {
  'people.community': {
    id: CommunityId
    serial: Generated<number>
    slug: string
    name: string
    phone: string
    hours: string
    opens: Generated<number>
    closes: Generated<number>
    lang: Generated<Lang>
    is_demo: Generated<boolean>
    closed_at: Instant | null
  }
  'people.body': {
    community_id: CommunityId
    id: BodyId
    kind: BodyKind
    name: string
    phone: string | null
    ended_at: Instant | null
  }
  'people.person': {
    community_id: CommunityId
    id: PersonId
    name: string | null
    phone_sealed: Buffer | null
    phone_print: string | null
    erased_at: Instant | null
  }
  'people.member': {
    community_id: CommunityId
    person_id: PersonId
    body_id: BodyId
    rank: Rank
    account_id: string | null
    since: Instant
    ended_at: Instant | null
  }
}
