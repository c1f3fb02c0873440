import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { outranks, type Staff } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { Changes } from '../../../kernel/http/changes.ts'
import { pageFor } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { Site } from '../../../kernel/http/site.ts'
import type { Instant } from '../../../kernel/time.ts'
import { DeskShell, type KeyHint, type SideItem } from '../../../kernel/ui/desk-shell.tsx'
import type { IconName } from '../../../kernel/ui/icon.tsx'
import type { Page } from '../../../kernel/ui/page.ts'
import { sayWallClock } from '../../../kernel/words/time.ts'
import { type Community, getCommunity } from '../../people/door.ts'
import type { House } from '../house.ts'
import { type Counts, cornersOf } from '../reading/corners.ts'
import type { Beside } from './beside.ts'
import { frameWords as words, type Room } from './frame.words.ts'

/** What the desk's pages work with. */
export type Desk = {
  readonly house: House
  readonly site: Site
  readonly changes: Changes
  /** What the modules above put beside a case. */
  readonly beside?: readonly Beside[]
}

/** What stands around a page of the desk. */
export type Frame = {
  readonly page: Page
  readonly staff: Staff
  readonly community: Community
  readonly now: Instant
  readonly counts: Counts
}

/** The member of the post who asks. Only behind the gate in `pages.tsx`, which lets nobody else in. */
export function staffOf(c: Context<Env>): Staff {
  const staff = c.get('staff')
  if (!staff) throw new Error('a page of the desk was reached by nobody')
  return staff
}

/** @param here the page to come back to when it is not this address. */
export async function frameFor(c: Context<Env>, { house, site }: Desk, here?: string): Promise<Frame> {
  const staff = staffOf(c)
  const counts = await readCommunity(house.db, staff.community, async (tx) => cornersOf(house, tx, staff))
  return frameWith(c, { house, site }, { counts, ...(here !== undefined && { here }) })
}

/** The same with counts that were read already. */
export async function frameWith(
  c: Context<Env>,
  { house, site }: Pick<Desk, 'house' | 'site'>,
  { counts, here }: { readonly counts: Counts; readonly here?: string },
): Promise<Frame> {
  const staff = staffOf(c)
  const community = await getCommunity(house.db, staff.community)
  // The desk speaks the post's language, whatever the browser would like.
  const page = { ...pageFor(c, site, here), lang: 'zh-CN' as const }
  return { page, staff, community, now: house.clock(), counts }
}

type Props = {
  readonly frame: Frame
  readonly title: string
  readonly room?: Room | undefined
  readonly panel?: { readonly label: string; readonly content: ComponentChildren } | undefined
  readonly keys?: readonly KeyHint[]
  readonly children: ComponentChildren
}

/** A page of the desk with its rooms at the left. */
export function DeskPage({ frame, title, room, panel, keys = [], children }: Props) {
  const { page, staff, community, now } = frame
  return (
    <DeskShell
      page={page}
      title={title}
      side={roomsFor(frame, room)}
      who={words.who(community.name, staff.name)}
      when={sayWallClock('zh-CN', now)}
      account={
        <>
          <br />
          <a href="/desk/account">{words.account}</a>
        </>
      }
      panel={panel}
      keys={keys}
    >
      {children}
    </DeskShell>
  )
}

function roomsFor({ staff, counts }: Frame, current: Room | undefined): SideItem[] {
  const room = (name: Room, href: string, icon: IconName, count?: number): SideItem => ({
    href,
    icon,
    word: words.rooms[name],
    ...(count !== undefined && { count }),
    current: name === current,
  })
  const near = room('near', '/desk/near', 'care', counts.near)
  if (!outranks(staff.rank, 'worker')) return [near]
  return [
    room('inbox', '/desk/inbox', 'note', counts.open),
    room('mine', '/desk/inbox?person=me', 'hand', counts.mine),
    room('out', '/desk/inbox?out=1', 'go', counts.out),
    { ...room('waits', '/desk/inbox?waits=1', 'table', counts.waits), late: counts.waits > 0 },
    near,
    room('places', '/desk/places', 'homes'),
    room('hot', '/desk/hot', 'bell'),
    room('learning', '/desk/learning', 'check'),
    room('meetings', '/desk/meetings', 'table'),
    room('promises', '/desk/promises', 'hand'),
    room('dossiers', '/desk/dossiers', 'note'),
    room('callbacks', '/desk/callbacks', 'go'),
    room('bodies', '/desk/bodies', 'homes'),
    room('notices', '/desk/notices', 'go'),
    room('figures', '/desk/figures', 'check'),
    ...(outranks(staff.rank, 'coordinator')
      ? [room('catalogue', '/desk/catalogue', 'copy'), room('stuck', '/desk/stuck', 'clock')]
      : []),
  ]
}
