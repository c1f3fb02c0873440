import type { Wrong } from '../../../../kernel/ui/field.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import type { PostCard } from '../../../../kernel/ui/resident-shell.tsx'
import type { BodyId, NeedId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/time.ts'
import type { Body } from '../../../people/door.ts'
import type { Story } from './read-story.ts'

/** What somebody may do by the link, each an address beneath it. */
export const deeds = ['words', 'urge', 'fixed', 'not-fixed', 'withdraw', 'phone'] as const
export type Deed = (typeof deeds)[number]

/** What was just done, said once: a deed, or the filing itself. */
export type Did = Deed | 'new' | 'joined' | 'rated'

export type FollowView = {
  readonly page: Page
  readonly post: PostCard
  readonly story: Story
  readonly place: string
  readonly bodyOf: (id: BodyId) => Body | undefined
  readonly now: Instant
  /** `/r/<token>` */
  readonly href: string
  /** The whole address, to be copied or scanned. */
  readonly link: string
  readonly sayHref: string | null
  readonly once: string
  readonly did: Did | null
  readonly typed: TypedHere
  readonly errors: readonly Wrong[]
}

/** What was typed into one of the forms and could not be taken. */
export type TypedHere = {
  readonly need: NeedId | null
  readonly words: string
  readonly why: string
  readonly phone: string
}

export const nothingTyped: TypedHere = { need: null, words: '', why: '', phone: '' }

/** What a part of the page that is about one need knows. */
export type NeedView = {
  readonly view: FollowView
  readonly need: Story['needs'][number]
  /** The first is the page's own; others stand below. */
  readonly n: number
}

/** The id of a field: names repeat when a saying contained several things. */
export function fieldId(name: string, n: number): string {
  return n === 0 ? name : `${name}-${n + 1}`
}

export function errorAt(view: FollowView, id: string): string | undefined {
  return view.errors.find((each) => each.field === id)?.says
}

export function nameOf(view: FollowView, body: BodyId): string {
  return view.bodyOf(body)?.name ?? ''
}
