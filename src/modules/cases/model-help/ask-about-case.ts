import { z } from 'zod'
import { dayOf } from '../../../kernel/calendar.ts'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, PersonId } from '../../../kernel/ids.ts'
import { enqueue, job, plan, task } from '../../../kernel/jobs.ts'
import { askModel, type ModelEndpoint } from '../../../kernel/model/ask.ts'
import type { Breaker } from '../../../kernel/model/breaker.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { unsureBelow } from '../../../language/sure.ts'
import { getCommunity, listCommunities, listMembers, namesOf } from '../../people/door.ts'
import { placesOf } from '../../places/door.ts'
import { catalogueFor } from '../catalogue/catalogue-for.ts'
import { findCase, findCaseAndLock } from '../case.store.ts'
import { isOpen } from '../case.rules.ts'
import type { House } from '../house.ts'
import { listNeedsFor, listRequests } from '../request.store.ts'
import { caseId, communityId } from '../schemas.ts'
import type { CasesTables } from '../tables.ts'
import { readAnswer } from './answer.ts'
import { insertProposal, listUnsure, spend, wasAsked } from './proposal.store.ts'
import { charactersOf, questionOf } from './question.ts'

export type ModelHelp = {
  readonly endpoint: ModelEndpoint
  /** What a community may spend in a day. */
  readonly budget: { readonly requests: number; readonly characters: number }
  readonly breaker: Breaker
  /** Told what became of a question, in codes; never the words. */
  readonly told?: (outcome: string, facts: Readonly<Record<string, string | number>>) => void
}

type About = { readonly community: CommunityId; readonly case: CaseId }
type Outcome = 'proposed' | 'unusable' | 'nothing' | 'no_budget' | 'resting' | 'failed'

/** Asks a model about one case. */
const question = job('cases.ask_model', z.object({ community: communityId, case: caseId }))

/** By the clock on the wall: looks for cases to ask about. */
export const questionRound = job('cases.find_unsure', z.unknown())

const lookBackHours = 48
const mostAtOnce = 20

/** In every community: plans a question for each new case that our own reading is unsure of. */
function findUnsure(house: House, { breaker }: ModelHelp) {
  return async (): Promise<Result<number, never>> => {
    const found = { cases: 0 }
    if (breaker.rests()) return ok(0)
    const look = { since: hoursAfter(house.clock(), -lookBackHours), below: unsureBelow, most: mostAtOnce }
    for (const { id: community } of await listCommunities(house.db)) {
      const planned = await inCommunity<CasesTables, number, never>(house.db, community, async (tx) => {
        const ids = await listUnsure(tx, community, look)
        const about = ids.map((id) => plan(question, { community, case: id }, { key: `model:${id}` }))
        await enqueue(tx, about)
        return ok(ids.length)
      })
      if (planned.ok) found.cases += planned.value
    }
    return ok(found.cases)
  }
}

/**
 * One question about one case, when it is still worth one: masked, paid out of the day's budget before it leaves, and
 * kept as a proposal if the answer is one of our topics and one plain line. A model that does not answer is asked
 * again with a later round; an answer that cannot be used is the last.
 */
export function askAboutCase(house: House, help: ModelHelp) {
  return async (about: About): Promise<Result<Outcome, never>> => {
    const { endpoint, breaker, told } = help
    const say = (outcome: Outcome, facts: Readonly<Record<string, string | number>> = {}) => {
      told?.(outcome, { case: about.case, ...facts })
      return ok(outcome)
    }
    const asking = await readWorth(house, about)
    if (!asking) return ok('nothing')
    if (!breaker.mayAsk()) return ok('resting')
    const asked = questionOf(asking.words, asking.names, await catalogueFor(house.db, about.community))
    if (!(await pay(house, help, about, charactersOf(asked)))) return say('no_budget')
    const said = await askModel(endpoint, asked)
    breaker.went(said.ok)
    if (!said.ok) return say('failed', { code: said.code, ...said.facts })
    const answer = readAnswer(said.value)
    const at = house.clock()
    const kept = await inCommunity<CasesTables, boolean, never>(house.db, about.community, async (tx) => {
      // While the model was thinking somebody may have had the words erased.
      const it = await findCaseAndLock(tx, about.community, about.case)
      const needs = it ? await listNeedsFor(tx, about.community, about.case) : []
      if (needs[0]?.words !== asking.words) return ok(false)
      await insertProposal(tx, about.community, about.case, { answer, model: endpoint.name, at })
      return ok(true)
    })
    if (!kept.ok || !kept.value) return ok('nothing')
    if (answer) house.changed(about.community, about.case)
    return say(answer ? 'proposed' : 'unusable')
  }
}

async function readWorth(house: House, { community, case: id }: About) {
  const tree = await placesOf(house.db, community)
  return readCommunity<CasesTables, { words: string; names: string[] } | null>(
    house.db,
    community,
    async (tx) => {
      const it = await findCase(tx, community, id)
      if (!it || !isOpen(it) || it.isPrivate || (await wasAsked(tx, community, id))) return null
      const needs = await listNeedsFor(tx, community, id)
      const words = needs[0]?.words ?? null
      if (words === null || !needs.some((need) => need.confidence < unsureBelow)) return null
      const requests = await listRequests(tx, community, [...new Set(needs.map((need) => need.request))])
      const persons = requests.flatMap(({ person }): PersonId[] => (person === null ? [] : [person]))
      const members = await listMembers(tx, community)
      return {
        words,
        names: [
          ...(await namesOf(tx, community, persons)).values(),
          ...members.map(({ name }) => name),
          ...[...tree.estates.values()].map(({ name }) => name),
        ],
      }
    },
  )
}

async function pay(
  house: House,
  { budget }: ModelHelp,
  { community }: About,
  characters: number,
): Promise<boolean> {
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  const day = dayOf(calendar, house.clock())
  const paid = await inCommunity<CasesTables, boolean, never>(house.db, community, async (tx) =>
    ok(await spend(tx, community, { day, characters }, budget)),
  )
  return paid.ok && paid.value
}

/** The jobs `cases.find_unsure` (by cron) and `cases.ask_model`, for the worker's list. */
export function modelHelpTasks(house: House, help: ModelHelp) {
  return {
    ...task(questionRound, findUnsure(house, help)),
    ...task(question, askAboutCase(house, help)),
  }
}
