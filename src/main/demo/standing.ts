import type { Theme } from './sayings.ts'
import type { Step } from './scene.ts'

/** What stands open today: how many hours ago it was said, and what has happened since. */
export type Standing = {
  readonly age: number
  /** Urgent matters go on at night; the others wait for the post to open. */
  readonly clock: 'working' | 'wall'
  readonly theme: Theme
  /** Which stairwell, when the story is about one. */
  readonly spot?: number
  readonly steps: readonly Step[]
}
