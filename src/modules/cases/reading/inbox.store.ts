import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type {
  BodyId,
  BuildingId,
  CaseId,
  CommunityId,
  EstateId,
  PersonId,
  StairwellId,
} from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Topic, Urgency } from '../../../rulebook/categories.ts'
import { type ClockName, endedStates, openStates, type State } from '../case.rules.ts'
import type { CasesTables } from '../tables.ts'
import { type Cursor, type Filter, type Order, orderOf } from './filter.ts'
import type { Sought } from './search.rules.ts'

/** One line of the list. */
export type Line = {
  readonly id: CaseId
  readonly ref: string
  readonly title: string
  readonly topic: Topic
  readonly urgency: Urgency
  readonly state: State
  readonly isPrivate: boolean
  readonly isOpenToHelpers: boolean
  readonly estate: EstateId | null
  readonly building: BuildingId | null
  readonly stairwell: StairwellId | null
  readonly placeWords: string | null
  readonly body: BodyId | null
  readonly person: PersonId | null
  readonly awaitsDesignation: boolean
  readonly asked: boolean
  readonly openedAt: Instant
  readonly toldAt: Instant | null
  readonly doneClaimedAt: Instant | null
  readonly endedAt: Instant | null
  readonly clock: ClockName | null
  readonly dueAt: Instant | null
  readonly households: number
  readonly urges: number
}

/** What the list is asked for, with everything resolved that the address leaves open. */
export type Asked = {
  readonly filter: Filter
  readonly me: PersonId
  readonly post: BodyId
  readonly now: Instant
  readonly sought: Sought | null
}

export const lineColumns = [
  'it.id',
  'it.ref',
  'it.title',
  'it.topic',
  'it.urgency',
  'it.state',
  'it.is_private as isPrivate',
  'it.is_open_to_helpers as isOpenToHelpers',
  'it.estate_id as estate',
  'it.building_id as building',
  'it.stairwell_id as stairwell',
  'it.place_words as placeWords',
  'it.holder_body_id as body',
  'it.holder_person_id as person',
  'it.awaits_designation as awaitsDesignation',
  'it.open_question_id as question',
  'it.opened_at as openedAt',
  'it.told_at as toldAt',
  'it.done_claimed_at as doneClaimedAt',
  'it.ended_at as endedAt',
  'it.next_clock as clock',
  'it.next_due_at as dueAt',
  'it.households',
  'it.urges',
] as const

type It = ExpressionBuilder<CasesTables & { it: CasesTables['cases.case'] }, 'it'>

/** At most `most` lines after the cursor, in the filter's own order. */
export async function listLines(
  tx: Tx<CasesTables>,
  community: CommunityId,
  asked: Asked,
  { after, most }: { readonly after: Cursor | null; readonly most: number },
): Promise<Line[]> {
  const order = orderOf(asked.filter)
  const inner = tx
    .selectFrom('cases.case as it')
    .select(lineColumns)
    .where((eb) => matching(eb, community, asked))
    .$if(after !== null, (query) => query.where(beyond(order, after as Cursor)))
    .$call((query) =>
      order === 'next'
        ? query.orderBy('it.next_due_at').orderBy('it.id')
        : order === 'ended'
          ? query.orderBy('it.ended_at', 'desc').orderBy('it.id', 'desc')
          : query.orderBy('it.id', 'desc'),
    )
  const phrases = asked.sought?.phrases ?? []
  // The pairs find candidates; whether a longer phrase stands there is looked up for as many as are needed,
  // in their order. The inner limit keeps the planner from looking all of them up first.
  const rows =
    phrases.length === 0
      ? await inner.limit(most).execute()
      : await tx
          .selectFrom(inner.limit(mostCandidates).as('it'))
          .selectAll()
          .where(
            sql.join(
              phrases.map((phrase) => says(community, phrase)),
              sql` and `,
            ) as never,
          )
          .limit(most)
          .execute()
  return rows.map(toLine)
}

export function toLine<Row extends { readonly question: unknown }>({ question, ...row }: Row) {
  return { ...row, asked: question !== null }
}

const mostCandidates = 50_000

export type Sums = {
  readonly all: number
  readonly late: number
  readonly today: number
  readonly tomorrow: number
}

/** How many there are, and how many by when; counts no further than `most`. */
export async function countLines(
  tx: Tx<CasesTables>,
  community: CommunityId,
  asked: Asked,
  days: { readonly today: Instant; readonly tomorrow: Instant; readonly most: number },
): Promise<Sums> {
  const { now } = asked
  const row = await tx
    .selectFrom(
      tx
        .selectFrom('cases.case as it')
        .select('it.next_due_at as due')
        .where((eb) => matching(eb, community, asked))
        .$if(orderOf(asked.filter) === 'next', (query) => query.orderBy('it.next_due_at'))
        .limit(days.most)
        .as('line'),
    )
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`count(*) filter (where due < ${now})::int`.as('late'),
      sql<number>`count(*) filter (where due >= ${now} and due < ${days.today})::int`.as('today'),
      sql<number>`count(*) filter (where due >= ${days.today} and due < ${days.tomorrow})::int`.as(
        'tomorrow',
      ),
    ])
    .executeTakeFirstOrThrow()
  return row
}

/** What the filter asks of a case. */
export function matching(eb: It, community: CommunityId, { filter, me, post, now, sought }: Asked) {
  const { show, estate, building, body, person, topic, urgency, clock } = filter
  return eb.and([
    eb('it.community_id', '=', community),
    ...stateIs(eb, show),
    ...(topic === null ? [] : [eb('it.topic', '=', topic)]),
    ...(urgency === null ? [] : [eb('it.urgency', '=', urgency)]),
    ...(clock === null ? [] : [eb('it.next_clock', '=', clock)]),
    ...(estate === null ? [] : [eb('it.estate_id', '=', estate)]),
    ...(building === null ? [] : [eb('it.building_id', '=', building)]),
    ...(body === null ? [] : [eb('it.holder_body_id', '=', body)]),
    ...(person === null ? [] : [eb('it.holder_person_id', '=', person === 'me' ? me : person)]),
    ...(filter.late ? [eb('it.next_due_at', '<', now)] : []),
    ...(filter.waits ? [eb('it.awaits_designation', '=', true)] : []),
    ...(filter.out ? [goneOut(community, post)] : []),
    ...(sought ? [found(community, sought)] : []),
  ])
}

function stateIs(eb: It, show: Filter['show']) {
  if (show === 'any') return []
  // The partial index of the list is on what has a next clock: exactly what is open.
  if (show === 'open') return [eb('it.next_due_at', 'is not', null)]
  if (show === 'ended') return [eb('it.ended_at', 'is not', null)]
  const isOpen = (openStates as readonly string[]).includes(show)
  const isEnded = (endedStates as readonly string[]).includes(show)
  return [
    eb('it.state', '=', show),
    ...(isOpen ? [eb('it.next_due_at', 'is not', null)] : []),
    ...(isEnded ? [eb('it.ended_at', 'is not', null)] : []),
  ]
}

function goneOut(community: CommunityId, post: BodyId) {
  return sql<SqlBool>`(it.holder_body_id <> ${post} or it.id in (
    select case_id from cases.offer where community_id = ${community} and state = 'offered'))`
}

function found(community: CommunityId, { vector, phone }: Sought) {
  if (phone !== null)
    return sql<SqlBool>`it.id in (select need.case_id from cases.request request
      join cases.need need on need.community_id = request.community_id and need.request_id = request.id
      where request.community_id = ${community} and request.phone_print = ${phone})`
  return sql<SqlBool>`it.search @@ ${vector}::tsquery`
}

// What people wrote is folded as the typed word was; places are known by name and need no text.
function says(
  community: CommunityId,
  { pattern, estates, buildings, stairwells }: Sought['phrases'][number],
) {
  return sql<SqlBool>`(
    lower(normalize(it.title, nfkc)) ~ ${pattern}
    or lower(normalize(coalesce(it."placeWords", ''), nfkc)) ~ ${pattern}
    or it.estate = any(${estates}) or it.building = any(${buildings}) or it.stairwell = any(${stairwells})
    or exists (select from cases.need need
      join cases.request request on request.community_id = need.community_id and request.id = need.request_id
      where need.community_id = ${community} and need.case_id = it.id
        and lower(normalize(request.words, nfkc)) ~ ${pattern})
    or exists (select from cases.note note where note.community_id = ${community} and note.case_id = it.id
      and note.kind in ('added', 'answered') and lower(normalize(note.words, nfkc)) ~ ${pattern})
    or exists (select from cases.need need
      join cases.file file on file.community_id = need.community_id and file.request_id = need.request_id
      join cases.heard heard on heard.community_id = file.community_id and heard.file_id = file.id
      where need.community_id = ${community} and need.case_id = it.id
        and lower(normalize(heard.words, nfkc)) ~ ${pattern})
    or exists (select from cases.file file
      join cases.heard heard on heard.community_id = file.community_id and heard.file_id = file.id
      where file.community_id = ${community} and file.case_id = it.id
        and lower(normalize(heard.words, nfkc)) ~ ${pattern}))`
}

function beyond(order: Order, { key, id }: Cursor) {
  if (order === 'next') return sql<SqlBool>`(it.next_due_at, it.id) > (${key}, ${id})`
  if (order === 'ended') return sql<SqlBool>`(it.ended_at, it.id) < (${key}, ${id})`
  // Ids sort by the moment they were made, so the newest need no index of their own.
  return sql<SqlBool>`it.id < ${id}`
}
