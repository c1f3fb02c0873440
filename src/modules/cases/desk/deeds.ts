import type { Context } from 'hono'
import type { z } from 'zod'
import { readCommunity } from '../../../kernel/db.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type FormRefused, readForm } from '../../../kernel/http/form.ts'
import { isOnceKey } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Wrong as WrongField } from '../../../kernel/ui/field.tsx'
import type { House } from '../house.ts'
import type { KeptFile } from '../parts.rules.ts'
import { type RefusalCode, sayRefusal } from '../refusals.ts'
import type { CasesTables } from '../tables.ts'
import { deedWords as words } from './deeds.words.ts'
import { findIdByRef } from '../reading/find.store.ts'
import { keepPhotos } from './kept-photos.ts'
import type { CaseFile } from '../reading/read-case.ts'

/** What one deed is done with. */
export type Doing = {
  readonly house: House
  readonly file: CaseFile
  readonly by: Caller
  readonly draft: string | undefined
}

/** Where to go afterwards; a phone number is shown once, on the answer itself. */
export type Done = { readonly go: string } | { readonly phone: string; readonly request: string }

/** A form that is shown again: what was typed and what is wrong with it. */
export type Again = {
  readonly typed: Typed
  readonly errors: readonly WrongField[]
  readonly draft: string | null
  readonly files: readonly KeptFile[]
}

export type Outcome =
  | { readonly ok: true; readonly value: Done }
  | { readonly ok: false; readonly again: Again; readonly status: 409 | 413 | 422 }

export type DeedHandler = (c: Context<Env>, doing: Omit<Doing, 'by' | 'draft'>) => Promise<Outcome>

type Common = { once?: string | undefined; seen?: number | undefined; draft?: string | undefined }

/**
 * Reads the form of a deed, keeps its photos as a draft, does it, and says in words why not.
 * @param act the use case behind it
 */
export function deed<S extends z.ZodObject>(
  schema: S,
  act: (value: z.output<S>, doing: Doing) => Promise<Result<Done, RefusalCode>>,
): DeedHandler {
  return async (c, { house, file }) => {
    const form = await readForm(c, schema)
    const { errors: unkept, ...kept } = await keepPhotos(house, file.it.community, form)
    if (!form.ok) {
      const errors = [...form.issues.map(sayIssue), ...unkept]
      return { ok: false, again: { typed: form.typed, errors, ...kept }, status: statusOf(form) }
    }
    const again = (errors: readonly WrongField[]): Again => ({ typed: form.typed, errors, ...kept })
    if (unkept.length > 0) return { ok: false, again: again(unkept), status: 422 }
    const { once, seen } = form.value as Common
    const by: Caller = {
      actor: file.staff,
      once: once !== undefined && isOnceKey(once) ? once : null,
      seen,
    }
    const draft = kept.draft ?? undefined
    const done = await act(form.value, { house, file, by, draft })
    if (done.ok) return done
    const says = sayRefusal('zh-CN', done.code, done.facts)
    return { ok: false, again: again([{ field: '', says }]), status: 409 }
  }
}

/** Done, and back to the case. */
export async function stays<Code extends string>(
  { file }: Doing,
  doing: Promise<Result<unknown, Code>>,
): Promise<Result<Done, Code>> {
  const done = await doing
  return done.ok ? ok({ go: `/desk/cases/${file.it.ref}` }) : done
}

/** The case with a typed number. */
export async function caseByRef(
  { house, file }: Doing,
  ref: string,
): Promise<Result<CaseId, 'case.not_found'>> {
  const { community } = file.it
  const id = await readCommunity<CasesTables, CaseId | undefined>(house.db, community, (tx) =>
    findIdByRef(tx, community, ref),
  )
  return id ? ok(id) : refuse('case.not_found')
}

/** What is wrong with a field, in the desk's own sentence where there is one. */
export function sayIssue({ at, code, facts }: FormRefused['issues'][number]): WrongField {
  const wrong = String(facts['says'] ?? '')
  if (code === 'input.invalid' && isOurs(wrong)) return { field: at, says: words.wrong[wrong] }
  return { field: at, says: sayRefusal('zh-CN', code, facts) }
}

function isOurs(text: string): text is keyof typeof words.wrong {
  return Object.hasOwn(words.wrong, text)
}

export function statusOf({ code }: FormRefused): 413 | 422 {
  return code === 'form.too_large' || code === 'file.too_large' ? 413 : 422
}
