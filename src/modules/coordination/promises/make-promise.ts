import type { BodyId, NoteId, PersonId } from '../../../kernel/ids.ts'
import { newId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { findCase } from '../../cases/door.ts'
import type { Scene } from '../deed.ts'
import { keepNew } from './keep-promise-change.ts'
import { type About, type Kind, type Promised, type PromiseId, type ToWhom } from './promise.rules.ts'

/** A promise as it is made. What it is about stands above it as an id; at least one of the three. */
export type Promising = {
  readonly body: BodyId
  readonly person?: PersonId | null
  readonly to: ToWhom
  readonly toBody?: BodyId | null
  readonly what: string
  /** By when: the closing time of a day, as `closing(calendar, day)` gives it. */
  readonly due: Instant
  readonly about: Partial<About>
  /** The earlier promise that this one takes up again. */
  readonly follows?: PromiseId | null
}

export type MakeRefused = 'promise.in_the_past' | 'promise.about_nothing' | 'case.not_found'

/** Writes a promise into the ledger, inside the caller's deed. Nobody can promise the past. */
export async function makePromise(
  scene: Scene,
  { about, what, ...rest }: Promising,
): Promise<Result<Promised, MakeRefused>> {
  const { case: it = null, meeting = null, dossier = null } = about
  if (it === null && meeting === null && dossier === null) return refuse('promise.about_nothing')
  if (rest.due <= scene.now) return refuse('promise.in_the_past', { due: rest.due })
  if (it !== null && !(await findCase(scene.tx, scene.by.community, it))) return refuse('case.not_found')
  const fresh = { ...rest, kind: 'other' as const, what, about: { case: it, meeting, dossier } }
  return ok(await keepNew(scene, promised(scene, fresh)))
}

type Fresh = Omit<Promising, 'about' | 'what'> & {
  readonly kind: Kind
  readonly what: string | null
  readonly about: About
  readonly from?: Promised['from']
  readonly note?: NoteId | null
  readonly madeAt?: Instant
}

export function promised({ by, now }: Pick<Scene, 'by' | 'now'>, fresh: Fresh): Promised {
  return {
    id: newId<PromiseId>(),
    community: by.community,
    body: fresh.body,
    person: fresh.person ?? null,
    to: fresh.to,
    toBody: fresh.to === 'body' ? (fresh.toBody ?? null) : null,
    kind: fresh.kind,
    what: fresh.what,
    about: fresh.about,
    from: fresh.from ?? null,
    note: fresh.note ?? null,
    madeAt: fresh.madeAt ?? now,
    due: fresh.due,
    remindedAt: null,
    state: 'open',
    settledAt: null,
    because: null,
    why: null,
    consent: null,
    follows: fresh.follows ?? null,
    journal: { n: 0, hash: '' },
  }
}
