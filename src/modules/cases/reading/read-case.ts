import { outranks, type Staff } from '../../../kernel/actor.ts'
import type { WorkingCalendar } from '../../../kernel/calendar.ts'
import { type AnyTx, readCommunity, type Tx } from '../../../kernel/db.ts'
import type { BodyId, FileId, HomeId, PersonId, RequestId } from '../../../kernel/ids.ts'
import { type Entry, read } from '../../../kernel/journal.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  type Bodies,
  bodiesOf,
  type Community,
  getCommunity,
  listMembers,
  type Member,
  namesOf,
} from '../../people/door.ts'
import { type Home, homesById, homesIn, placesOf, type PlaceTree, sayPlace } from '../../places/door.ts'
import type { Catalogue } from '../../../rulebook/catalogue.ts'
import type { Case } from '../case.rules.ts'
import { findCase } from '../case.store.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import { listFiles } from '../file.store.ts'
import { listHoldings } from '../holding.store.ts'
import type { House } from '../house.ts'
import { findProposal, type Proposal } from '../model-help/proposal.store.ts'
import { listNotes } from '../note.store.ts'
import { listOffers } from '../offer.store.ts'
import {
  type Hop,
  type KeptFile,
  type Need,
  type Note,
  type Offer,
  type Request,
  trailOf,
} from '../parts.rules.ts'
import { listNeedsFor, listRequests } from '../request.store.ts'
import { listHeard } from '../speech/heard.store.ts'
import type { CasesTables } from '../tables.ts'
import { mayReadNote, maySee, maySeeHomes } from './access.rules.ts'
import { findIdByRef, listSiblings } from './find.store.ts'
import { maySeeFile } from './may-see-file.ts'
import { type Similar, similarTo } from './similar-to.ts'

/** Everything that the desk shows of one case, read as of one moment. */
export type CaseFile = {
  readonly it: Case
  readonly now: Instant
  readonly staff: Staff
  readonly community: Community
  readonly calendar: WorkingCalendar
  readonly bodies: Bodies
  readonly catalogue: Catalogue
  readonly members: readonly Member[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly tree: PlaceTree
  readonly place: string
  readonly needs: readonly Need[]
  /** Those who said it, the first one first. */
  readonly requests: readonly Request[]
  readonly notes: readonly Note[]
  readonly files: readonly KeptFile[]
  /** What the machine heard in voice notes. */
  readonly heard: ReadonlyMap<FileId, string>
  readonly offers: readonly Offer[]
  readonly hops: readonly Hop[]
  readonly entries: readonly Entry[]
  /** The doors of the stairwell; empty when it is not known. */
  readonly homes: readonly Home[]
  readonly homeOf: ReadonlyMap<HomeId, Home>
  readonly near: readonly Similar[]
  /** What a model from outside proposed, when the post has one. */
  readonly proposal: Proposal | null
  readonly siblings: Siblings
  readonly joinedInto: { readonly ref: string; readonly title: string } | null
}

type Siblings = Awaited<ReturnType<typeof listSiblings>>

/**
 * The case with this number as this member of the post may see it; null when there is none for him.
 * `brief` reads what stands beside a list, and neither its story nor what is like it.
 */
export function readCase(house: House, depth: 'whole' | 'brief' = 'whole') {
  return async (staff: Staff, ref: string): Promise<CaseFile | null> => {
    const { community: id } = staff
    const [community, bodies, tree, catalogue] = await Promise.all([
      getCommunity(house.db, id),
      bodiesOf(house.db, id),
      placesOf(house.db, id),
      catalogueFor(house.db, id),
    ])
    const now = house.clock()
    return readCommunity<CasesTables, CaseFile | null>(house.db, id, async (tx) => {
      const found = await findIdByRef(tx, id, ref)
      if (!found) return null
      const [it, needs] = await Promise.all([findCase(tx, id, found), listNeedsFor(tx, id, found)])
      if (!it || !maySee(staff, it)) return null
      const said = { needs, requests: await readRequests(tx, it, { staff, post: bodies.post.id, needs }) }
      const parts =
        depth === 'whole'
          ? await readParts(tx, it, { staff, now, tree, said })
          : await readBrief(tx, it, { staff, said })
      const calendar = house.rules.calendarOf(community)
      const place = sayPlace(tree, it.place)
      return { it, now, staff, community, calendar, bodies, catalogue, tree, place, ...parts }
    })
  }
}

type SaidOf = { readonly needs: readonly Need[]; readonly requests: readonly Request[] }

type Reader = { readonly staff: Staff; readonly post: BodyId }

async function readRequests(
  tx: Tx<CasesTables>,
  it: Case,
  { needs, ...reader }: Reader & Pick<SaidOf, 'needs'>,
) {
  const requests = await listRequests(tx, it.community, idsOf(needs))
  return requestsFor(reader, it, { needs, requests })
}

function idsOf(needs: readonly Need[]): RequestId[] {
  return [...new Set(needs.map((need) => need.request))]
}

type Reading = {
  readonly staff: Staff
  readonly now: Instant
  readonly tree: PlaceTree
  readonly said: SaidOf
}

async function readParts(tx: Tx<CasesTables>, it: Case, { staff, now, tree, said }: Reading) {
  const { community, id } = it
  const { needs, requests } = said
  const isWorker = outranks(staff.rank, 'worker')
  const [written, offers, holdings, kept, members, homes, proposal, near, siblings, joinedInto] =
    await Promise.all([
      readWritten(tx, it, { staff, requests }),
      listOffers(tx, community, [id]),
      listHoldings(tx, community, [id]),
      readKept(tx, it, { staff, needs }),
      listMembers(tx, community),
      homesAround(tx, it, requests),
      isWorker ? findProposal(tx, community, id) : null,
      isWorker ? similarTo(tx, it, { needs, now, tree }) : [],
      isWorker ? listSiblings(tx, community, id, idsOf(needs)) : [],
      joinedCase(tx, it),
    ])
  const hops = trailOf(holdings, offers, now)
  return {
    ...said,
    ...written,
    ...kept,
    ...homes,
    offers,
    hops,
    members,
    proposal,
    near,
    siblings,
    joinedInto,
  }
}

async function readWritten(
  tx: Tx<CasesTables>,
  it: Case,
  { staff, requests }: Pick<Reading, 'staff'> & Pick<SaidOf, 'requests'>,
) {
  const [all, entries] = await Promise.all([
    listNotes(tx, it.community, [it.id]),
    read(tx, it.community, it.id),
  ])
  const notes = all.filter((note) => mayReadNote(staff, it, note))
  return { notes, entries, names: await namesIn(tx, it, { requests, entries, notes }) }
}

async function readKept(
  tx: Tx<CasesTables>,
  { community, id }: Case,
  { staff, needs }: Pick<Reading, 'staff'> & Pick<SaidOf, 'needs'>,
) {
  const all = await listFiles(tx, community, { cases: [id], requests: idsOf(needs) })
  const files = outranks(staff.rank, 'worker') ? all : await filesFor(tx, staff, all)
  return { files, heard: await listHeard(tx, community, voicesOf(files)) }
}

const nothing = {
  notes: [],
  offers: [],
  entries: [],
  files: [],
  heard: new Map<FileId, string>(),
  hops: [],
  homes: [],
  near: [],
  proposal: null,
  joinedInto: null,
}

async function readBrief(tx: Tx<CasesTables>, it: Case, { staff, said }: Pick<Reading, 'staff' | 'said'>) {
  const { community, id } = it
  const first = said.requests.slice(0, 1)
  return {
    ...nothing,
    ...said,
    members: await listMembers(tx, community),
    names: await namesIn(tx, it, { requests: first, entries: [], notes: [] }),
    homeOf: await homesOf(tx, it, { requests: first, around: [] }),
    siblings: outranks(staff.rank, 'worker') ? await listSiblings(tx, community, id, idsOf(said.needs)) : [],
  }
}

function requestsFor({ staff, post }: Reader, it: Case, { needs, requests }: SaidOf): readonly Request[] {
  if (outranks(staff.rank, 'worker')) return requests
  const whose = maySeeHomes(staff, it, post) ? {} : { home: null, person: null, hasPhone: false }
  return requests.map((request) => ({ ...request, words: wordsHere(request, needs), ...whose }))
}

// What was said in the same breath about something else is not a helper's to read: it may be private.
function wordsHere({ id, words }: Request, needs: readonly Need[]): string | null {
  if (words === null) return null
  const here = needs.flatMap((need) => (need.request === id && need.words !== null ? [need.words] : []))
  return here.length === 0 ? null : here.join('\n')
}

async function filesFor(tx: Tx<CasesTables>, staff: Staff, files: readonly KeptFile[]): Promise<KeptFile[]> {
  const seen: KeptFile[] = []
  for (const file of files) if (await maySeeFile(tx, staff, file)) seen.push(file)
  return seen
}

function voicesOf(files: readonly KeptFile[]): FileId[] {
  return files.flatMap(({ kind, id }) => (kind === 'voice' ? [id] : []))
}

async function joinedCase(tx: Tx<CasesTables>, { community, joinedInto }: Case) {
  const into = joinedInto && (await findCase(tx, community, joinedInto))
  return into ? { ref: into.ref, title: into.title } : null
}

type Written = {
  readonly requests: readonly Request[]
  readonly entries: readonly Entry[]
  readonly notes: readonly Note[]
}

async function namesIn(tx: AnyTx, it: Case, { requests, entries, notes }: Written) {
  const signed = [...entries, ...notes].flatMap(({ as, by }) =>
    by === null || as === 'resident' || as === 'body' ? [] : [by as PersonId],
  )
  const assigned = entries.flatMap(({ facts }) => (facts['person'] ? [facts['person'] as PersonId] : []))
  const others = [it.holder?.person, ...requests.flatMap((request) => [request.person, request.filedBy])]
  const all = new Set([
    ...signed,
    ...assigned,
    ...others.filter((each) => each !== null && each !== undefined),
  ])
  return namesOf(tx, it.community, [...all])
}

async function homesAround(tx: AnyTx, it: Case, requests: readonly Request[]) {
  const { community, place } = it
  const homes = place.stairwell === null ? [] : await homesIn(tx, community, place.stairwell)
  return { homes, homeOf: await homesOf(tx, it, { requests, around: homes }) }
}

type Homes = { readonly requests: readonly Request[]; readonly around: readonly Home[] }

/** The homes of those who said it, wherever they are. */
async function homesOf(
  tx: AnyTx,
  { community }: Case,
  { requests, around }: Homes,
): Promise<ReadonlyMap<HomeId, Home>> {
  const known = new Map(around.map((home) => [home.id, home]))
  const far = requests.flatMap(({ home }) => (home !== null && !known.has(home) ? [home] : []))
  for (const home of await homesById(tx, community, far)) known.set(home.id, home)
  return known
}

export function doorOf(file: Pick<CaseFile, 'homeOf'>, { home }: Pick<Request, 'home'>): string | null {
  return home === null ? null : (file.homeOf.get(home)?.door ?? null)
}
