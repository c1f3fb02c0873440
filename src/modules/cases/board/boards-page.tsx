import type { Page } from '../../../kernel/ui/page.ts'
import { ResidentShell } from '../../../kernel/ui/resident-shell.tsx'
import type { Community } from '../../people/door.ts'
import { boardWords } from './words.ts'

type Props = {
  readonly page: Page
  readonly communities: readonly Community[]
  readonly name: 'board' | 'wall'
}

/** Whose board? */
export function BoardsPage({ page, communities, name }: Props) {
  const words = boardWords[page.lang]
  return (
    <ResidentShell page={page} title={words.heading} post={null}>
      <h1>{words.heading}</h1>
      <p>{words.which}</p>
      <ul class="stack">
        {communities.map((each) => (
          <li>
            <a class="btn wide" href={`/c/${each.slug}/${name}`}>
              {each.name}
            </a>
          </li>
        ))}
      </ul>
    </ResidentShell>
  )
}
