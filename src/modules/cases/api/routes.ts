import type { Hono } from 'hono'
import { type Env, serve } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import { plainDate } from '../../../kernel/time.ts'
import { acceptOffer, refuseOffer, withdrawOffer } from '../answer-offer.ts'
import { assignCase } from '../assign-case.ts'
import { callBack } from '../call-back.ts'
import { closeCase } from '../close-case.ts'
import { designateHolder } from '../designate-holder.ts'
import { approveExplanation, proposeExplanation, referCase, rejectExplanation } from '../explain-case.ts'
import { addWords, sayFixed, sayNotFixed, urgeCase } from '../follow-request.ts'
import type { House } from '../house.ts'
import { keepApart, mergeCases, splitCase } from '../merge-cases.ts'
import { offerHandover } from '../offer-handover.ts'
import { promiseDate } from '../promise-date.ts'
import { sayDone } from '../say-done.ts'
import { takeCase } from '../take-case.ts'
import { triageCase } from '../triage-case.ts'
import { askResident, noteInside, tellResident } from '../write-note.ts'
import * as deeds from './deeds.contract.ts'
import * as desk from './desk.contract.ts'
import { actByApi, householdByApi, listByApi, naming, phoneByApi, showByApi } from './desk-handlers.ts'
import * as resident from './resident.contract.ts'
import { followByApi, sayByApi, tellByApi, withdrawByApi } from './resident-handlers.ts'

/** The API: the same use cases as the pages, for programs. */
export function caseApi(app: Hono<Env>, house: House, site: Site): void {
  residentApi(app, house, site)
  serve(app, desk.getCases, listByApi(house))
  serve(app, desk.getCase, showByApi(house))
  serve(app, deeds.postTaking, actByApi(house, takeCase))
  serve(app, deeds.postTriage, actByApi(house, triageCase))
  serve(app, deeds.postAnswer, actByApi(house, tellResident))
  serve(app, deeds.postNote, actByApi(house, noteInside))
  serve(app, deeds.postQuestion, actByApi(house, askResident))
  serve(app, deeds.postPromise, actByApi(house, promiseOn))
  serve(app, deeds.postAssignment, actByApi(house, assignCase))
  serve(app, deeds.postOffer, actByApi(house, offerHandover))
  serve(app, deeds.postAcceptance, actByApi(house, acceptOffer))
  serve(app, deeds.postRefusal, actByApi(house, refuseOffer))
  serve(app, deeds.postOfferWithdrawal, actByApi(house, withdrawOffer))
  serve(app, deeds.postDesignation, actByApi(house, designateHolder))
  serve(app, deeds.postResult, actByApi(house, sayDone))
  serve(app, deeds.postCallback, actByApi(house, callBack))
  serve(app, deeds.postClosing, actByApi(house, closeCase))
  serve(app, deeds.postExplanation, actByApi(house, proposeExplanation))
  serve(app, deeds.postApproval, actByApi(house, approveExplanation))
  serve(app, deeds.postRejection, actByApi(house, rejectExplanation))
  serve(app, deeds.postReferral, actByApi(house, referCase))
  serve(app, deeds.postMerger, actByApi(house, naming('into', mergeCases)))
  serve(app, deeds.postDifference, actByApi(house, naming('other', keepApart)))
  serve(app, deeds.postPart, actByApi(house, splitCase))
  serve(app, deeds.postHousehold, householdByApi(house))
  serve(app, deeds.postPhone, phoneByApi(house))
}

function residentApi(app: Hono<Env>, house: House, site: Site): void {
  serve(app, resident.postRequest, sayByApi(house, site))
  serve(app, resident.getRequest, tellByApi(house))
  serve(app, resident.postWords, followByApi(house, addWords))
  serve(app, resident.postUrge, followByApi(house, urgeCase))
  serve(app, resident.postFixed, followByApi(house, sayFixed))
  serve(app, resident.postNotFixed, followByApi(house, sayNotFixed))
  serve(app, resident.postWithdrawal, withdrawByApi(house))
}

type Promising = Parameters<ReturnType<typeof promiseDate>>

function promiseOn(house: House) {
  return ({ on, ...rest }: Omit<Promising[0], 'on'> & { readonly on: string }, by: Promising[1]) =>
    promiseDate(house)({ ...rest, on: plainDate(on) }, by)
}
