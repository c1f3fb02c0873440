import type { Context } from 'hono'
import { z } from 'zod'
import type { Env } from './env.ts'
import {
  type FormIssue,
  type Posted,
  type PostedLimits,
  postedLimits,
  type Typed,
  type Upload,
} from './posted.ts'
import { readPosted } from './read-posted.ts'

export type { FormIssue, Typed, Upload } from './posted.ts'

export type FormCode = FormIssue['code']

/** A posted form: what its schema made of it, or why not; what was typed is kept either way. */
export type Form<Schema extends z.ZodObject> =
  | {
      readonly ok: true
      readonly value: z.output<Schema>
      readonly uploads: readonly Upload[]
      readonly typed: Typed
    }
  | FormRefused

export type FormRefused = {
  readonly ok: false
  /** The gravest of the issues. */
  readonly code: FormCode
  readonly facts: FormIssue['facts']
  /** Names of the fields to look at again. */
  readonly wrong: readonly string[]
  readonly issues: readonly FormIssue[]
  readonly typed: Typed
  /** Files that would have been taken. */
  readonly uploads: readonly Upload[]
}

/**
 * Reads a posted form, urlencoded or multipart. Fields that the schema wants as a list come as a list. Whatever is
 * wrong, what was typed is given back, so that nobody types it twice.
 */
export async function readForm<Schema extends z.ZodObject>(
  c: Context<Env>,
  schema: Schema,
  limits: Partial<PostedLimits> = {},
): Promise<Form<Schema>> {
  const posted = await readPosted(c.req.raw, { ...postedLimits, ...limits })
  const typed = lastOf(posted.fields)
  c.set('typed', typed)
  const read = schema.safeParse(inputFor(schema, posted.fields))
  const issues = [...posted.issues, ...(read.success ? [] : read.error.issues.map(asIssue))]
  const [first] = issues.toSorted((a, b) => graveness(a) - graveness(b))
  if (read.success && !first) return { ok: true, value: read.data, uploads: posted.uploads, typed }
  const wrong = [...new Set(issues.map(({ at }) => at).filter((at) => at !== ''))]
  const code = first?.code ?? 'input.invalid'
  return { ok: false, code, facts: first?.facts ?? {}, wrong, issues, typed, uploads: posted.uploads }
}

/** Only what was typed, for the page that says why nothing was done; files pass by unread. */
export async function readTyped(c: Context<Env>): Promise<Typed> {
  const known = c.get('typed')
  if (known) return known
  const posted = await readPosted(c.req.raw, { ...postedLimits, files: 0 })
  const typed = lastOf(posted.fields)
  c.set('typed', typed)
  return typed
}

const gravest: readonly FormCode[] = [
  'form.broken',
  'form.too_large',
  'form.busy',
  'file.too_large',
  'file.too_many',
  'input.invalid',
]

function graveness(issue: FormIssue): number {
  return gravest.indexOf(issue.code)
}

function asIssue(issue: z.core.$ZodIssue): FormIssue {
  return { at: String(issue.path[0] ?? ''), code: 'input.invalid', facts: { says: issue.message } }
}

function lastOf(fields: Posted['fields']): Typed {
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.at(-1) ?? '']))
}

function inputFor(schema: z.ZodObject, fields: Posted['fields']): Record<string, unknown> {
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>
  return Object.fromEntries(
    [...fields].map(([name, values]) => {
      const type = Object.hasOwn(shape, name) ? shape[name] : undefined
      return [name, type && isList(type) ? values : values.at(-1)]
    }),
  )
}

// Looks through optional(), default() and the like.
function isList(type: z.core.$ZodType): boolean {
  if (type instanceof z.ZodArray) return true
  const { innerType, in: input } = type._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType }
  const inside = innerType ?? input
  return inside !== undefined && isList(inside)
}
