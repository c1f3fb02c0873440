import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type Desk, frameFor, staffOf } from '../../cases/desk/door.ts'
import { deskWords as words } from './words.ts'
import type { MessageId } from '../notice.rules.ts'
import { NoticesPage } from './notices-view.tsx'
import { readNotices } from './read-notices.ts'
import type { Setup } from '../setup.ts'
import { tellByHand } from '../tell-by-hand.ts'

const toldForm = z.object({ message: z.uuid() })

/** `/desk/notices`: what is to be passed on by hand, what waits, what went, and by which rules. */
export function noticePages(app: Hono<Env>, desk: Desk, setup: Setup): void {
  const { house } = desk
  const mayLook = (c: Context<Env>) => outranks(staffOf(c).rank, 'worker')
  const show = async (c: Context<Env>, refused: string | null) => {
    const frame = await frameFor(c, desk, '/desk/notices')
    const notices = await readNotices(house)(frame.community.id)
    const thanks = c.req.query('told') === '1' && refused === null
    return sendPage(
      c,
      <NoticesPage frame={frame} notices={notices} setup={setup} refused={refused} thanks={thanks} />,
      refused === null ? 200 : 409,
    )
  }
  app.get('/desk/notices', (c) => (mayLook(c) ? show(c, null) : c.notFound()))
  app.post('/desk/notices/told', async (c) => {
    if (!mayLook(c)) return c.notFound()
    const form = await readForm(c, toldForm)
    const done = form.ok
      ? await tellByHand(house)({ message: form.value.message as MessageId }, staffOf(c))
      : ({ ok: false, code: 'notice.not_found' } as const)
    return done.ok ? c.redirect('/desk/notices?told=1', 303) : show(c, words.refused[done.code])
  })
}
