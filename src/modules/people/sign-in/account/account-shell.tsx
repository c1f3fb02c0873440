import type { Context } from 'hono'
import type { ComponentChildren, VNode } from 'preact'
import { isAtLeast, type Staff } from '../../../../kernel/actor.ts'
import type { Env } from '../../../../kernel/http/env.ts'
import { pageFor } from '../../../../kernel/http/page.ts'
import { DeskShell } from '../../../../kernel/ui/desk-shell.tsx'
import { sayWallClock } from '../../../../kernel/words/time.ts'
import { getCommunity } from '../../door.ts'
import { accountWords } from './account.words.ts'
import type { Gate } from '../gate.ts'

type Room = 'account' | 'members'

type Shown = {
  readonly staff: Staff
  readonly room: Room
  readonly panel?: { readonly label: string; readonly content: ComponentChildren } | undefined
  readonly children: ComponentChildren
}

/** A desk page of one's own account: desk pages speak the product's first language. */
export async function accountShell(
  c: Context<Env>,
  gate: Gate,
  { staff, room, panel, children }: Shown,
): Promise<VNode> {
  const community = await getCommunity(gate.house.db, staff.community)
  const page = { ...pageFor(c, gate.site, pathOf[room]), lang: 'zh-CN' as const }
  return (
    <DeskShell
      page={page}
      title={accountWords[room]}
      side={[
        { href: '/desk', icon: 'go', word: accountWords.back },
        { href: pathOf.account, icon: 'hand', word: accountWords.account, current: room === 'account' },
        ...(isAtLeast(staff, 'coordinator')
          ? [
              {
                href: pathOf.members,
                icon: 'homes' as const,
                word: accountWords.members,
                current: room === 'members',
              },
            ]
          : []),
      ]}
      who={`${community.name} · ${staff.name}`}
      when={sayWallClock('zh-CN', gate.house.clock())}
      panel={panel}
    >
      {children}
    </DeskShell>
  )
}

export const pathOf = { account: '/desk/account', members: '/desk/account/members' } as const
