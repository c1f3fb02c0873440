import type { Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '../../../../kernel/http/env.ts'
import { readForm } from '../../../../kernel/http/form.ts'
import { pageFor, sendPage } from '../../../../kernel/http/page.ts'
import { DoorShell } from '../../../../kernel/ui/other-shells.tsx'
import type { Page } from '../../../../kernel/ui/page.ts'
import { getCommunity } from '../../door.ts'
import type { Community } from '../../people.rules.ts'
import { askingOf, goOn, wantedBy, withTo } from '../answer.ts'
import type { Gate } from '../gate.ts'
import { postsOf, presentOf } from '../present.ts'
import { choosePost } from '../session.store.ts'
import { signInWords } from '../words.ts'

const Post = z.object({ post: z.string().max(40) })

/** /sign-in/post: where one works today, for those who have a place at several posts. */
export function postPages(app: Hono<Env>, gate: Gate): void {
  app.get('/sign-in/post', async (c) => {
    const present = await presentOf(gate, askingOf(c))
    if (!present || present.standing === 'out') return goOn(c, withTo('/sign-in', wantedBy(c)))
    const posts = await postsOf(gate.house.db, present.session.account)
    const communities = await Promise.all(posts.map((post) => getCommunity(gate.house.db, post)))
    const page = pageFor(c, gate.site)
    return sendPage(c, <PostPage page={page} to={wantedBy(c)} communities={communities} />)
  })

  app.post('/sign-in/post', async (c) => {
    const present = await presentOf(gate, askingOf(c))
    if (!present || present.standing === 'out') return goOn(c, withTo('/sign-in', wantedBy(c)))
    const { typed } = await readForm(c, Post, { files: 0 })
    const posts = await postsOf(gate.house.db, present.session.account)
    const chosen = posts.find((post) => post === typed['post'])
    if (!chosen) return goOn(c, withTo('/sign-in/post', wantedBy(c)))
    await choosePost(gate.house.db, present.token, chosen)
    return goOn(c, wantedBy(c))
  })
}

type View = { readonly page: Page; readonly to: string; readonly communities: readonly Community[] }

function PostPage({ page, to, communities }: View) {
  const words = signInWords[page.lang].post
  return (
    <DoorShell page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.says}</p>
      <form class="stack" method="post" action={withTo('/sign-in/post', to)}>
        {communities.map(({ id, name }) => (
          <button class="btn wide" name="post" value={id}>
            {words.choose(name)}
          </button>
        ))}
      </form>
    </DoorShell>
  )
}
