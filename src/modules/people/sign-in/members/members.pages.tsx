import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { sendPage } from '../../../../kernel/http/page.ts'
import { readCommunity } from '../../../../kernel/db.ts'
import { type PersonId, readId } from '../../../../kernel/ids.ts'
import { bodiesOf } from '../../door.ts'
import { type Here, within } from '../account/account.pages.tsx'
import { accountShell, pathOf } from '../account/account-shell.tsx'
import { memberWords as words } from '../account/account.words.ts'
import { goOn } from '../answer.ts'
import { endMember, resetMember } from './change-member.ts'
import type { Gate } from '../gate.ts'
import { giveMemberAccount } from './give-account.ts'
import { inviteMember } from './invite-member.ts'
import { looksAfterMembers, mayChange, ranksToGive } from './member.rules.ts'
import { type Listed, listWithAccounts } from './member.store.ts'
import { type FreshLink, InvitePart, type MemberFault, MembersPage } from './members.page.tsx'

const Inviting = z.object({
  name: z.string().trim().min(1).max(40),
  user: z.string().min(1).max(254),
  body: z.string(),
  rank: z.string(),
})
const Resetting = z.object({ clears: z.string().optional() })
const Giving = z.object({ user: z.string().max(254) })

/** /desk/account/members: for the coordinator and the secretary. */
export function memberPages(app: Hono<Env>, gate: Gate): void {
  app.get(pathOf.members, (c) =>
    caring(c, gate, (here) =>
      show(c, gate, here, c.req.query('said') === 'ended' ? { said: words.ended } : {}),
    ),
  )

  app.post(pathOf.members, (c) => caring(c, gate, (here) => invite(c, gate, here)))

  app.post('/desk/account/members/:person/end', (c) =>
    caring(c, gate, async (here) => {
      const person = readId<PersonId>(c.req.param('person'))
      if (!person) return show(c, gate, here, wrong('', words.faults['member.unknown']))
      const ended = await endMember(gate.house, person, here.staff)
      if (ended.ok) return goOn(c, `${pathOf.members}?said=ended`)
      return show(c, gate, here, wrong('', words.faults[ended.code]))
    }),
  )

  linkPages(app, gate)
}

/** The pages on which a link comes out: for a member who has lost his password, or never had one. */
function linkPages(app: Hono<Env>, gate: Gate): void {
  app.post('/desk/account/members/:person/link', (c) =>
    caring(c, gate, async (here) => {
      const person = readId<PersonId>(c.req.param('person'))
      const { typed } = await readForm(c, Resetting, { files: 0 })
      if (!person) return show(c, gate, here, wrong('', words.faults['member.unknown']))
      const clearsSecond = typed['clears'] === '1'
      const reset = await resetMember(gate.house, { person, clearsSecond }, here.staff)
      if (!reset.ok) return show(c, gate, here, wrong('', words.faults[reset.code]))
      const { one, token } = reset.value
      return show(c, gate, here, { link: { name: one.name, href: linkOf(gate, token) } })
    }),
  )

  app.post('/desk/account/members/:person/account', (c) =>
    caring(c, gate, async (here) => {
      const person = readId<PersonId>(c.req.param('person'))
      const { typed } = await readForm(c, Giving, { files: 0 })
      if (!person) return show(c, gate, here, wrong('', words.faults['member.unknown']))
      const given = await giveMemberAccount(gate.house, { person, user: typed['user'] ?? '' }, here.staff)
      if (!given.ok) return show(c, gate, here, wrong('', words.faults[given.code]))
      const { one, token } = given.value
      return show(c, gate, here, { link: { name: one.name, href: linkOf(gate, token) } })
    }),
  )
}

async function invite(c: Context<Env>, gate: Gate, here: Here): Promise<Response> {
  const form = await readForm(c, Inviting, { files: 0 })
  const { typed } = form
  if (!form.ok) {
    const isName = form.wrong.includes('name')
    return show(c, gate, here, {
      typed,
      ...wrong(isName ? 'name' : 'user', isName ? words.wrongName : words.wrongUser),
    })
  }
  const { name, user } = form.value
  const bodies = await bodiesOf(gate.house.db, here.staff.community)
  const body = bodies.all.find(({ id }) => id === form.value.body)
  const rank = ranksToGive(here.staff).find((each) => each === form.value.rank)
  if (!body) return show(c, gate, here, { typed, ...wrong('body', words.faults['member.body']) })
  if (!rank) return show(c, gate, here, { typed, ...wrong('rank', words.faults['member.rank']) })
  const invitation = { community: here.staff.community, name, user, body: body.id, rank }
  const invited = await inviteMember(gate.house, invitation, { joins: false })
  if (!invited.ok) {
    const field = invited.code === 'member.not_of_post' ? 'rank' : 'user'
    return show(c, gate, here, { typed, ...wrong(field, words.faults[invited.code]) })
  }
  const { token } = invited.value
  return show(c, gate, here, { link: { name, href: token === null ? null : linkOf(gate, token) } })
}

type Shown = {
  readonly fault?: MemberFault
  readonly said?: string
  readonly typed?: Readonly<Record<string, string>>
  readonly link?: FreshLink
}

function wrong(at: MemberFault['at'], says: string): Pick<Shown, 'fault'> {
  return { fault: { at, says } }
}

function linkOf({ site }: Gate, token: string): string {
  return `${site.baseUrl}/sign-in/new-password/${token}`
}

function caring(c: Context<Env>, gate: Gate, work: (here: Here) => Promise<Response>): Promise<Response> {
  return within(c, gate, async (here) =>
    looksAfterMembers(here.staff) ? work(here) : goOn(c, pathOf.account),
  )
}

async function show(c: Context<Env>, gate: Gate, { staff }: Here, shown: Shown): Promise<Response> {
  const { db, clock } = gate.house
  const { community } = staff
  const [bodies, members] = await Promise.all([
    bodiesOf(db, community),
    readCommunity(db, community, (tx) => listWithAccounts(tx, community)),
  ])
  const view = {
    members,
    bodies: bodies.all,
    post: bodies.post.id,
    ranks: ranksToGive(staff),
    mayChange: (one: Listed) => one.person !== staff.person && mayChange(staff, one),
    now: clock(),
    typed: shown.typed ?? {},
    fault: shown.fault,
    said: shown.said,
    link: shown.link,
  }
  const panel = { label: words.invite, content: <InvitePart {...view} /> }
  const children = <MembersPage {...view} />
  const page = await accountShell(c, gate, { staff, room: 'members', panel, children })
  return sendPage(c, page, shown.fault ? 422 : 200)
}
