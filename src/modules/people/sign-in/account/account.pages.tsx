import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '../../../../kernel/actor.ts'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { sendPage } from '../../../../kernel/http/page.ts'
import { bodiesOf, getCommunity } from '../../door.ts'
import { changePassword, dropAuthenticator, dropPasskey, renewBackupCodes } from './account.ts'
import { type AccountFault, AccountPage, CodesPage, PasswordPart } from './account.page.tsx'
import { listSignIns } from '../account.store.ts'
import { accountShell, pathOf } from './account-shell.tsx'
import { accountWords as words } from './account.words.ts'
import { askingOf, goOn } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { canHavePasskeys } from '../second/passkeys.ts'
import { type Present, postsOf, presentOf, staffFrom } from '../present.ts'
import { listPasskeys } from '../second/second.store.ts'
import { endSession, endSessions, listSessions } from '../session.store.ts'

const Confirming = z.object({ password: z.string().max(1_000) })
const Changing = z.object({
  old: z.string().max(1_000),
  fresh: z.string().max(1_000),
  again: z.string().max(1_000),
})

export type Here = { readonly present: Present; readonly staff: Staff }

/** /desk/account: everybody's own. */
export function accountPages(app: Hono<Env>, gate: Gate): void {
  const { db } = gate.house

  app.get(pathOf.account, (c) => within(c, gate, (here) => show(c, gate, here, { said: saidBy(c) })))

  app.post('/desk/account/sessions/end-others', (c) =>
    within(c, gate, async ({ present: { session } }) => {
      await endSessions(db, session.account, session.id)
      return goOn(c, pathOf.account)
    }),
  )

  app.post('/desk/account/sessions/:id/end', (c) =>
    within(c, gate, async ({ present: { session } }) => {
      await endSession(db, session.account, c.req.param('id'))
      return goOn(c, pathOf.account)
    }),
  )

  app.post('/desk/account/passkeys/:id/end', (c) =>
    within(c, gate, async (here) => {
      const dropped = await dropPasskey(gate, here.present, c.req.param('id'))
      if (dropped.ok) return goOn(c, pathOf.account)
      return show(c, gate, here, { fault: { at: 'passkey', says: words.lastKey } })
    }),
  )

  lockPages(app, gate)
}

function lockPages(app: Hono<Env>, gate: Gate): void {
  app.post('/desk/account/password', (c) =>
    within(c, gate, async (here) => {
      const { typed } = await readForm(c, Changing, { files: 0 })
      const { old = '', fresh = '', again = '' } = typed
      const changed = await changePassword(gate, here.present, { old, fresh, again, asking: askingOf(c) })
      if (changed.ok) return goOn(c, `${pathOf.account}?said=password`)
      const { code } = changed
      if (code === 'account.wrong_password' || code === 'sign_in.wait')
        return show(c, gate, here, { fault: { at: 'old', says: sayNotOwner(changed) } })
      return show(c, gate, here, { fault: { at: 'fresh', says: words.faults[code] } })
    }),
  )

  app.post('/desk/account/code', (c) =>
    within(c, gate, async (here) => {
      const { typed } = await readForm(c, Confirming, { files: 0 })
      const confirming = { password: typed['password'] ?? '', asking: askingOf(c) }
      const dropped = await dropAuthenticator(gate, here.present, confirming)
      if (dropped.ok) return goOn(c, `/sign-in/set-up?to=${pathOf.account}`)
      return show(c, gate, here, { fault: { at: 'code', says: sayNotOwner(dropped) } })
    }),
  )

  app.post('/desk/account/codes', (c) =>
    within(c, gate, async (here) => {
      const { typed } = await readForm(c, Confirming, { files: 0 })
      const confirming = { password: typed['password'] ?? '', asking: askingOf(c) }
      const renewed = await renewBackupCodes(gate, here.present, confirming)
      if (!renewed.ok) return show(c, gate, here, { fault: { at: 'codes', says: sayNotOwner(renewed) } })
      const page = <CodesPage codes={renewed.value} />
      return sendPage(c, await accountShell(c, gate, { staff: here.staff, room: 'account', children: page }))
    }),
  )
}

/** Runs for whoever is in; the guard before the desk has led everybody else away. */
export async function within(
  c: Context<Env>,
  gate: Gate,
  work: (here: Here) => Promise<Response>,
): Promise<Response> {
  const present = await presentOf(gate, askingOf(c))
  const staff = present && staffFrom(present)
  return present && staff ? work({ present, staff }) : goOn(c, '/sign-in')
}

type Shown = { readonly fault?: AccountFault; readonly said?: string | undefined }

async function show(c: Context<Env>, gate: Gate, { present, staff }: Here, shown: Shown): Promise<Response> {
  const { db, clock } = gate.house
  const { session } = present
  const [community, bodies, posts, sessions, passkeys, records] = await Promise.all([
    getCommunity(db, staff.community),
    bodiesOf(db, staff.community),
    postsOf(db, session.account),
    listSessions(db, session.account),
    listPasskeys(db, session.account),
    listSignIns(db, session.account, 20),
  ])
  const body = bodies.byId.get(staff.body)?.name ?? ''
  const children = (
    <AccountPage
      session={session}
      name={staff.name}
      place={words.at(community.name, body, words.ranks[staff.rank])}
      manyPosts={posts.length > 1}
      sessions={sessions}
      passkeys={passkeys}
      passkeyScript={canHavePasskeys(gate.site.baseUrl) ? gate.site.asset('passkey.js') : null}
      records={records}
      now={clock()}
      fault={shown.fault}
      said={shown.said}
    />
  )
  const panel = session.who.isDemo
    ? undefined
    : { label: words.password, content: <PasswordPart fault={shown.fault} /> }
  const page = await accountShell(c, gate, { staff, room: 'account', panel, children })
  return sendPage(c, page, shown.fault ? 422 : 200)
}

function saidBy(c: Context<Env>): string | undefined {
  return c.req.query('said') === 'password' ? words.saved : undefined
}

function sayNotOwner({
  code,
  facts,
}: {
  code: string
  facts: Readonly<Record<string, string | number>>
}): string {
  return code === 'sign_in.wait' ? words.wait(Number(facts['seconds'] ?? 0)) : words.wrongPassword
}
