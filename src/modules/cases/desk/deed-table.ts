import { z } from 'zod'
import { readCommunity } from '../../../kernel/db.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { plainDate } from '../../../kernel/time.ts'
import { homesIn } from '../../places/door.ts'
import { acceptOffer, refuseOffer, withdrawOffer } from '../answer-offer.ts'
import { assignCase } from '../assign-case.ts'
import { callBack } from '../call-back.ts'
import { closeCase } from '../close-case.ts'
import { designateHolder } from '../designate-holder.ts'
import { eraseRequest } from '../erase-request.ts'
import { approveExplanation, proposeExplanation, referCase, rejectExplanation } from '../explain-case.ts'
import { keepApart, mergeCases, splitCase } from '../merge-cases.ts'
import { offerHandover } from '../offer-handover.ts'
import { promiseDate } from '../promise-date.ts'
import { revealPhone } from '../reveal-phone.ts'
import { sayDone } from '../say-done.ts'
import { bodyId, personId, stairwellId } from '../schemas.ts'
import { setHousehold } from '../set-household.ts'
import { takeCase } from '../take-case.ts'
import { triageCase } from '../triage-case.ts'
import { askResident, noteInside, tellResident } from '../write-note.ts'
import * as field from './deed-fields.ts'
import { caseByRef, deed, type DeedHandler, type Doing, stays } from './deeds.ts'
import type { Deed } from './deeds.rules.ts'

const { common, said } = field
const body = (wrong: 'to' | 'better') => field.chosen(wrong).pipe(bodyId)
const alone = z.object(common)

/** Each deed of the desk: the form it reads and the use case behind it. */
export const deedTable: Readonly<Record<Deed, DeedHandler>> = {
  take: deed(alone, (_, doing) => stays(doing, takeCase(doing.house)(idOf(doing), doing.by))),
  triage: deed(
    z.object({
      ...common,
      title: field.title,
      topic: field.topic,
      urgency: field.urgency,
      stairwell: field.place,
      isPrivate: field.tick,
      isOpenToHelpers: field.tick,
    }),
    ({ title, topic, urgency, stairwell, isPrivate, isOpenToHelpers }, doing) => {
      const { it } = doing.file
      const moved = stairwell === undefined ? undefined : stairwellId.parse(stairwell)
      const place = moved === undefined || moved === it.place.stairwell ? {} : { stairwell: moved }
      const input = { ...idOf(doing), title, topic, urgency, isPrivate, isOpenToHelpers, ...place }
      return stays(doing, triageCase(doing.house)(input, doing.by))
    },
  ),
  tell: deed(z.object({ ...common, words: said('words'), how: field.how }), ({ words, how }, doing) =>
    stays(doing, tellResident(doing.house)({ ...withDraft(doing), words, how }, doing.by)),
  ),
  note: deed(z.object({ ...common, words: said('words') }), ({ words }, doing) =>
    stays(doing, noteInside(doing.house)({ ...withDraft(doing), words }, doing.by)),
  ),
  ask: deed(z.object({ ...common, words: said('words') }), ({ words }, doing) =>
    stays(doing, askResident(doing.house)({ ...idOf(doing), words }, doing.by)),
  ),
  promise: deed(z.object({ ...common, on: field.day, why: said('why') }), ({ on, why }, doing) =>
    stays(doing, promiseDate(doing.house)({ ...idOf(doing), on: plainDate(on), why }, doing.by)),
  ),
  assign: deed(z.object({ ...common, person: field.chosen('person').pipe(personId) }), ({ person }, doing) =>
    stays(doing, assignCase(doing.house)({ ...idOf(doing), person }, doing.by)),
  ),
  offer: deed(z.object({ ...common, to: body('to'), why: said('why') }), ({ to, why }, doing) =>
    stays(doing, offerHandover(doing.house)({ ...idOf(doing), to, why }, doing.by)),
  ),
  accept: deed(alone, (_, doing) => stays(doing, acceptOffer(doing.house)(idOf(doing), doing.by))),
  refuse: deed(z.object({ ...common, why: said('why'), better: body('better') }), ({ why, better }, doing) =>
    stays(doing, refuseOffer(doing.house)({ ...idOf(doing), why, better }, doing.by)),
  ),
  recall: deed(alone, (_, doing) => stays(doing, withdrawOffer(doing.house)(idOf(doing), doing.by))),
  designate: deed(z.object({ ...common, to: body('to'), why: said('why') }), ({ to, why }, doing) =>
    stays(doing, designateHolder(doing.house)({ ...idOf(doing), to, why }, doing.by)),
  ),
  done: deed(z.object({ ...common, words: said('words') }), ({ words }, doing) =>
    stays(doing, sayDone(doing.house)({ ...withDraft(doing), words }, doing.by)),
  ),
  callback: deed(
    z.object({
      ...common,
      request: field.request,
      outcome: field.outcome,
      rating: field.rating,
      words: field.optionalWords,
    }),
    ({ request, outcome, rating, words }, doing) => {
      const input = { ...idOf(doing), request, outcome, rating, words: words === '' ? undefined : words }
      return stays(doing, callBack(doing.house)(input, doing.by))
    },
  ),
  close: deed(alone, (_, doing) => stays(doing, closeCase(doing.house)(idOf(doing), doing.by))),
  explain: deed(z.object({ ...common, words: said('words') }), ({ words }, doing) =>
    stays(doing, proposeExplanation(doing.house)({ ...idOf(doing), words }, doing.by)),
  ),
  approve: deed(alone, (_, doing) => stays(doing, approveExplanation(doing.house)(idOf(doing), doing.by))),
  reject: deed(z.object({ ...common, why: said('why') }), ({ why }, doing) =>
    stays(doing, rejectExplanation(doing.house)({ ...idOf(doing), why }, doing.by)),
  ),
  refer: deed(
    z.object({ ...common, to: said('whom').max(200, { message: 'long' }), words: said('words') }),
    ({ to, words }, doing) => stays(doing, referCase(doing.house)({ ...idOf(doing), to, words }, doing.by)),
  ),
  merge: deed(z.object({ ...common, ref: field.ref }), async ({ ref }, doing) => {
    const into = await caseByRef(doing, ref)
    if (!into.ok) return into
    const merged = await mergeCases(doing.house)({ ...idOf(doing), into: into.value }, doing.by)
    return merged.ok ? ok({ go: `/desk/cases/${ref}` }) : merged
  }),
  apart: deed(z.object({ ...common, other: field.otherCase }), ({ other }, doing) =>
    stays(doing, keepApart(doing.house)({ ...idOf(doing), other }, doing.by)),
  ),
  split: deed(z.object({ ...common, needs: field.needs, title: field.title }), ({ needs, title }, doing) =>
    stays(doing, splitCase(doing.house)({ ...idOf(doing), needs, title }, doing.by)),
  ),
  household: deed(
    z.object({ ...common, request: field.request, door: field.door }),
    async ({ request, door }, doing) => {
      if (!isSaidHere(doing, request)) return refuse('request.not_found')
      const home = await homeWithDoor(doing, door)
      if (!home) return refuse('place.not_found')
      return stays(doing, setHousehold(doing.house)({ request, home: home.id }, doing.by))
    },
  ),
  phone: deed(z.object({ ...common, request: field.request }), async ({ request }, doing) => {
    if (!isSaidHere(doing, request)) return refuse('request.not_found')
    const shown = await revealPhone(doing.house)({ request }, doing.by)
    return shown.ok ? ok({ phone: shown.value.phone, request }) : shown
  }),
  erase: deed(
    z.object({ ...common, request: field.request, sure: field.sure }),
    async ({ request }, doing) => {
      if (!isSaidHere(doing, request)) return refuse('request.not_found')
      return stays(doing, eraseRequest(doing.house)({ request }, doing.by))
    },
  ),
}

function idOf({ file }: Doing) {
  return { id: file.it.id }
}

function withDraft({ file, draft }: Doing) {
  return { id: file.it.id, draft }
}

// The number of a request is a key of its own: only what belongs to the case at hand.
function isSaidHere({ file }: Doing, request: string): boolean {
  return file.requests.some((each) => each.id === request)
}

async function homeWithDoor({ house, file }: Doing, door: string) {
  const { community, place } = file.it
  const { stairwell } = place
  if (stairwell === null) return undefined
  const homes = await readCommunity(house.db, community, (tx) => homesIn(tx, community, stairwell))
  return homes.find((home) => home.door === door.normalize('NFKC'))
}
