import { type Asking, type Gate, headersFor, signedCookie } from '../gate.ts'
import { endSessionByToken } from '../session.store.ts'

/** Ends the session that this browser carries; gives the cookies that take it out of the browser too. */
export async function leave(gate: Gate, asking: Asking): Promise<readonly string[]> {
  const token = await signedCookie(gate, asking, gate.cookies.session)
  if (token !== null) await endSessionByToken(gate.house.db, token)
  const headers = headersFor(gate, asking, { withSession: true })
  const { headers: given } = await gate.auth.api.signOut({ headers, returnHeaders: true })
  return given.getSetCookie()
}
