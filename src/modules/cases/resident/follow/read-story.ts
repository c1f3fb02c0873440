import type { Follower } from '../../../../kernel/actor.ts'
import { readCommunity, type Tx } from '../../../../kernel/db.ts'
import type { CaseId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/time.ts'
import { readWords } from '../../../../language/read-words.ts'
import { namesOf } from '../../../people/door.ts'
import type { Catalogue } from '../../../../rulebook/catalogue.ts'
import type { Case } from '../../case.rules.ts'
import { findCase } from '../../case.store.ts'
import { catalogueFor } from '../../catalogue/catalogue-for.ts'
import { listHoldings } from '../../holding.store.ts'
import type { House } from '../../house.ts'
import { listOffers } from '../../offer.store.ts'
import { type OneQuestion, oneQuestionFor } from '../../one-question.ts'
import type { KeptFile, Need, Request } from '../../parts.rules.ts'
import { findRequest, listNeedsOf } from '../../request.store.ts'
import type { CasesTables } from '../../tables.ts'
import { listOwnAnswers, listOwnFiles, listShared, listTellings } from './story.store.ts'
import { type NeedStory, needStory, type Parts, type ShownFile } from './story.rules.ts'

/** `asks` is the question that still waits for an answer by a tap; only one need of a request has one, the others null. */
export type AskedStory = NeedStory & { readonly asks: OneQuestion | null }

/** Everything that the link of a request shows. */
export type Story = {
  readonly request: Request
  readonly files: readonly ShownFile[]
  readonly needs: readonly AskedStory[]
  readonly names: ReadonlyMap<PersonId, string>
  /** What topics are called here. */
  readonly catalogue: Catalogue
}

/** The story of a request as its person may read it; undefined when the request is not there. */
export function readStory(house: House) {
  return async ({ community, request: id }: Follower): Promise<Story | undefined> => {
    const catalogue = await catalogueFor(house.db, community)
    return readCommunity<CasesTables, Story | undefined>(house.db, community, async (tx) => {
      const request = await findRequest(tx, community, id)
      if (!request) return undefined
      const { needs, files } = await readParts(tx, { request, community, catalogue, now: house.clock() })
      const persons = needs.flatMap((need) => need.holder?.person ?? [])
      return {
        request,
        needs,
        files: files.filter((file) => file.request === id).map(({ id: file, kind }) => ({ id: file, kind })),
        names: await namesOf(tx, community, persons),
        catalogue,
      }
    })
  }
}

/** A photo or voice note that this link shows; undefined for every other. */
export function findShownFile(house: House) {
  return async ({ community, request: id }: Follower, file: string): Promise<KeptFile | undefined> => {
    const catalogue = await catalogueFor(house.db, community)
    return readCommunity<CasesTables, KeptFile | undefined>(house.db, community, async (tx) => {
      const request = await findRequest(tx, community, id)
      if (!request) return undefined
      const { needs, files } = await readParts(tx, { request, community, catalogue, now: house.clock() })
      const told = new Set<string>(
        needs.flatMap(({ steps, result }) =>
          [...steps.flatMap((step) => step.tellings), ...(result ? [result] : [])].flatMap((each) =>
            each.files.map((shown) => shown.id),
          ),
        ),
      )
      return files.find((each) => each.id === file && (each.request === id || told.has(each.id)))
    })
  }
}

type Wanted = {
  readonly request: Request
  readonly community: Follower['community']
  readonly catalogue: Catalogue
  readonly now: Instant
}

async function readParts(tx: Tx<CasesTables>, { request, community, catalogue, now }: Wanted) {
  const mine = inOrderOf(request.words, await listNeedsOf(tx, community, request.id))
  const cases = new Map<CaseId, Case>()
  for (const id of new Set(mine.map((need) => need.case))) {
    const it = await findCase(tx, community, id)
    if (it) cases.set(id, it)
  }
  const of = { cases: [...cases.keys()], request: request.id }
  const offers = await listOffers(tx, community, of.cases)
  const reasons = offers.flatMap((offer) => offer.answerNote ?? [])
  const notes = await listTellings(tx, community, { ...of, reasons })
  const files = await listOwnFiles(tx, community, { request: request.id, notes: notes.map(({ id }) => id) })
  const shared = await listShared(tx, community, of)
  const holdings = await listHoldings(tx, community, of.cases)
  const answers = await listOwnAnswers(tx, community, of)
  const here = (id: CaseId) => (each: { readonly case: CaseId }) => each.case === id
  const needs = mine.flatMap((need) => {
    const it = cases.get(need.case)
    if (!it) return []
    const isShared = shared.has(it.id)
    const parts = {
      request,
      need,
      it,
      isShared,
      title: titleFor(need, it, isShared),
      holdings: holdings.filter(here(it.id)),
      offers: offers.filter(here(it.id)),
      notes: notes.filter(here(it.id)),
      files,
      answers: answers.filter(here(it.id)),
    }
    const story = needStory(parts, now)
    return [{ ...story, asks: mayAsk(parts, story) ? oneQuestionFor(need, catalogue) : null }]
  })
  const asked = needs.findIndex(({ asks }) => asks !== null)
  return { needs: needs.map((need, at) => (at === asked ? need : { ...need, asks: null })), files }
}

// Once somebody has looked, or has asked, or the person has said more, nothing is asked by the program.
function mayAsk({ it, request, isShared, notes }: Parts, { state, question }: NeedStory): boolean {
  const saidMore = notes.some((note) => note.request === request.id)
  return it.state === 'new' && state === 'new' && question === null && !isShared && !saidMore
}

// As it was said: the ids of one saying are of one moment.
function inOrderOf(words: string | null, needs: readonly Need[]): Need[] {
  const at = (need: Need) => (words ?? '').indexOf(need.words ?? '')
  return needs.toSorted((a, b) => at(a) - at(b))
}

// A case's title is a clause of whoever said it first; somebody else reads a clause of their own words.
function titleFor(need: Need, it: Case, isShared: boolean): string | null {
  if (need.words === null) return null
  return isShared ? readWords(need.words).needs[0].summary : it.title
}
