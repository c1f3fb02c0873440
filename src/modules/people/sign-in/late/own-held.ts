import { parse, serialize } from 'hono/utils/cookie'
import type { Asking, Gate } from '../gate.ts'

/*
 * Which late forms were written in this browser. Without this somebody else could send one, and hand its address to a
 * member of the post, who would send it on under his own name.
 */

const mostKept = 8
const day = 86_400

export function isOwnHeld(gate: Gate, asking: Pick<Asking, 'headers'>, id: string): boolean {
  return ownHeld(gate, asking).includes(id)
}

/** The cookie by which this browser is known again as the writer of this one, too. */
export function ownHeldCookie(gate: Gate, asking: Pick<Asking, 'headers'>, id: string): string {
  const kept = [...ownHeld(gate, asking), id].slice(-mostKept)
  return serialize(gate.cookies.held, kept.join('.'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: gate.site.baseUrl.startsWith('https:'),
    maxAge: day,
  })
}

function ownHeld({ cookies }: Gate, { headers }: Pick<Asking, 'headers'>): string[] {
  const { held } = cookies
  return (parse(headers.get('cookie') ?? '', held)[held] ?? '').split('.').filter((id) => id !== '')
}
