import type { Hono } from 'hono'
import type { Staff } from '../../../kernel/actor.ts'
import type { Env } from '../../../kernel/http/env.ts'
import type { Site } from '../../../kernel/http/site.ts'
import { accountPages } from './account/account.pages.tsx'
import type { SignInHouse } from './auth.ts'
import { doorPages } from './door/door.pages.tsx'
import { makeGate } from './gate.ts'
import { guardDesk } from './late/guard.tsx'
import { heldPages } from './late/held.pages.tsx'
import { memberPages } from './members/members.pages.tsx'
import { newPasswordPages } from './password/new-password.pages.tsx'
import { passkeyPages } from './second/passkey.pages.ts'
import { postPages } from './door/post.pages.tsx'
import { staffOf } from './present.ts'
import { secondPages } from './second/second.pages.tsx'
import { setUpPages } from './second/set-up.pages.tsx'

export type SignIn = {
  /** Who may work at the desk by this request. */
  readonly staffOf: (request: Pick<Request, 'headers'>) => Promise<Staff | null>
  /** Puts sign-in, the account's pages and the guard before /desk on the app: before the desk's own pages. */
  readonly pages: (app: Hono<Env>) => void
}

/** Sign-in of those who work at or for a post. */
export function makeSignIn(house: SignInHouse, site: Site): SignIn {
  const gate = makeGate(house, site)
  return {
    staffOf: (request) => staffOf(gate, request),
    pages: (app) => {
      guardDesk(app, gate)
      doorPages(app, gate)
      secondPages(app, gate)
      setUpPages(app, gate)
      postPages(app, gate)
      passkeyPages(app, gate)
      newPasswordPages(app, gate)
      heldPages(app, gate)
      accountPages(app, gate)
      memberPages(app, gate)
    },
  }
}
