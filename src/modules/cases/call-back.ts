import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId, RequestId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { deskAct } from './act-on-case.ts'
import { insertAnswer } from './answer.store.ts'
import { change, inState } from './case.rules.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { listNeedsFor } from './request.store.ts'
import { settle } from './settle.ts'
import { tidy } from './tidy.ts'

type Input = {
  readonly id: CaseId
  readonly request: RequestId
  readonly outcome: 'fixed' | 'not_fixed' | 'unreached'
  readonly rating?: number | undefined
  readonly words?: string | undefined
}

/** A worker calls one of the people concerned. Nobody reached is written down too, and counts for nothing. */
export function callBack(house: House) {
  return ({ id, request, outcome, rating, words }: Input, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'call_back',
      input: [id, request, outcome, rating, words],
      decide: async (scene) => {
        const { tx, it, by: worker, now } = scene
        if (!inState(it, 'done_claimed', 'confirmed', 'closed'))
          return refuse('case.not_said_done', { state: it.state })
        if (
          !(await listNeedsFor(tx, worker.community, id)).some(
            (need) => need.request === request && need.endedAt === null,
          )
        )
          return refuse('request.not_found')
        if (outcome === 'not_fixed' && !tidy(words ?? '')) return refuse('answer.needs_words')
        if (outcome !== 'unreached')
          return settle(scene, {
            request,
            isFixed: outcome === 'fixed',
            rating: rating ?? null,
            words: words ?? null,
            as: 'callback',
            person: worker.person,
          })
        const note = tidy(words ?? '')
          ? await insertNote(tx, {
              case: id,
              request,
              kind: 'inside',
              words: words ?? '',
              by: worker,
              at: now,
            })
          : null
        await insertAnswer(tx, worker.community, {
          case: id,
          request,
          round: it.reopened + 1,
          isFixed: null,
          rating: null,
          note,
          as: 'callback',
          by: worker.person,
          at: now,
        })
        return ok(change(it, 'callback.unreached', { request, note }))
      },
    })
}
