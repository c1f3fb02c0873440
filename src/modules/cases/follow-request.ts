import type { Follower } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { searchVector } from '../../language/grams.ts'
import { type Acted, actOnCase, type CommonRefused, type Scene } from './act-on-case.ts'
import { type Change, change, isOpen } from './case.rules.ts'
import { attachDraft } from './file.store.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { listNeedsOf } from './request.store.ts'
import { addToSearch } from './search.store.ts'
import { settle } from './settle.ts'

/*
 * What somebody may do who holds the signed link to a request: add words, urge, answer, say whether it is fixed.
 * The link opens the cases of that one request and nothing else.
 */

type Deed<Code extends string> = (scene: Scene<Follower>) => Promise<Result<Change, Code>>

async function followerAct<Code extends string>(
  house: House,
  { id, by, decide }: { readonly id: CaseId; readonly by: Caller; readonly decide: Deed<Code> },
): Promise<Result<Acted, Code | CommonRefused | 'request.already_withdrawn'>> {
  const { actor, once } = by
  if (actor.as !== 'follower') return refuse('not_allowed')
  return actOnCase<Follower, Code | CommonRefused | 'request.already_withdrawn'>(house, {
    id,
    actor,
    once,
    decide: async (scene) => {
      const mine = (await listNeedsOf(scene.tx, actor.community, actor.request)).filter(
        (need) => need.case === id,
      )
      if (mine.length === 0) return refuse('case.not_found')
      if (mine.every((need) => need.endedAt !== null)) return refuse('request.already_withdrawn')
      return decide(scene)
    },
  })
}

type Words = { readonly id: CaseId; readonly words: string; readonly draft?: string | undefined }

/** More words or photos. When the post had asked something, they are the answer to it. */
export function addWords(house: House) {
  return ({ id, words, draft }: Words, by: Caller) =>
    followerAct(house, {
      id,
      by,
      decide: async ({ tx, it, by: follower, now }) => {
        const kind = it.openQuestion ? 'answered' : 'added'
        const note = await insertNote(tx, {
          case: id,
          request: follower.request,
          kind,
          words,
          by: follower,
          at: now,
        })
        await attachDraft(tx, follower.community, draft, { note, case: id })
        await addToSearch(tx, follower.community, id, searchVector(words))
        return ok(
          change({ ...it, openQuestion: null }, `resident.${kind}`, { note, request: follower.request }),
        )
      },
    })
}

/** 催一下: lands with whoever holds the case now. */
export function urgeCase(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    followerAct(house, {
      id,
      by,
      decide: async ({ it, by: follower }) => {
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref })
        return ok(
          change({ ...it, urges: it.urges + 1 }, 'case.urged', {
            request: follower.request,
            holder: it.holder.body,
          }),
        )
      },
    })
}

type Fixed = { readonly id: CaseId; readonly rating?: number | undefined }

export function sayFixed(house: House) {
  return ({ id, rating }: Fixed, by: Caller) =>
    followerAct(house, {
      id,
      by,
      decide: (scene) =>
        settle(scene, {
          request: scene.by.request,
          isFixed: true,
          rating: rating ?? null,
          words: null,
          as: 'resident',
          person: null,
        }),
    })
}

/** Goes back to the same holder; the limit it had is not put off. */
export function sayNotFixed(house: House) {
  return ({ id, words }: Words, by: Caller) =>
    followerAct(house, {
      id,
      by,
      decide: (scene) =>
        settle(scene, {
          request: scene.by.request,
          isFixed: false,
          rating: null,
          words,
          as: 'resident',
          person: null,
        }),
    })
}
