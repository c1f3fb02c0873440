import type { NoteId } from '../../../kernel/ids.ts'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import { sayPlace } from '../../places/door.ts'
import { type CaseFile, doorOf } from './read-case.ts'
import type { Source, Told } from './story-source.ts'
import { tellStory } from './story.ts'
import { storyWords } from './story.words.ts'

/** The story of a case with names for the ids in its journal. */
export function storyOf(file: CaseFile): Told[] {
  return tellStory(sourceOf(file))
}

function sourceOf(file: CaseFile): Source {
  const { names, members, bodies, near, siblings } = file
  const others = new Map([...near, ...siblings].map(({ id, ref }) => [id, ref]))
  const filesOf = (note: NoteId) => file.files.filter((each) => each.note === note)
  return {
    now: file.now,
    entries: file.entries,
    notes: new Map(file.notes.map((note) => [note.id, note])),
    offers: new Map(file.offers.map((offer) => [offer.id, offer])),
    filesOf,
    requests: new Map(
      file.requests.map((request) => [request.id, { channel: request.channel, door: doorOf(file, request) }]),
    ),
    person: (id) => names.get(id) ?? members.find((each) => each.person === id)?.name ?? storyWords.somebody,
    body: (id) => bodies.byId.get(id)?.name ?? storyWords.somebody,
    place: (id) =>
      sayPlace(file.tree, {
        estate: null,
        building: file.tree.stairwells.get(id)?.building ?? null,
        stairwell: id,
      }),
    topic: (topic) => sayTopic(file.catalogue, 'zh-CN', topic),
    refOf: (id) => others.get(id) ?? storyWords.another,
    referredTo: file.it.referredTo ?? '',
  }
}
