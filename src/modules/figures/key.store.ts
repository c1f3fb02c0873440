import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/ids.ts'
import type { Period } from '../../kernel/month.ts'

/** By what the figures of a month are told apart. */
export const ways = ['all', 'topic', 'place', 'body'] as const
export type By = (typeof ways)[number]

export type Counting = {
  readonly community: CommunityId
  readonly period: Period
  readonly by: By
}

/** The key of a row that has a case called `it`; `body` is whose it is in that question. */
export function keyOf(by: By, { body }: { readonly body: RawBuilder<unknown> }): RawBuilder<unknown> {
  switch (by) {
    case 'all':
      return sql`''::text`
    case 'topic':
      return sql`coalesce(it.topic, '')`
    case 'place':
      return sql`coalesce(it.building_id::text, '')`
    case 'body':
      return sql`coalesce((${body})::text, '')`
  }
}

/** The body that held the case `it` when a limit fell, or had held it last; the first one when the limit is older still. */
export function heldWhen(due: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select held.body_id from cases.holding held
    where held.community_id = it.community_id and held.case_id = it.id and (held.since <= ${due} or held.n = 1)
    order by held.n desc limit 1`
}

export function within(column: RawBuilder<unknown>, { from, until }: Period): RawBuilder<unknown> {
  return sql`${column} >= ${from} and ${column} < ${until}`
}

/** The case of a row that is not one itself; only what is told apart by topic or place needs it. */
export function withCase(by: By, id: RawBuilder<unknown>, community: CommunityId): RawBuilder<unknown> {
  return by === 'topic' || by === 'place'
    ? sql`join cases."case" it on it.community_id = ${community} and it.id = ${id}`
    : sql``
}
