import type { BodyId } from '../../../kernel/ids.ts'
import type { Page } from '../../../kernel/ui/page.ts'
import type { PostCard } from '../../../kernel/ui/resident-shell.tsx'
import type { Instant } from '../../../kernel/time.ts'
import type { Catalogue } from '../../../rulebook/catalogue.ts'
import type { BoardQuery } from './board-query.ts'
import type { BoardRow } from './listing.store.ts'
import type { Board } from './read-board.ts'

/** What the board's page knows. */
export type BoardView = {
  readonly page: Page
  readonly post: PostCard
  readonly base: string
  readonly query: BoardQuery
  readonly board: Board
  readonly now: Instant
  readonly catalogue: Catalogue
  readonly bodyOf: (id: BodyId) => string
  readonly placeOf: (row: Pick<BoardRow, 'estate' | 'building'>) => string
}
