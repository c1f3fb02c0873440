import type { Staff } from '../actor.ts'
import type { Look } from '../ui/look.ts'
import type { Lang } from '../words/lang.ts'
import type { Typed } from './posted.ts'

/** What the middleware has found out before a face answers. */
export type Env = {
  Variables: {
    staff: Staff | null
    lang: Lang
    look: Look
    requestId: string
    address: string
    /** What `readForm` has read, so that an error page can give it back. */
    typed: Typed | undefined
  }
}
