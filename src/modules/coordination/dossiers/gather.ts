import { dayOf } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, type HomeId, newId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { readSheet } from '../../../kernel/sheets/read-sheet.ts'
import { findCaseByRef, type House } from '../../cases/door.ts'
import { bodiesOf, type Bodies } from '../../people/door.ts'
import { homesById } from '../../places/door.ts'
import { actOnDossier } from './act-on-dossier.ts'
import { type DossierEntry, type DossierId, type EntryId, type Kind, sinceWith } from './dossier.rules.ts'
import { findOfCase, insertCase, insertEntries, insertHomes, strikeEntry } from './dossier.store.ts'
import { type OldLine, readLedger } from './old-paper.rules.ts'

type Of = { readonly id: DossierId }

/** A case that is about it; its clock, too, may be older than what was known. */
export function addCase(house: House) {
  return ({ id, ref }: Of & { readonly ref: string }, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'add_case',
      input: ref,
      decide: async ({ tx, now, calendar }, it) => {
        const found = await findCaseByRef(tx, it.community, ref)
        if (!found) return refuse('case.not_found')
        const other = await findOfCase(tx, it.community, found.id)
        if (other) return refuse('dossier.case_elsewhere', { number: other.number })
        await insertCase(tx, it, found.id, now)
        const since = sinceWith(it.since, [dayOf(calendar, found.times.openedAt)])
        return ok({ after: { ...it, since }, kind: 'dossier.case_added', facts: { case: found.id, since } })
      },
    })
}

export type Happened = {
  readonly on: PlainDate
  readonly kind: Kind
  readonly words: string
  readonly body: BodyId | null
  readonly fen: number | null
  readonly source: string | null
}

/** One thing that happened, as somebody remembers it or a paper says. */
export function addEntry(house: House) {
  return ({ id, ...happened }: Of & Happened, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'add_entry',
      input: happened,
      decide: async ({ tx, by: worker, now, calendar }, it) => {
        if (happened.words === '') return refuse('dossier.needs_words')
        if (happened.on > dayOf(calendar, now)) return refuse('dossier.in_the_future', { on: happened.on })
        if ((happened.kind === 'money') !== (happened.fen !== null)) return refuse('dossier.needs_money')
        const entry = entryOf(happened, { at: now, by: worker.person })
        await insertEntries(tx, it, [entry])
        const since = sinceWith(it.since, [happened.on])
        const facts = { entry: entry.id, on: happened.on, since }
        return ok({ after: { ...it, since }, kind: 'dossier.entry_added', facts })
      },
    })
}

/** Wrong, or twice: struck out with a reason, and still there to be read. What it told of the years stays. */
export function strikeOut(house: House) {
  return ({ id, entry, why }: Of & { readonly entry: EntryId; readonly why: string }, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'strike',
      input: [entry, why],
      decide: async ({ tx, now }, it) => {
        if (why === '') return refuse('dossier.needs_why')
        if (!(await strikeEntry(tx, it, { id: entry, at: now, why }))) return refuse('dossier.no_entry')
        return ok({ after: it, kind: 'dossier.entry_struck', facts: { entry } })
      },
    })
}

/** An old ledger as a spreadsheet: all its lines, or none and which cannot be read. */
export function importLedger(house: House) {
  return async ({ id, bytes }: Of & { readonly bytes: Uint8Array }, by: Caller) => {
    const sheet = await readSheet(bytes)
    if (!sheet.ok) return sheet
    const lines = readLedger(sheet.value.head, sheet.value.rows)
    if (!lines.ok) return lines
    return actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'import',
      input: lines.value,
      decide: async ({ tx, by: worker, now, calendar }, it) => {
        const future = lines.value.find(({ on }) => on > dayOf(calendar, now))
        if (future) return refuse('dossier.in_the_future', { on: future.on })
        const bodies = await bodiesOf(house.db, it.community)
        const entries = lines.value.map((line) =>
          entryOf(happenedIn(line, bodies), { at: now, by: worker.person }),
        )
        await insertEntries(tx, it, entries)
        const since = sinceWith(
          it.since,
          lines.value.map(({ on }) => on),
        )
        return ok({
          after: { ...it, since },
          kind: 'dossier.imported',
          facts: { lines: entries.length, since },
        })
      },
    })
  }
}

/** The households that it concerns. */
export function addHomes(house: House) {
  return ({ id, homes }: Of & { readonly homes: readonly HomeId[] }, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'add_homes',
      input: homes,
      decide: async ({ tx }, it) => {
        const known = await homesById(tx, it.community, homes)
        if (known.length !== new Set(homes).size || known.length === 0) return refuse('home.not_found')
        await insertHomes(
          tx,
          it,
          known.map((home) => home.id),
        )
        return ok({ after: it, kind: 'dossier.homes_added', facts: { count: known.length } })
      },
    })
}

type By = { readonly at: DossierEntry['addedAt']; readonly by: DossierEntry['addedBy'] }

function entryOf(happened: Happened, { at, by }: By): DossierEntry {
  return { ...happened, id: newId<EntryId>(), addedAt: at, addedBy: by, struckAt: null, struckWhy: null }
}

// A body of the ledger that has another name here stays in the words.
function happenedIn({ body, words, ...line }: OldLine, { all }: Bodies): Happened {
  const known = body === null ? undefined : all.find(({ name }) => name === body || name.includes(body))
  const said = body !== null && !known ? `${words}（${body}）` : words
  return { ...line, words: said.slice(0, 2_000), body: known?.id ?? null }
}
