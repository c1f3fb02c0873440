import { sql } from 'kysely'
import type { AnyDb } from '../../src/kernel/db.ts'
import type { CommunityId } from '../../src/kernel/ids.ts'
import { hoursAfter, type Instant } from '../../src/kernel/time.ts'

/*
 * What became of each case, read from its journal alone: entry by entry, as one would tell it with a finger on the page.
 * Written without a look at the figures' SQL, so that one checks the other.
 */

type Word = { readonly fixed: boolean; readonly mark: number | null }
type Stay = { readonly body: string; readonly since: Instant; until: Instant | null }
type Asked = {
  readonly to: string
  readonly at: Instant
  state: 'offered' | 'accepted' | 'refused' | 'lapsed' | 'withdrawn'
}

export type Life = {
  readonly id: string
  topic: string
  building: string | null
  stairwell: string | null
  openedAt: Instant
  contactDue: Instant
  contactedAt: Instant | null
  finishDue: Instant
  doneAt: Instant | null
  phase: 'open' | 'claimed' | 'explained' | 'referred' | 'joined' | 'withdrawn'
  households: number
  /** The last word of each who asked. */
  readonly words: Map<string, Word>
  wasTried: boolean
  brokeAgain: boolean
  /** Of the work that is done now: who said first that it is fixed, and the marks given to it. */
  firstFixedAt: Instant | null
  readonly marks: Map<string, number>
  readonly stays: Stay[]
  readonly offers: Map<string, Asked>
  readonly named: { readonly at: Instant; readonly to: string }[]
  readonly notSame: Set<string>
}

type Entry = {
  readonly subject: string
  readonly at: Instant
  readonly kind: string
  readonly facts: Readonly<Record<string, never>>
}

/** Every case of a community, from nothing but `journal.entry`. */
export async function livesOf(owner: AnyDb, community: CommunityId): Promise<Life[]> {
  const { rows } = await sql<Entry>`select subject, at, kind, facts from journal.entry
    where community_id = ${community} order by subject, n`.execute(owner)
  const lives = new Map<string, Life>()
  for (const entry of rows) {
    if (entry.kind === 'case.filed' || entry.kind === 'case.split_off') lives.set(entry.subject, born(entry))
    const life = lives.get(entry.subject)
    if (life) tell(life, entry)
  }
  return [...lives.values()]
}

function born({ subject, at, facts }: Entry): Life {
  return {
    id: subject,
    topic: facts['topic'] ?? '',
    building: facts['building'] ?? null,
    stairwell: facts['stairwell'] ?? null,
    openedAt: facts['openedAt'] ?? at,
    contactDue: facts['contactDue'] ?? at,
    contactedAt: facts['contactedAt'] ?? null,
    finishDue: facts['finishDue'] ?? at,
    doneAt: null,
    phase: 'open',
    households: facts['households'] ?? 1,
    words: new Map(),
    wasTried: false,
    brokeAgain: false,
    firstFixedAt: null,
    marks: new Map(),
    stays: [{ body: facts['holder'] ?? '', since: at, until: null }],
    offers: new Map(),
    named: [],
    notSame: new Set(),
  }
}

function tell(life: Life, entry: Entry): void {
  const { kind, facts } = entry
  if (kind === 'case.triaged' || kind === 'case.took_in')
    Object.assign(
      life,
      pick(facts, ['topic', 'building', 'stairwell', 'openedAt', 'contactDue', 'finishDue', 'households']),
    )
  if (kind === 'finish.promised') life.finishDue = facts['to'] ?? life.finishDue
  if (['case.joined_by', 'case.split', 'request.household', 'request.erased'].includes(kind))
    life.households = facts['households'] ?? life.households
  if (kind === 'request.withdrawn') life.households = facts['left'] ?? life.households
  if (kind === 'case.kept_apart') life.notSame.add(facts['other'] ?? '')
  if (['resident.told', 'resident.asked', 'finish.promised', 'case.done_claimed'].includes(kind))
    if (now(life)) life.contactedAt ??= entry.at
  tellOfOffers(life, entry)
  tellOfHands(life, entry)
  tellOfTheEnd(life, entry)
}

function tellOfOffers(life: Life, { kind, at, facts }: Entry): void {
  const id: string = facts['offer'] ?? ''
  const asked = life.offers.get(id)
  if (kind === 'offer.made') life.offers.set(id, { to: facts['to'] ?? '', at, state: 'offered' })
  if (asked && kind === 'offer.accepted') asked.state = 'accepted'
  if (asked && kind === 'offer.refused') asked.state = 'refused'
  if (asked && kind === 'offer.lapsed') asked.state = 'lapsed'
  const overtaken = ['offer.withdrawn', 'case.designated', 'case.done_claimed', ...endings]
  if (overtaken.includes(kind))
    for (const each of life.offers.values()) if (each.state === 'offered') each.state = 'withdrawn'
}

const endings = ['case.explained', 'case.referred', 'case.joined', 'case.withdrawn']

function tellOfHands(life: Life, { kind, at, facts }: Entry): void {
  const to: string | undefined = kind === 'case.taken' ? facts['body'] : facts['to']
  if (kind === 'case.designated') life.named.push({ at, to: to ?? '' })
  if (kind === 'offer.accepted' || kind === 'case.designated' || kind === 'case.taken') {
    if (kind === 'case.designated' && now(life)?.body === to) return
    leave(life, at)
    life.stays.push({ body: to ?? '', since: at, until: null })
  }
}

function tellOfTheEnd(life: Life, { kind, at, facts }: Entry): void {
  const who: string = facts['request'] ?? ''
  const mark: number | null = facts['rating'] ?? null
  if (kind === 'case.done_claimed') Object.assign(life, { phase: 'claimed', doneAt: at })
  if (kind === 'callback.unreached') life.wasTried = true
  if (kind === 'case.confirmed' || kind === 'case.fixed_again') {
    life.firstFixedAt ??= at
    if (mark !== null) life.marks.set(who, mark)
    life.words.set(who, { fixed: true, mark: life.marks.get(who) ?? null })
  }
  if (kind === 'case.not_fixed') {
    if (life.firstFixedAt && at < hoursAfter(life.firstFixedAt, 30 * 24)) life.brokeAgain = true
    life.words.set(who, { fixed: false, mark })
    life.marks.clear()
    Object.assign(life, { phase: 'open', doneAt: null, firstFixedAt: null })
    if (!now(life)) life.stays.push({ body: life.stays.at(-1)?.body ?? '', since: at, until: null })
  }
  if (kind === 'case.closed') leave(life, at)
  if (endings.includes(kind)) {
    leave(life, at)
    Object.assign(life, { phase: kind.slice('case.'.length) })
    if (kind === 'case.joined' || kind === 'case.withdrawn') life.households = 0
  }
}

function now({ stays }: Life): Stay | undefined {
  return stays.find(({ until }) => until === null)
}

function leave(life: Life, at: Instant): void {
  const stay = now(life)
  if (stay) stay.until = at
}

function pick(facts: Entry['facts'], names: readonly string[]): object {
  return Object.fromEntries(names.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])))
}
