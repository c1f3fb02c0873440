import type { Page } from '../../../kernel/ui/page.ts'
import { ResidentShell } from '../../../kernel/ui/resident-shell.tsx'
import { boardWords } from './words.ts'

/** No community goes by that name. */
export function UnknownCommunityPage({ page }: { readonly page: Page }) {
  const { unknown } = boardWords[page.lang]
  return (
    <ResidentShell page={page} title={unknown.title} post={null}>
      <h1>{unknown.title}</h1>
      <p>{unknown.todo}</p>
      <p class="act">
        <a class="btn b1 wide" href="/">
          {unknown.choose}
        </a>
      </p>
    </ResidentShell>
  )
}
