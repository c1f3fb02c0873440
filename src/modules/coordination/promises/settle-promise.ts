import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Scene } from '../deed.ts'
import { keepChanged, keepNew } from './keep-promise-change.ts'
import { promised } from './make-promise.ts'
import { breakOff, type Consent, keep, move, type Promised, type PromiseId } from './promise.rules.ts'
import { findPromiseAndLock, isFollowed } from './promise.store.ts'

export type SettleCode = 'promise.not_found' | 'promise.settled' | 'promise.follows_case'
export type MoveCode = 'promise.time_is_over' | 'promise.in_the_past' | 'promise.not_later'

/** It was done: kept when its time was not over yet, late otherwise. */
export async function keepPromise(
  scene: Scene,
  { id }: { readonly id: PromiseId },
): Promise<Result<Promised, SettleCode>> {
  const found = await settling(scene, id)
  if (!found.ok) return found
  const done = keep(found.value, scene.now, 'said')
  return done.ok ? ok(await keepChanged(scene, done.value, `promise.${done.value.state}`)) : done
}

/** Whoever promised says, before its time is over, that it will not be, and why. */
export async function breakPromise(
  scene: Scene,
  { id, why }: { readonly id: PromiseId; readonly why: string },
): Promise<Result<Promised, SettleCode>> {
  const found = await settling(scene, id)
  if (!found.ok) return found
  const done = breakOff(found.value, scene.now, 'said')
  return done.ok ? ok(await keepChanged(scene, { ...done.value, why }, 'promise.broken')) : done
}

type Moving = {
  readonly id: PromiseId
  readonly due: Instant
  readonly why: string
  /** What the other side has to do with it: it was told, or it agreed. */
  readonly consent: Consent
}

/** A later day, with its reason and the other side's consent. The new promise points to the one that it takes up. */
export async function movePromise(
  scene: Scene,
  { id, due, why, consent }: Moving,
): Promise<Result<Promised, SettleCode | MoveCode>> {
  const found = await settling(scene, id)
  if (!found.ok) return found
  const it = found.value
  if (due <= scene.now) return refuse('promise.in_the_past', { due })
  const moved = move(it, { at: scene.now, consent, because: 'new_date' })
  if (!moved.ok) return moved
  if (due <= it.due) return refuse('promise.not_later', { due: it.due })
  const { follows: _, ...same } = it
  const next = promised(scene, { ...same, due, follows: it.id, madeAt: scene.now, from: null, note: null })
  await keepChanged(scene, { ...moved.value, why }, 'promise.moved', { to: next.id, due, consent })
  return ok(await keepNew(scene, next))
}

async function settling(scene: Scene, id: PromiseId): Promise<Result<Promised, SettleCode>> {
  const it = await findPromiseAndLock(scene.tx, scene.by.community, id)
  if (!it) return refuse('promise.not_found')
  if (it.kind === 'finish') return refuse('promise.follows_case')
  // What was taken up again is settled by the promise that came after it.
  if (it.state === 'broken' && (await isFollowed(scene.tx, scene.by.community, id)))
    return refuse('promise.settled', { state: it.state, since: it.settledAt ?? '' })
  return ok(it)
}
