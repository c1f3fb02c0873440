import { dayOf } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { BodyId, HomeId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { bodiesOf } from '../../people/door.ts'
import { actOnDossier } from './act-on-dossier.ts'
import { type DossierId, type Level, mayCloseDossier, nextReport } from './dossier.rules.ts'
import { keepWord, listCases, listHomeWords } from './dossier.store.ts'

type Of = { readonly id: DossierId }
type Leading = Of & { readonly body: BodyId; readonly level: Level; readonly why: string }

/** Another main body, or a level higher: with a reason. The clock runs on. */
export function leadAnew(house: House) {
  return ({ id, body, level, why }: Leading, by: Caller) =>
    actOnDossier(house, 'coordinator', {
      id,
      by,
      deed: 'lead',
      input: [body, level, why],
      decide: async (_, it) => {
        if (!(await bodiesOf(house.db, it.community)).byId.has(body)) return refuse('body.not_found')
        if (why === '') return refuse('dossier.needs_why')
        const facts = { from: it.mainBody, to: body, fromLevel: it.level, level }
        return ok({ after: { ...it, mainBody: body, level }, kind: 'dossier.led_anew', facts })
      },
    })
}

/** The report of this time was given: the next falls due. */
export function giveReport(house: House) {
  return ({ id }: Of, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'report',
      input: id,
      decide: async ({ now, calendar }, it) => {
        const reportOn = nextReport(it, dayOf(calendar, now))
        return ok({ after: { ...it, reportOn }, kind: 'dossier.reported', facts: { next: reportOn } })
      },
    })
}

/** What shows that it is done: a paper, a measurement, a photo's number. */
export function giveEvidence(house: House) {
  return ({ id, words }: Of & { readonly words: string }, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'evidence',
      input: words,
      decide: async ({ by: worker }, it) => {
        if (words === '') return refuse('dossier.needs_words')
        const after = { ...it, evidence: words, evidenceBy: worker.person }
        return ok({ after, kind: 'dossier.evidence_given' })
      },
    })
}

type Word = Of & { readonly home: HomeId; readonly isSettled: boolean; readonly said: string }

/** What a household says: settled or not. */
export function hearHome(house: House) {
  return ({ id, home, isSettled, said }: Word, by: Caller) =>
    actOnDossier(house, 'worker', {
      id,
      by,
      deed: 'hear',
      input: [home, isSettled, said],
      decide: async ({ tx, now }, it) => {
        const word = { home, isSettled, said: said === '' ? null : said }
        if (!(await keepWord(tx, it, word, now))) return refuse('home.not_found')
        return ok({ after: it, kind: 'dossier.household_heard', facts: { home, isSettled } })
      },
    })
}

/** The secretary's approval, after evidence and the households' word: only then is it closed. */
export function closeDossier(house: House) {
  return ({ id }: Of, by: Caller) =>
    actOnDossier(house, 'secretary', {
      id,
      by,
      deed: 'close',
      input: id,
      decide: async ({ tx, by: secretary, now }, it) => {
        const homes = await listHomeWords(tx, it)
        const openCases = (await listCases(tx, it)).filter(({ endedAt }) => endedAt === null).length
        const may = mayCloseDossier(it, { homes, openCases })
        if (!may.ok) return may
        const after = { ...it, state: 'closed' as const, approvedBy: secretary.person, closedAt: now }
        return ok({ after, kind: 'dossier.closed', facts: { households: homes.length } })
      },
    })
}
