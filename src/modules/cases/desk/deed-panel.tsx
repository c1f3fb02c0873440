import type { VNode } from 'preact'
import { sayMoment } from '../../../kernel/words/time.ts'
import { caseWords } from './case.words.ts'
import type { FormProps } from './deed-form.tsx'
import { DeedForm } from './deed-form.tsx'
import type { Again } from './deeds.ts'
import { type Deed, deeds, mayDo, nextDeed, whyNotOffered } from './deeds.rules.ts'
import { deedWords as words } from './deeds.words.ts'
import { ApproveForms, CallbackForm, ExplainForm, ReferForm } from './forms-end.tsx'
import { AnswerForms, AssignForm, DesignateForm, OfferForm } from './forms-holder.tsx'
import { EraseForm, HouseholdForm, MergeForm, PhoneForm, SplitForm, TriageForm } from './forms-parts.tsx'
import { AskForm, DoneForm, NoteForm, PromiseForm, TellForm } from './forms-words.tsx'
import type { CaseFile } from '../reading/read-case.ts'

type Props = {
  readonly file: CaseFile
  /** Which form is open; null for what is likeliest now. */
  readonly deed: Deed | null
  readonly again: Again | null
}

const forms: Readonly<Record<Deed, (props: FormProps) => VNode | null>> = {
  take: DeedForm,
  triage: TriageForm,
  tell: TellForm,
  note: NoteForm,
  ask: AskForm,
  promise: PromiseForm,
  assign: AssignForm,
  offer: OfferForm,
  accept: AnswerForms,
  refuse: AnswerForms,
  recall: DeedForm,
  designate: DesignateForm,
  done: DoneForm,
  callback: CallbackForm,
  close: DeedForm,
  explain: ExplainForm,
  approve: ApproveForms,
  reject: ApproveForms,
  refer: ReferForm,
  merge: MergeForm,
  apart: DeedForm,
  split: SplitForm,
  household: HouseholdForm,
  phone: PhoneForm,
  erase: EraseForm,
}

/** The one form that is open, and the way to every other deed that is possible now. */
export function DeedPanel({ file, deed, again }: Props) {
  const wanted = deed ?? nextDeed(file)
  // A refused form stays open with what was typed, even when its moment has passed.
  const open = wanted !== null && (again !== null || mayDo(file, wanted)) ? wanted : null
  const Form = open === null ? null : forms[open]
  return (
    <section id="deed" aria-labelledby="deed-title">
      <h2 id="deed-title">{open === null ? caseWords.waitsForYou : labelOf(file, open)}</h2>
      {deed !== null && open === null && <p>{words.cannotNow}</p>}
      {Form && open && <Form file={file} deed={open} again={again} />}
      <Others file={file} open={open} />
    </section>
  )
}

// These stand inside another form, or beside what they are about.
const elsewhere: ReadonlySet<Deed> = new Set(['refuse', 'reject', 'apart'])

function Others({ file, open }: { readonly file: CaseFile; readonly open: Deed | null }) {
  const possible = deeds.filter((each) => each !== open && !elsewhere.has(each) && mayDo(file, each))
  const why = whyNotOffered(file)
  const isWorked = file.it.state === 'new' || file.it.state === 'held'
  return (
    <nav class="others panel act" aria-label={caseWords.otherDeeds}>
      <p class="sm dim">{caseWords.otherDeeds}</p>
      <p class="acts">
        {possible.map((each) => (
          <a class="btn b3" href={`/desk/cases/${file.it.ref}?do=${each}#deed`} {...keyOf(each)}>
            {labelOf(file, each)}
          </a>
        ))}
      </p>
      {isWorked && why !== null && <p class="sm dim">{sayWhyNot(file, why)}</p>}
    </nav>
  )
}

function labelOf({ it }: CaseFile, deed: Deed): string {
  return deed === 'triage' && it.state !== 'new' ? words.triageAgain : words.deeds[deed].label
}

function sayWhyNot({ it, bodies, now }: CaseFile, why: 'designated' | 'waits' | 'offered'): string {
  if (why !== 'offered' || !it.offer) return words.whyNot[why === 'waits' ? 'waits' : 'designated']
  const to = bodies.byId.get(it.offer.to)?.name ?? ''
  return words.whyNot.offered(to, sayMoment('zh-CN', now, it.offer.answerBy))
}

const keys: Readonly<Partial<Record<Deed, string>>> = { offer: 't', assign: 'a', promise: 'p', ask: 'w' }

function keyOf(deed: Deed): { readonly 'data-key'?: string } {
  const key = keys[deed]
  return key === undefined ? {} : { 'data-key': key }
}
