import type { Follower, Staff } from '../../kernel/actor.ts'
import { addLimit, dayOf } from '../../kernel/calendar.ts'
import { readCommunity } from '../../kernel/db.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { acceptOffer, refuseOffer, withdrawOffer } from '../../modules/cases/answer-offer.ts'
import { assignCase } from '../../modules/cases/assign-case.ts'
import { callBack } from '../../modules/cases/call-back.ts'
import { designateHolder } from '../../modules/cases/designate-holder.ts'
import {
  approveExplanation,
  proposeExplanation,
  referCase,
  rejectExplanation,
} from '../../modules/cases/explain-case.ts'
import { addWords, sayFixed, sayNotFixed, urgeCase } from '../../modules/cases/follow-request.ts'
import { mergeCases, splitCase } from '../../modules/cases/merge-cases.ts'
import { offerHandover } from '../../modules/cases/offer-handover.ts'
import { promiseDate } from '../../modules/cases/promise-date.ts'
import { listNeedsFor, listNeedsOf } from '../../modules/cases/request.store.ts'
import { sayDone } from '../../modules/cases/say-done.ts'
import { takeCase } from '../../modules/cases/take-case.ts'
import { triageCase } from '../../modules/cases/triage-case.ts'
import { withdrawRequest } from '../../modules/cases/withdraw-request.ts'
import { askResident, noteInside, tellResident } from '../../modules/cases/write-note.ts'
import * as words from './answers.ts'
import type { BodyKey, MemberKey } from './people.ts'
import { draftOf, saysAgain } from './saying.ts'
import { added, notFixed } from './sayings.ts'
import { as, must, type Scene } from './scene.ts'

/* What people do in a story, each through the use case that the pages use. */

export type Deed = (scene: Scene) => Promise<void>

/** The bodies that a story has to do with. */
function party({ theme, world }: Scene) {
  const { body, better } = words.answering[theme]
  const asked: BodyKey = body ?? (better === 'street' ? 'civil' : 'street')
  return { asked: world.bodies[asked], better: world.bodies[better], isProperty: asked === 'property' }
}

/** The same on each case of the story. */
export function onEach(
  what: string,
  act: (scene: Scene, id: CaseId) => Promise<Result<unknown, string>>,
): Deed {
  return async (scene) => {
    for (const id of scene.state.cases) must(await act(scene, id), what)
  }
}

/** Who of the desk sees to the story: always the same one. */
export function hand({ world, dice }: Scene): Staff {
  return world.staff[dice.for('hand').pick(['worker', 'worker', 'worker2', 'worker3', 'worker4'] as const)]
}

/** One of those who asked for this case: the first, or the n-th after. */
function resident({ world, state }: Scene, id: CaseId, n = 0): Follower {
  const asking = state.said.filter((each) => each.cases.includes(id))
  const request = (asking[n] ?? asking[0])?.request
  if (request === undefined) throw new Error('nobody has asked for this')
  return { as: 'follower', community: world.community, request }
}

export const looks = onEach('triage', (s, id) => triageCase(s.house)({ id }, as(hand(s))))

export function marks(how: {
  readonly urgency?: 'soon' | 'now'
  readonly isOpenToHelpers?: boolean
  readonly isPrivate?: boolean
}): Deed {
  return onEach('triage', (s, id) => triageCase(s.house)({ id, ...how }, as(hand(s))))
}

export function tells(how: 'told' | 'called' = 'told'): Deed {
  return onEach('tell', (s, id) =>
    tellResident(s.house)({ id, words: s.dice.pick(words.answering[s.theme].told), how }, as(hand(s))),
  )
}

export const notes = onEach('note', (s, id) =>
  noteInside(s.house)({ id, words: s.dice.pick(words.insideNotes) }, as(hand(s))),
)

export const asks = onEach('ask', (s, id) =>
  askResident(s.house)({ id, words: s.dice.pick(words.asked) }, as(hand(s))),
)

export function gives(to: MemberKey | 'hand'): Deed {
  return onEach('assign', (s, id) =>
    assignCase(s.house)({ id, person: (to === 'hand' ? hand(s) : s.world.staff[to]).person }, as(hand(s))),
  )
}

export const offers = onEach('offer', (s, id) =>
  offerHandover(s.house)({ id, to: party(s).asked, why: s.dice.pick(words.whyOffered) }, as(hand(s))),
)

export const accepts = onEach('accept', async (s, id) => {
  const accept = (by: Staff) => acceptOffer(s.house)({ id }, as(by))
  const answered = await accept(party(s).isProperty ? s.world.staff.property : hand(s))
  // What is private they do not see: they say it on the phone, and the post writes it down.
  const accepted = isPrivate(answered) ? await accept(hand(s)) : answered
  // Something urgent: the time to answer was over, and the coordinator named them.
  return isLapsed(accepted) ? designate(s, id) : accepted
})

export const refuses = onEach('refuse', async (s, id) => {
  const why = s.dice.pick(words.whyRefused)
  const refused = await refuseOffer(s.house)({ id, why, better: party(s).better }, as(hand(s)))
  return isLapsed(refused) ? ok(null) : refused
})

/** Thought better of it: the post does it itself after all. */
export const takesOfferBack = onEach('take the offer back', async (s, id) => {
  const withdrawn = await withdrawOffer(s.house)({ id }, as(hand(s)))
  return isLapsed(withdrawn) ? ok(null) : withdrawn
})

function isLapsed(answered: Result<unknown, string>): boolean {
  return !answered.ok && answered.code === 'offer.none'
}

export const designates = onEach('designate', designate)

function designate(s: Scene, id: CaseId) {
  const to = s.dice.chance(0.6) ? party(s).asked : party(s).better
  const why = s.dice.pick(words.whyDesignated)
  return designateHolder(s.house)({ id, to, why }, as(s.world.staff.coordinator))
}

export function promises(days: number): Deed {
  return onEach('promise', (s, id) => {
    const on = dayOf(
      s.world.calendar,
      addLimit(s.world.calendar, s.state.now, { amount: days, unit: 'workingDay' }),
    )
    return promiseDate(s.house)({ id, on, why: s.dice.pick(words.whyLater) }, as(hand(s)))
  })
}

export const done = onEach('say done', async (s, id) => {
  const { photo, done: results } = words.answering[s.theme]
  const shown = photo && s.dice.chance(0.6) ? [s.world.media.photos[`${photo}Done` as const]] : []
  const draft = shown.length > 0 ? await draftOf(s, shown) : undefined
  return sayDone(s.house)({ id, words: s.dice.pick(results), draft }, as(hand(s)))
})

export function fixed(by = 0): Deed {
  return onEach('say fixed', (s, id) => {
    const rating = s.dice.chance(0.1) ? undefined : s.dice.pick([5, 5, 5, 5, 4, 4, 4, 3, 2])
    return sayFixed(s.house)({ id, rating }, as(resident(s, id, by)))
  })
}

export function notYet(by = 0): Deed {
  return onEach('say not fixed', (s, id) =>
    sayNotFixed(s.house)({ id, words: s.dice.pick(notFixed) }, as(resident(s, id, by))),
  )
}

export const urges = onEach('urge', (s, id) => urgeCase(s.house)({ id }, as(resident(s, id))))

export const addsWords = onEach('add words', (s, id) =>
  addWords(s.house)({ id, words: s.dice.pick(added) }, as(resident(s, id))),
)

export function calls(outcome: 'fixed' | 'not_fixed' | 'unreached'): Deed {
  return onEach('call back', (s, id) =>
    callBack(s.house)(
      {
        id,
        request: resident(s, id).request,
        outcome,
        ...(outcome === 'fixed' && { rating: s.dice.pick([5, 5, 4, 4, 3]) }),
        ...(outcome === 'not_fixed' && { words: s.dice.pick(notFixed) }),
      },
      as(hand(s)),
    ),
  )
}

export const proposes = onEach('propose', (s, id) =>
  proposeExplanation(s.house)({ id, words: s.dice.pick(words.explained) }, as(hand(s))),
)
export const approves = onEach('approve', (s, id) =>
  approveExplanation(s.house)({ id }, as(s.world.staff.coordinator)),
)
export const rejects = onEach('reject', (s, id) =>
  rejectExplanation(s.house)({ id, why: '再想想办法，先问问改造办。' }, as(s.world.staff.coordinator)),
)

export const refers = onEach('refer', (s, id) => {
  const [to, why] = s.dice.pick(words.referredTo)
  return referCase(s.house)({ id, to, words: why }, as(hand(s)))
})

export function takes(who: 'helper' | 'helper2' | 'helper3' | 'helper4'): Deed {
  return onEach('take', async (s, id) => {
    const taken = await takeCase(s.house)({ id }, as(s.world.staff[who]))
    // What is private stays with the post.
    return isPrivate(taken) ? ok(null) : taken
  })
}

export function reports(who: 'helper' | 'helper2' | 'helper3' | 'helper4'): Deed {
  return onEach('report', async (s, id) => {
    const words = '我到了，看过了，一会儿就弄好。'
    const told = await tellResident(s.house)({ id, words, how: 'told' }, as(s.world.staff[who]))
    return isPrivate(told)
      ? tellResident(s.house)({ id, words: '这件我们站里来办。', how: 'told' }, as(hand(s)))
      : told
  })
}

function isPrivate(answered: Result<unknown, string>): boolean {
  return !answered.ok && ['case.not_open_to_helpers', 'not_allowed', 'case.not_found'].includes(answered.code)
}

export const withdraws: Deed = async (s) => {
  const id = s.state.cases[0]
  if (!id) return
  must(await withdrawRequest(s.house)(as(resident(s, id))), 'withdraw')
}

/** Somebody says it again, and a worker sees that it is the same. */
export const isSaidAgain: Deed = async (s) => {
  const into = s.state.cases[0]
  const again = await saysAgain(s)
  for (const { id } of again.cases)
    if (into) must(await mergeCases(s.house)({ id, into }, as(hand(s))), 'merge')
}

/** One of those who joined turns out to mean another thing; the story goes on with both. */
export const isSplit: Deed = async (s) => {
  const id = s.state.cases[0]
  if (!id) return
  const { db } = s.house
  const { community } = s.world
  const needs = await readCommunity(db, community, (tx) => listNeedsFor(tx, community, id))
  const last = needs.at(-1)
  if (!last || needs.length < 2) throw new Error('nothing to split')
  must(await splitCase(s.house)({ id, needs: [last.id], title: '楼上那一户的另算' }, as(hand(s))), 'split')
  const moved = await readCommunity(db, community, (tx) => listNeedsOf(tx, community, last.request))
  const parts = moved.map((need) => need.case)
  s.state.said.push({ request: last.request, cases: parts })
  s.state.cases = [...s.state.cases, ...parts]
}
