import type { Term } from '../../../language/search-terms.ts'
import { type Hit, markedIn, type Piece } from '../reading/hits.ts'
import { inboxWords as words } from './inbox.words.ts'

/** A text with the words marked that were looked for. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, how }) =>
        how === null ? text : <mark class={how === 'words' ? undefined : 'like'}>{text}</mark>,
      )}
    </>
  )
}

type In = { readonly text: string; readonly terms: readonly Term[]; readonly hit: Hit | null }

/** A text of the line that is made for the page, such as its place. */
export function Marked({ text, terms, hit }: In) {
  return hit === null ? <>{text}</> : <Pieces pieces={markedIn(text, terms, hit.isLoose)} />
}

/** What was said, around the words that were looked for, and whether they are only similar. */
export function FoundBelow({ hit }: { readonly hit: Hit | null }) {
  if (hit === null) return null
  const isAsTyped = hit.how === 'words'
  if (isAsTyped && hit.said === null) return null
  return (
    <span class="at">
      {!isAsTyped && <b>{hit.isLoose ? words.similar : words.bySound}</b>}
      {!isAsTyped && hit.said !== null && ' · '}
      {hit.said !== null && (
        <q>
          <Pieces pieces={hit.said} />
        </q>
      )}
    </span>
  )
}
