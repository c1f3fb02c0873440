import type { ComponentChildren } from 'preact'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { Body, Community } from '../../people/door.ts'
import type { Redo } from './do-deed.ts'
import type { Link } from './link.rules.ts'
import type { MatterView } from './matter.rules.ts'
import type { LinkDeedName } from './words.zh.ts'

/** A link that was made for a colleague just now, to be sent on. */
export type Handed = { readonly name: string; readonly url: string }

/** What a body's page of one case is drawn from, beside the page itself. */
export type Showing = {
  readonly matter: MatterView
  readonly link: Link
  readonly body: Body
  readonly community: Community
  /** `/b/…`: where the link begins. */
  readonly at: string
  readonly others: readonly Body[]
  readonly now: Instant
  readonly today: PlainDate
  readonly did: LinkDeedName | 'part' | null
  readonly redo: Redo | null
  readonly handed: Handed | null
  /** What other rooms put on a link to this one case. */
  readonly parts: readonly ComponentChildren[]
  readonly wrong: ComponentChildren
}
