import type { Result } from '../../src/kernel/result.ts'
import type { Answer, Model } from './model.ts'
import type { Real } from './real.ts'

/** Numbers from which a deed picks its case, its body, its words. */
export type Dice = { readonly a: number; readonly b: number; readonly c: number }

/** One thing somebody may do, with what the model expects of it. */
export type Planned<T = unknown> = {
  readonly expects: Answer
  readonly does: () => Promise<Result<T, string>>
  /** What it means for the model when it is done. */
  readonly means: (value: T) => void | Promise<void>
}

export type Deed = (model: Model, real: Real, dice: Dice) => Planned

/** Keeps the value's type between `does` and `means`. */
export function planned<T>(deed: Planned<T>): Planned {
  return deed as unknown as Planned
}
