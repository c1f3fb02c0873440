import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { TextField } from '../../../../kernel/ui/field.tsx'
import { DoorShell } from '../../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { askingOf, goOn } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { choosePassword, readPasswordLink } from './password-link.ts'
import type { PasswordFault } from './password.rules.ts'
import { signInWords } from '../words.ts'

const Passwords = z.object({ password: z.string().max(1_000), again: z.string().max(1_000) })

/** /sign-in/new-password/…: looking at it spends nothing, so a chat that opens links beforehand does no harm. */
export function newPasswordPages(app: Hono<Env>, gate: Gate): void {
  app.get('/sign-in/new-password/:token', (c) => show(c, gate, {}))

  app.post('/sign-in/new-password/:token', async (c) => {
    const form = await readForm(c, Passwords, { files: 0 })
    const typed = { password: form.typed['password'] ?? '', again: form.typed['again'] ?? '' }
    const chosen = await choosePassword(gate, c.req.param('token'), { typed, asking: askingOf(c) })
    if (chosen.ok) return goOn(c, '/sign-in?said=new')
    return show(c, gate, chosen.code === 'link.gone' ? {} : { fault: chosen.code, status: 422 })
  })
}

type Shown = { readonly fault?: PasswordFault; readonly status?: 200 | 422 }

async function show(
  c: Context<Env, '/sign-in/new-password/:token'>,
  gate: Gate,
  { fault, status = 200 }: Shown,
): Promise<Response> {
  const page = pageFor(c, gate.site)
  const link = await readPasswordLink(gate, c.req.param('token'))
  if (!link) return sendPage(c, <GonePage page={page} />, 410)
  const { who, clearsSecond } = link
  const typedAs = who.userName ?? who.email
  return sendPage(
    c,
    <ChoosePage page={page} name={who.name} typedAs={typedAs} clears={clearsSecond} fault={fault} />,
    status,
  )
}

type View = {
  readonly page: Page
  readonly name: string
  readonly typedAs: string
  readonly clears: boolean
  readonly fault: PasswordFault | undefined
}

function ChoosePage({ page, name, typedAs, clears, fault }: View) {
  const words = signInWords[page.lang].choose
  const says = (code: PasswordFault) => words.faults[faultNames[code]]
  const isAgain = fault === 'password.differs'
  return (
    <DoorShell page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.forWhom(name)}</p>
      {clears && <p>{words.clears}</p>}
      <form class="stack" method="post">
        <TextField name="who" label={words.userName} value={typedAs} autocomplete="username" />
        <TextField
          name="password"
          type="password"
          label={words.password}
          hint={words.hint}
          autocomplete="new-password"
          error={fault && !isAgain ? says(fault) : undefined}
          required
          autofocus
        />
        <TextField
          name="again"
          type="password"
          label={words.again}
          autocomplete="new-password"
          error={fault && isAgain ? says(fault) : undefined}
          required
        />
        <button class="btn wide b1">{words.save}</button>
      </form>
    </DoorShell>
  )
}

const faultNames = {
  'password.short': 'short',
  'password.long': 'long',
  'password.plain': 'plain',
  'password.differs': 'differs',
} as const

function GonePage({ page }: { readonly page: Page }) {
  const words = signInWords[page.lang].choose
  return (
    <DoorShell page={page} title={words.title} home="/">
      <h1>{words.gone}</h1>
      <p>{words.goneSays}</p>
    </DoorShell>
  )
}
