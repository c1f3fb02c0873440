import type { Follower } from '../../../kernel/actor.ts'
import { readCommunity, type Tx } from '../../../kernel/db.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { type Bodies, bodiesOf } from '../../people/door.ts'
import type { Case } from '../case.rules.ts'
import { findCase } from '../case.store.ts'
import type { House } from '../house.ts'
import { listNotes } from '../note.store.ts'
import type { Need, Note } from '../parts.rules.ts'
import { findRequest, listNeedsOf } from '../request.store.ts'
import type { CasesTables } from '../tables.ts'
import type { Reply } from '../../../kernel/http/contract.ts'
import type { getRequest } from './resident.contract.ts'

type Story = Reply<typeof getRequest>

/** What became of a request, as its person may read it; undefined when the request is not there. */
export async function readRequest(
  house: House,
  { community, request: id }: Follower,
): Promise<Story | undefined> {
  const bodies = await bodiesOf(house.db, community)
  return readCommunity<CasesTables, Story | undefined>(house.db, community, async (tx) => {
    const request = await findRequest(tx, community, id)
    if (!request) return undefined
    const cases: Story['cases'][number][] = []
    for (const need of await listNeedsOf(tx, community, id)) {
      const it = await findCase(tx, community, need.case)
      if (it) cases.push(partOf(need, it, { bodies, notes: await notesFor(tx, it) }))
    }
    const { ref, words, saidAt, withdrawnAt } = request
    return { ref, words, saidAt, withdrawnAt, cases }
  })
}

/** The first of a request's cases. */
export async function firstCaseOf(
  house: House,
  { community, request }: Follower,
): Promise<CaseId | undefined> {
  const needs = await readCommunity<CasesTables, Need[]>(house.db, community, (tx) =>
    listNeedsOf(tx, community, request),
  )
  return needs[0]?.case
}

type With = { readonly bodies: Bodies; readonly notes: readonly Note[] }

// The words are the person's own: the case's title may be taken from a neighbour's.
function partOf(need: Need, it: Case, { bodies, notes }: With): Story['cases'][number] {
  const nameOf = (body: NonNullable<Case['holder']>['body']) => bodies.byId.get(body)?.name ?? null
  const wordsOf = (id: Note['id'] | null) => notes.find((note) => note.id === id)?.words ?? null
  return {
    case: it.id,
    title: need.words,
    topic: it.topic,
    state: it.state,
    holder: it.holder && nameOf(it.holder.body),
    offeredTo: it.offer && nameOf(it.offer.to),
    dueAt: it.holder && it.times.finishDue,
    isPromised: it.times.promisedAt !== null,
    households: it.households,
    urges: it.urges,
    question: wordsOf(it.openQuestion),
    explanation: it.state === 'explained' ? wordsOf(it.explanation) : null,
    referredTo: it.referredTo,
    openedAt: it.times.openedAt,
    endedAt: it.times.endedAt,
  }
}

async function notesFor(tx: Tx<CasesTables>, it: Case): Promise<Note[]> {
  return it.openQuestion === null && it.explanation === null ? [] : listNotes(tx, it.community, [it.id])
}
