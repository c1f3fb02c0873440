import { type Tx, readCommunity } from '../../../kernel/db.ts'
import type { BodyId, CommunityId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/words/lang.ts'
import { withoutPeople } from '../../../language/hide-people.ts'
import { type Catalogue, sayTopic } from '../../../rulebook/catalogue.ts'
import {
  type Case,
  catalogueFor,
  findCase,
  findFile,
  type House,
  type KeptFile,
  listHoldings,
  listNotes,
  listOffers,
  type Note,
} from '../../cases/door.ts'
import { type Bodies, type Body, bodiesOf } from '../../people/door.ts'
import { placesOf, type PlaceTree, sayPlace } from '../../places/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { idByRef, listIdsOf } from './body-cases.store.ts'
import type { Link } from './link.rules.ts'
import { type LineView, type MatterView, type OwnNote, type Stand, standOf } from './matter.rules.ts'
import { listReleases } from './release.store.ts'
import { type Shown, shownTo } from './shown.ts'
import { filesOf, saidOf } from './who-said.ts'

/** What stands around every reading: bodies, places and what topics are called. */
type Around = {
  readonly bodies: Bodies
  readonly tree: PlaceTree
  readonly catalogue: Catalogue
  readonly lang: Lang
}

type Reader = { readonly link: Link; readonly body: Body; readonly lang: Lang }

/** One case as this link may see it; null when the link has nothing to do with it. */
export function readMatter(house: House) {
  return async ({ link, body, lang }: Reader, ref: string | null): Promise<MatterView | null> => {
    const { community } = link
    const around = await aroundOf(house, community, lang)
    return readCommunity<CoordinationTables, MatterView | null>(house.db, community, async (tx) => {
      const id = link.case ?? (ref === null ? undefined : await idByRef(tx, community, ref))
      const it = id && (await findCase(tx, community, id))
      if (!it || (ref !== null && it.ref !== ref)) return null
      const stand = await standIn(tx, it, body.id)
      return stand === null ? null : viewOf(tx, it, { stand, body, around })
    })
  }
}

/** All that a body is asked and holds, what it is asked first, then by the clock that runs out next. */
export function readList(house: House) {
  return async ({ link, body, lang }: Reader): Promise<LineView[]> => {
    const { community } = link
    const around = await aroundOf(house, community, lang)
    return readCommunity<CoordinationTables, LineView[]>(house.db, community, async (tx) => {
      const lines: LineView[] = []
      for (const id of await listIdsOf(tx, community, body.id)) {
        const it = await findCase(tx, community, id)
        const stand = it && (await standIn(tx, it, body.id))
        if (!it || !stand) continue
        const shown = await shownOf(tx, it, body)
        const topic = sayTopic(around.catalogue, lang, it.topic)
        lines.push({
          it,
          stand,
          topic,
          place: placeFor(around.tree, it, shown),
          title: shown.closed ? topic : shown.title,
        })
      }
      return lines
    })
  }
}

async function aroundOf(house: House, community: CommunityId, lang: Lang): Promise<Around> {
  const [bodies, tree, catalogue] = await Promise.all([
    bodiesOf(house.db, community),
    placesOf(house.db, community),
    catalogueFor(house.db, community),
  ])
  return { bodies, tree, catalogue, lang }
}

async function standIn(tx: Tx<CoordinationTables>, it: Case, body: BodyId): Promise<Stand | null> {
  const held = (await listHoldings(tx, it.community, [it.id])).map((each) => each.body)
  const asked = (await listOffers(tx, it.community, [it.id])).map((each) => each.to)
  return standOf(it, body, { held, asked })
}

/** What of a case this body may see, by the words as they were said. */
export async function shownOf(tx: Tx<CoordinationTables>, it: Case, body: Body): Promise<Shown> {
  const { needs, who } = await saidOf(tx, it.community, it.id)
  return shownTo(body, { title: it.title, needs, nature: it.nature, isPrivate: it.isPrivate, who })
}

type Viewing = { readonly stand: Stand; readonly body: Body; readonly around: Around }

async function viewOf(
  tx: Tx<CoordinationTables>,
  it: Case,
  { stand, body, around }: Viewing,
): Promise<MatterView> {
  const { community, id } = it
  const { bodies, tree, catalogue, lang } = around
  // What is over, or another's, is no longer this body's to read.
  const isIts = stand === 'asked' || stand === 'held' || stand === 'said_done'
  const shown: Shown = isIts ? await shownOf(tx, it, body) : { closed: true }
  const releases = isIts ? await listReleases(tx, community, [id]) : []
  const files = await filesOf(tx, community, id)
  const photos = new Set(releases.flatMap(({ file }) => (file === null ? [] : [file])))
  const notes = await listNotes(tx, community, [id])
  const own = notes
    .flatMap((note) => ownNote(note, body.id))
    .map((note) => ({
      ...note,
      files: files.flatMap((file) => (file.note === note.id ? [file.id] : [])),
    }))
  return {
    it,
    stand,
    shown,
    topic: sayTopic(catalogue, lang, it.topic),
    place: placeFor(tree, it, shown),
    said: shown.closed ? null : { households: it.households, since: it.times.openedAt },
    sentence: releases.find(({ words }) => words !== null)?.words ?? null,
    photos: files.flatMap((file) => (photos.has(file.id) && file.kind === 'photo' ? [file.id] : [])),
    own,
    ...(await answerTo(tx, it, { notes, body, shown })),
    holder: it.holder && it.holder.body !== body.id ? (bodies.byId.get(it.holder.body)?.name ?? null) : null,
  }
}

// A stairwell has a dozen homes: where nobody must be found out, the building is near enough.
function placeFor(tree: PlaceTree, { place }: Case, { closed }: Shown): string {
  return sayPlace(tree, { ...place, stairwell: closed ? null : place.stairwell })
}

function ownNote({ id, kind, words, as, by, at }: Note, body: BodyId): Omit<OwnNote, 'files'>[] {
  return as === 'body' && by === body && words !== null ? [{ id, kind, words, at }] : []
}

type Answering = { readonly notes: readonly Note[]; readonly body: Body; readonly shown: Shown }

/** What was answered after the body's last question; in its words only where words may be shown at all. */
async function answerTo(
  tx: Tx<CoordinationTables>,
  it: Case,
  { notes, body, shown }: Answering,
): Promise<Pick<MatterView, 'answer' | 'isAnswered'>> {
  const at = notes.findLastIndex(({ kind, as, by }) => kind === 'asked' && as === 'body' && by === body.id)
  const answer = at < 0 ? undefined : notes.slice(at).findLast(({ kind }) => kind === 'answered')
  if (!answer || answer.words === null) return { answer: null, isAnswered: answer !== undefined }
  if (shown.closed) return { answer: null, isAnswered: true }
  const { needs, who } = await saidOf(tx, it.community, it.id)
  const told = shownTo(body, { ...it, needs: [...needs, answer.words], who })
  return { answer: told.closed ? null : withoutPeople(answer.words, who), isAnswered: true }
}

/** A photo of one case that this link may see: one that a worker let it see, or that the body itself sent. */
export function findShownPhoto(house: House) {
  return async (reader: Reader, ref: string, file: string): Promise<KeptFile | null> => {
    const view = await readMatter(house)(reader, ref)
    if (!view) return null
    const may = [...view.photos, ...view.own.flatMap(({ files }) => files)]
    const id = may.find((each) => each === file)
    if (id === undefined) return null
    const { community } = reader.link
    const found = await readCommunity<CoordinationTables, KeptFile | undefined>(house.db, community, (tx) =>
      findFile(tx, community, id),
    )
    return found ?? null
  }
}
