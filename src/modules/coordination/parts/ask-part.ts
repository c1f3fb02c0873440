import { closing } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, type CaseId, newId } from '../../../kernel/ids.ts'
import { enqueue, plan } from '../../../kernel/jobs.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { findCase, type House, isOpen } from '../../cases/door.ts'
import { bodiesOf } from '../../people/door.ts'
import { deskDeed, noEntry } from '../deed.ts'
import { partKey, partLook } from './jobs.ts'
import type { Part, PartId } from './part.rules.ts'
import { insertPart, isAsked } from './part.store.ts'

export type Asking = {
  readonly case: CaseId
  readonly body: BodyId
  readonly what: string
  readonly on: PlainDate
}

export type AskRefused =
  | 'case.not_found'
  | 'case.ended'
  | 'body.not_found'
  | 'part.to_the_lead'
  | 'part.needs_words'
  | 'part.in_the_past'
  | 'part.asked_already'

/** Asks another body for its share of a case; the one who holds the case goes on to answer for all of it. */
export function askPart(house: House) {
  return (input: Asking, by: Caller): Promise<Result<Part, AskRefused | 'not_allowed'>> =>
    deskDeed<Part, AskRefused>(house, 'worker', {
      by,
      deed: 'part.ask',
      input,
      work: async ({ tx, by: worker, now, calendar, note }) => {
        const { community } = worker
        const it = await findCase(tx, community, input.case)
        if (!it) return refuse('case.not_found')
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
        if (!(await bodiesOf(house.db, community)).byId.has(input.body)) return refuse('body.not_found')
        if (it.holder.body === input.body) return refuse('part.to_the_lead')
        if (input.what === '') return refuse('part.needs_words')
        const due = closing(calendar, input.on)
        if (due <= now) return refuse('part.in_the_past', { on: input.on })
        const id = newId<PartId>()
        const part: Part = {
          id,
          community,
          case: it.id,
          body: input.body,
          what: input.what,
          due,
          askedBy: worker.person,
          askedAt: now,
          state: 'open',
          endedAt: null,
          report: null,
          why: null,
          explainedAt: null,
          overdueAt: null,
          journal: noEntry,
        }
        // Two who ask at once meet at the unique index; who asks again is told so.
        if (await isAsked(tx, part)) return refuse('part.asked_already')
        const journal = await note(id, noEntry, {
          kind: 'part.asked',
          facts: { case: it.id, body: input.body, due },
        })
        await insertPart(tx, { ...part, journal })
        await enqueue(tx, [plan(partLook, { community, part: id }, { at: due, key: partKey(id) })])
        return ok({ ...part, journal })
      },
    })
}
