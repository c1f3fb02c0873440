import type { Entry } from '../../../kernel/journal.ts'
import { type Line, type Source, type Tell, type Told, whoOf } from './story-source.ts'
import { storyWords as words } from './story.words.ts'
import { firstSeen, type Kind, tellers } from './tellers.ts'

/** The whole story, the last first. What changed nothing that anybody needs to read is left out. */
export function tellStory(source: Source): Told[] {
  const before = firstSeen(source.entries)
  return source.entries
    .flatMap((entry): Told[] => {
      const who = whoOf(entry, source)
      const tell = tellers[entry.kind as Kind] as Tell | undefined
      const line = tell ? tell({ entry, who, source, before }) : { says: words.unknown(who, entry.kind) }
      return line === null ? [] : [toldOf(entry, line, source)]
    })
    .toReversed()
}

function toldOf(entry: Entry, { says, tone = 'plain', note: id = null }: Line, source: Source): Told {
  const note = id === null ? undefined : source.notes.get(id)
  return {
    n: entry.n,
    at: entry.at,
    says,
    words: note?.words ?? null,
    isErased: note !== undefined && note.words === null,
    files: id === null ? [] : source.filesOf(id),
    tone,
  }
}
