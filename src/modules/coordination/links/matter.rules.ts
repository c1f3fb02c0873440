import type { BodyId, FileId, NoteId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Case, Note } from '../../cases/door.ts'
import type { Shown } from './shown.ts'

/**
 * How a body stands to a case: it is asked to take it, holds it, has said that it is done, saw it end in its hands, or
 * had to do with it once.
 */
export type Stand = 'asked' | 'held' | 'said_done' | 'ended' | 'gone'

/** Null: it never had to do with it, so it learns nothing. */
export function standOf(
  it: Pick<Case, 'offer' | 'holder' | 'state'>,
  body: BodyId,
  before: { readonly held: readonly BodyId[]; readonly asked: readonly BodyId[] },
): Stand | null {
  if (it.offer?.to === body) return 'asked'
  if (it.holder?.body === body) return it.state === 'new' || it.state === 'held' ? 'held' : 'said_done'
  if (it.state === 'closed' && before.held.at(-1) === body) return 'ended'
  return before.held.includes(body) || before.asked.includes(body) ? 'gone' : null
}

/** What a body's page shows of one case. */
export type MatterView = {
  readonly it: Case
  readonly stand: Stand
  readonly shown: Shown
  readonly topic: string
  readonly place: string
  /** How many households and since when; null where that could point at one of them. */
  readonly said: { readonly households: number; readonly since: Instant } | null
  /** What a worker wrote for the body, and the photos that a worker let it see. */
  readonly sentence: string | null
  readonly photos: readonly FileId[]
  /** What the body itself wrote here, with its own photos; and what the resident answered to its question. */
  readonly own: readonly OwnNote[]
  readonly answer: string | null
  readonly isAnswered: boolean
  /** Who has it now, where that is another. */
  readonly holder: string | null
}

export type OwnNote = {
  readonly id: NoteId
  readonly kind: Note['kind']
  readonly words: string
  readonly at: Instant
  readonly files: readonly FileId[]
}

/** A line of the body's list. */
export type LineView = Pick<MatterView, 'it' | 'stand' | 'topic' | 'place'> & { readonly title: string }
