import type { Caller } from '../../../kernel/http/contract.ts'
import type { Typed, Upload } from '../../../kernel/http/posted.ts'
import { type BodyId, type HomeId, readId, type StairwellId } from '../../../kernel/ids.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { type Refusal, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { type Home, homesIn } from '../../places/door.ts'
import { type EntryId, kinds, levels } from './dossier.rules.ts'
import { addCase, addEntry, addHomes, importLedger, strikeOut } from './gather.ts'
import { closeDossier, giveEvidence, giveReport, hearHome, leadAnew } from './lead-dossier.ts'
import { readDay } from '../read-day.rules.ts'
import { readFen } from './old-paper.rules.ts'
import type { DossierView } from './read-dossier.ts'
import { dossierWords as words } from './words.ts'

type Doing = {
  readonly house: House
  readonly view: DossierView
  readonly typed: Typed
  readonly uploads: readonly Upload[]
  readonly by: Caller
}

/** What the forms of a dossier do. A refusal about one field says which, and what to write there. */
export const dossierDeeds: Readonly<Record<string, (doing: Doing) => Promise<Result<unknown, string>>>> = {
  entry: async ({ house, view, typed, by }) => {
    const on = readDay(typed['on'] ?? '')
    const fen = readFen(typed['fen'] ?? '')
    if (on === null) return at('on', words.wrong.day)
    if (fen === 'wrong') return at('fen', words.wrong.money)
    const kind = kinds.find((each) => each === typed['kind']) ?? 'other'
    const source = text(typed, 'source', 200)
    return addEntry(house)(
      {
        id: view.dossier.id,
        on,
        kind,
        fen,
        words: text(typed, 'words', 2_000),
        body: readId<BodyId>(typed['body']),
        source: source === '' ? null : source,
      },
      by,
    )
  },
  strike: async ({ house, view, typed, by }) => {
    const entry = readId<EntryId>(typed['of'])
    if (!entry) return refuse('dossier.no_entry')
    return strikeOut(house)({ id: view.dossier.id, entry, why: text(typed, 'why', 500) }, by)
  },
  case: ({ house, view, typed, by }) =>
    addCase(house)({ id: view.dossier.id, ref: text(typed, 'ref', 20) }, by),
  import: async ({ house, view, uploads, by }) => {
    const [file] = uploads
    if (!file) return at('file', words.wrong.file)
    return importLedger(house)({ id: view.dossier.id, bytes: file.bytes }, by)
  },
  home: async ({ house, view, typed, by }) => {
    const stairwell = readId<StairwellId>(typed['stairwell'])
    const { community } = view.dossier
    const homes = stairwell
      ? await readCommunity<unknown, Home[]>(house.db, community, (tx) => homesIn(tx, community, stairwell))
      : []
    const found = homes.find(({ door }) => door === text(typed, 'door', 10))
    return found ? addHomes(house)({ id: view.dossier.id, homes: [found.id] }, by) : refuse('home.not_found')
  },
  hear: async ({ house, view, typed, by }) => {
    const home = readId<HomeId>(typed['of'])
    const settled = typed['settled']
    if (!home || (settled !== 'yes' && settled !== 'no')) return refuse('not_understood')
    const said = text(typed, 'said', 500)
    return hearHome(house)({ id: view.dossier.id, home, isSettled: settled === 'yes', said }, by)
  },
  lead: async ({ house, view, typed, by }) => {
    const body = readId<BodyId>(typed['mainBody'])
    const level = levels.find((each) => each === typed['level'])
    if (!body || !level) return at('mainBody', words.wrong.body)
    return leadAnew(house)({ id: view.dossier.id, body, level, why: text(typed, 'why', 500) }, by)
  },
  report: ({ house, view, by }) => giveReport(house)({ id: view.dossier.id }, by),
  evidence: ({ house, view, typed, by }) =>
    giveEvidence(house)({ id: view.dossier.id, words: text(typed, 'evidence', 2_000) }, by),
  close: ({ house, view, by }) => closeDossier(house)({ id: view.dossier.id }, by),
}

function text(typed: Typed, name: string, most: number): string {
  return (typed[name] ?? '').trim().slice(0, most)
}

function at(field: string, says: string): Refusal<'field.wrong'> {
  return refuse('field.wrong', { field, says })
}
