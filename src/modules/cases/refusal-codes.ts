import type { UploadRefused } from '../../kernel/files/keep-upload.ts'
import type { FormCode } from '../../kernel/http/form.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { acceptOffer, refuseOffer, withdrawOffer } from './answer-offer.ts'
import type { assignCase } from './assign-case.ts'
import type { callBack } from './call-back.ts'
import type { closeCase } from './close-case.ts'
import type { designateHolder } from './designate-holder.ts'
import type { eraseRequest } from './erase-request.ts'
import type { approveExplanation, proposeExplanation, referCase, rejectExplanation } from './explain-case.ts'
import type { fileRequest } from './file-request.ts'
import type { addWords, sayFixed, sayNotFixed, urgeCase } from './follow-request.ts'
import type { joinCase } from './join-case.ts'
import type { dropFromDraft } from './keep-draft.ts'
import type { undoLessons } from './learning/undo-lessons.ts'
import type { readLink } from './link.ts'
import type { keepApart, mergeCases, splitCase } from './merge-cases.ts'
import type { offerHandover } from './offer-handover.ts'
import type { promiseDate } from './promise-date.ts'
import type { revealPhone } from './reveal-phone.ts'
import type { sayDone } from './say-done.ts'
import type { setHousehold } from './set-household.ts'
import type { takeCase } from './take-case.ts'
import type { triageCase } from './triage-case.ts'
import type { withdrawRequest } from './withdraw-request.ts'
import type { askResident, noteInside, tellResident } from './write-note.ts'

/** Every deed whose refusals people read. Whoever adds a deed adds it here, and then its sentences. */
type Deeds = {
  acceptOffer: typeof acceptOffer
  refuseOffer: typeof refuseOffer
  withdrawOffer: typeof withdrawOffer
  assignCase: typeof assignCase
  callBack: typeof callBack
  closeCase: typeof closeCase
  designateHolder: typeof designateHolder
  eraseRequest: typeof eraseRequest
  approveExplanation: typeof approveExplanation
  proposeExplanation: typeof proposeExplanation
  referCase: typeof referCase
  rejectExplanation: typeof rejectExplanation
  fileRequest: typeof fileRequest
  addWords: typeof addWords
  sayFixed: typeof sayFixed
  sayNotFixed: typeof sayNotFixed
  urgeCase: typeof urgeCase
  joinCase: typeof joinCase
  keepApart: typeof keepApart
  mergeCases: typeof mergeCases
  splitCase: typeof splitCase
  offerHandover: typeof offerHandover
  promiseDate: typeof promiseDate
  revealPhone: typeof revealPhone
  sayDone: typeof sayDone
  setHousehold: typeof setHousehold
  takeCase: typeof takeCase
  triageCase: typeof triageCase
  withdrawRequest: typeof withdrawRequest
  askResident: typeof askResident
  noteInside: typeof noteInside
  tellResident: typeof tellResident
  dropFromDraft: typeof dropFromDraft
  undoLessons: typeof undoLessons
}

type CodeOf<Use> = Use extends (...given: never[]) => (...given: never[]) => Promise<infer R>
  ? Extract<R, { readonly ok: false }> extends Refusal<infer Code>
    ? Code
    : never
  : never

/** Codes of the doors before the deeds: the link, the printed code, the form, the files, the pace. */
type DoorCode =
  | Extract<ReturnType<typeof readLink>, { readonly ok: false }>['code']
  | FormCode
  | UploadRefused
  | 'code.not_found'
  | 'page.not_found'
  | 'rate.too_many'
  | 'form.forged'

export type RefusalCode = { [Name in keyof Deeds]: CodeOf<Deeds[Name]> }[keyof Deeds] | DoorCode

export type Facts = Readonly<Record<string, string | number>>

/** One plain sentence for each code: what it is, and what can be done. */
export type RefusalWords = Readonly<Record<RefusalCode, string | ((facts: Facts) => string)>>
