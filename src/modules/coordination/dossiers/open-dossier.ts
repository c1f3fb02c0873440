import { dayOf } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, newId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { type PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { bodiesOf } from '../../people/door.ts'
import { deskDeed, noEntry } from '../deed.ts'
import { type Dossier, type DossierId, type Level, nextReport } from './dossier.rules.ts'
import { insertDossier, nextNumber } from './dossier.store.ts'

export type Opening = {
  readonly title: string
  readonly about: string
  readonly mainBody: BodyId
  readonly level: Level
  /** The oldest that is known of it. */
  readonly since: PlainDate
}

type Refused = 'dossier.needs_words' | 'dossier.in_the_future' | 'body.not_found'

const monthly = 30

/** Opens a dossier on one old matter: what it is, since when, who answers for all of it, and how high it has gone. */
export function openDossier(house: House) {
  return (input: Opening, by: Caller): Promise<Result<Dossier, Refused | 'not_allowed'>> =>
    deskDeed<Dossier, Refused>(house, 'worker', {
      by,
      deed: 'dossier.open',
      input,
      work: async ({ tx, by: worker, now, calendar, note }) => {
        const { community } = worker
        const today = dayOf(calendar, now)
        if (input.title === '' || input.about === '') return refuse('dossier.needs_words')
        if (input.since > today) return refuse('dossier.in_the_future', { on: input.since })
        if (!(await bodiesOf(house.db, community)).byId.has(input.mainBody)) return refuse('body.not_found')
        const id = newId<DossierId>()
        const facts = { since: input.since, mainBody: input.mainBody, level: input.level }
        const made: Dossier = {
          ...input,
          id,
          community,
          number: await nextNumber(tx, community),
          openedAt: now,
          openedBy: worker.person,
          reportEvery: monthly,
          reportOn: nextReport({ reportEvery: monthly }, today),
          state: 'open',
          evidence: null,
          evidenceBy: null,
          approvedBy: null,
          closedAt: null,
          journal: await note(id, noEntry, { kind: 'dossier.opened', facts }),
        }
        await insertDossier(tx, made)
        return ok(made)
      },
    })
}
