import type { Page } from '../../../../kernel/ui/page.ts'
import { type PostCard, ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import { followWords } from './words.ts'

type Props = { readonly page: Page; readonly why: 'forged' | 'expired'; readonly post: PostCard | null }

/** A link that was not made by us, or no longer opens. */
export function LostPage({ page, why, post }: Props) {
  const words = followWords[page.lang]
  const { title, why: because, todo } = words[why]
  return (
    <ResidentShell page={page} title={title} post={post}>
      <h1>{title}</h1>
      <p>{because}</p>
      <p>{todo}</p>
      <p class="act">
        <a class="btn wide" href="/mine">
          {words.mine}
        </a>
      </p>
    </ResidentShell>
  )
}
