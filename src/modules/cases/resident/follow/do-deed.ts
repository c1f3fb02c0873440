import type { Context } from 'hono'
import { z } from 'zod'
import type { Follower } from '../../../../kernel/actor.ts'
import { type FormIssue, readForm, type Typed, type Upload } from '../../../../kernel/http/form.ts'
import { isOnceKey, newOnce } from '../../../../kernel/http/once.ts'
import type { Env } from '../../../../kernel/http/serve.ts'
import { type NeedId, readId } from '../../../../kernel/ids.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Wrong } from '../../../../kernel/ui/field.tsx'
import type { Lang } from '../../../../kernel/words/lang.ts'
import { addWords, sayFixed, sayNotFixed, urgeCase } from '../../follow-request.ts'
import type { House } from '../../house.ts'
import { keepDraft, newDraft } from '../../keep-draft.ts'
import { type RefusalCode, sayRefusal } from '../../refusals.ts'
import { tidy } from '../../tidy.ts'
import { withdrawRequest } from '../../withdraw-request.ts'
import { type Deed, type Did, fieldId, type TypedHere } from './follow-view.ts'
import { leavePhone } from './leave-phone.ts'
import { readStory, type Story } from './read-story.ts'
import { followWords } from './words.ts'

/** A deed that was not done: what to show beside what was typed. */
export type Redo = {
  readonly once: string
  readonly typed: TypedHere
  readonly status: 404 | 409 | 410 | 413 | 422 | 429 | 507
  readonly errors: (story: Story) => readonly Wrong[]
}

export type Done = { readonly ok: true; readonly did: Did } | ({ readonly ok: false } & Redo)

const deedForm = z.object({
  once: z.string().default(''),
  need: z.string().optional(),
  words: z.string().default(''),
  phone: z.string().default(''),
  rating: z.string().optional(),
})

type Posted = {
  readonly deed: Deed
  readonly follower: Follower
  readonly lang: Lang
  readonly once: string
  readonly need: NeedId | null
  readonly words: string
  readonly typed: Typed
  readonly uploads: readonly Upload[]
  readonly issues: readonly FormIssue[]
}

type Wanted = { readonly deed: Deed; readonly follower: Follower }

/** Does what a form of the follow page asks for. */
export async function doDeed(c: Context<Env>, house: House, { deed, follower }: Wanted): Promise<Done> {
  const form = await readForm(c, deedForm)
  const { typed } = form
  const posted: Posted = {
    deed,
    follower,
    lang: c.get('lang'),
    once: isOnceKey(typed['once'] ?? '') ? (typed['once'] ?? '') : newOnce(),
    need: readId<NeedId>(typed['need']),
    words: tidy(typed['words'] ?? ''),
    typed,
    uploads: form.uploads,
    issues: form.ok ? [] : form.issues,
  }
  const wrong = wrongOf(posted)
  if (wrong !== null) return redo(posted, wrong.field, wrong.says, wrong.status)
  const done = await perform(house, posted)
  if (done.ok) return { ok: true, did: deed === 'fixed' && typed['rating'] ? 'rated' : deed }
  return redo(posted, fieldOf(posted), sayRefusal(posted.lang, done.code, done.facts), statusOf(done.code))
}

const mostAdded = 4_000
const mostReason = 1_000

type Found = { readonly field: string; readonly says: string; readonly status: Redo['status'] }

function wrongOf(posted: Posted): Found | null {
  const { deed, lang, words, issues, uploads } = posted
  const { wrong } = followWords[lang]
  const field = fieldOf(posted)
  const [issue] = issues
  if (issue) {
    if (issue.code === 'form.too_large') return { field, says: wrong.tooMuch, status: 413 }
    if (issue.code === 'file.too_large' || issue.code === 'file.too_many')
      return { field, says: sayRefusal(lang, issue.code, issue.facts), status: 413 }
    return { field: '', says: wrong.broken, status: 422 }
  }
  const most = deed === 'not-fixed' ? mostReason : mostAdded
  if (words.length > most) return { field, says: wrong.tooLong(words.length, most), status: 422 }
  if (deed === 'not-fixed' && words === '') return { field, says: wrong.why, status: 422 }
  if (deed === 'words' && words === '' && uploads.length === 0)
    return { field, says: wrong.words, status: 422 }
  return null
}

async function perform(house: House, posted: Posted): Promise<Result<unknown, RefusalCode>> {
  const { deed, follower, once, words, typed } = posted
  const by = { actor: follower, once }
  if (deed === 'withdraw') return withdrawRequest(house)(by)
  if (deed === 'phone') return leavePhone(house)({ phone: typed['phone'] ?? '' }, by)
  const id = await caseOf(house, posted)
  if (id === null) return { ok: false, code: 'case.not_found', facts: {} }
  switch (deed) {
    case 'urge':
      return urgeCase(house)({ id }, by)
    case 'fixed':
      return sayFixed(house)({ id, rating: readRating(typed['rating']) }, by)
    case 'not-fixed':
      return sayNotFixed(house)({ id, words }, by)
    case 'words':
      return addWithPhotos(house, posted, id)
  }
}

async function addWithPhotos(
  house: House,
  { follower, once, words, uploads, lang }: Posted,
  id: NonNullable<Awaited<ReturnType<typeof caseOf>>>,
): Promise<Result<unknown, RefusalCode>> {
  const draft = uploads.length > 0 ? newDraft() : undefined
  if (draft !== undefined) {
    const kept = await keepDraft(house)({ community: follower.community, draft }, uploads)
    const [refused] = kept.refused
    if (refused) return refused
  }
  const said = words === '' ? followWords[lang].add.onlyPhoto : words
  return addWords(house)({ id, words: said, draft }, { actor: follower, once })
}

// The form names a need of this request; whatever case does it now is meant.
async function caseOf(house: House, { follower, need }: Posted) {
  const story = await readStory(house)(follower)
  return story?.needs.find((each) => each.need === need)?.case ?? null
}

function readRating(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-5]$/.test(text) ? Number(text) : undefined
}

function fieldOf({ deed }: Posted): string {
  if (deed === 'not-fixed') return 'why'
  return deed === 'words' || deed === 'phone' ? deed : ''
}

function statusOf(code: string): Redo['status'] {
  if (code.endsWith('.not_found')) return 404
  if (code === 'file.disk_full') return 507
  if (code === 'file.too_large') return 413
  if (code.startsWith('file.') || code.startsWith('phone.') || code.startsWith('words.')) return 422
  return 409
}

function redo(posted: Posted, field: string, says: string, status: Redo['status']): Done {
  const { once, need, words, typed, deed } = posted
  return {
    ok: false,
    once,
    status,
    typed: {
      need,
      words: deed === 'words' ? words : '',
      why: deed === 'not-fixed' ? words : '',
      phone: typed['phone'] ?? '',
    },
    errors: (story) => [{ field: placed(story, need, field), says }],
  }
}

// Where the error stands: beside the field of the need that it is about, or above the page.
function placed(story: Story, need: NeedId | null, field: string): string {
  if (field === '' || field === 'phone') return field
  const n = story.needs.findIndex((each) => each.need === need)
  if (n < 0) return ''
  return fieldId(field === 'words' && story.needs[n]?.question ? 'answer' : field, n)
}
