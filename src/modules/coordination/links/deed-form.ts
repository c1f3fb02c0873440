import { z } from 'zod'
import type { BodyId } from '../../../kernel/ids.ts'
import { type PlainDate, plainDate } from '../../../kernel/time.ts'
import type { Stand } from './matter.rules.ts'
import type { LinkDeedName, LinkWords, WrongCode } from './words.zh.ts'

/** What may be done from a body's page, the nearest first. */
export function deedsFor(stand: Stand): readonly LinkDeedName[] {
  if (stand === 'asked') return ['accept', 'refuse', 'hand']
  if (stand === 'held') return ['done', 'promise', 'report', 'ask', 'hand']
  return stand === 'said_done' ? ['report'] : []
}

const names: readonly LinkDeedName[] = ['accept', 'refuse', 'promise', 'ask', 'report', 'done', 'hand']

export function isLinkDeed(text: string): text is LinkDeedName {
  return (names as readonly string[]).includes(text)
}

/** A form of the page as it was filled in. */
export type Filled = {
  readonly words: string
  readonly on: PlainDate | null
  readonly better: BodyId | null
  readonly name: string
  readonly phone: string
  readonly photos: number
}

/** A field of a deed's form that has to be looked at again, and its sentence. */
export type Wrong = { readonly field: string; readonly says: string }

type Field = 'on' | 'words' | 'better' | 'name'

const mostWords = 1_000

/** What is wrong with a form before anything is done with it; today is over with its working hours. */
export function wrongIn(deed: LinkDeedName, filled: Filled, words: LinkWords['wrong']): Wrong[] {
  const found: (readonly [Field, WrongCode])[] = []
  const isEmpty = filled.words === ''
  if (filled.words.length > mostWords) found.push(['words', 'long'])
  if (deed === 'promise' && filled.on === null) found.push(['on', 'on'])
  if (deed === 'promise' && isEmpty) found.push(['words', 'whyDay'])
  if (deed === 'accept' && filled.on !== null && isEmpty) found.push(['words', 'plan'])
  if (deed === 'refuse' && isEmpty) found.push(['words', 'whyNot'])
  if (deed === 'refuse' && filled.better === null) found.push(['better', 'better'])
  if (deed === 'ask' && isEmpty) found.push(['words', 'words'])
  if ((deed === 'report' || deed === 'done') && isEmpty && filled.photos === 0) found.push(['words', 'words'])
  if (deed === 'hand' && filled.name === '') found.push(['name', 'name'])
  return found.map(([field, code]) => ({ field: fieldId(deed, field), says: words[code] }))
}

/** A date as a browser sends it; null when it is none. */
export function readDay(text: string | undefined): PlainDate | null {
  const read = z.iso.date().safeParse(text)
  return read.success ? plainDate(read.data) : null
}

export function fieldId(deed: LinkDeedName, field: string): string {
  return `${deed}-${field}`
}
