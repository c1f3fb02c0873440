import type { Follower } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { minutesBetween } from '../../kernel/time.ts'
import { searchVector } from '../../language/grams.ts'
import { again } from './act-on-request.ts'
import { type Acted, actOnCase, type CommonRefused, type Scene } from './act-on-case.ts'
import { type Change, change, isOpen } from './case.rules.ts'
import { attachDraft } from './file.store.ts'
import type { House } from './house.ts'
import { insertNote } from './note.store.ts'
import { onceKey } from './once-key.ts'
import { findLastUrge } from './urge.store.ts'
import { tidy } from './tidy.ts'
import { listNeedsOf } from './request.store.ts'
import { addToSearch } from './search.store.ts'
import { settle } from './settle.ts'

/*
 * What somebody may do who holds the signed link to a request: add words, urge, answer, say whether it is fixed.
 * The link opens the cases of that one request and nothing else.
 */

type Deed<Code extends string> = {
  readonly id: CaseId
  readonly by: Caller
  readonly deed: string
  readonly input: unknown
  readonly decide: (scene: Scene<Follower>) => Promise<Result<Change, Code>>
}

async function followerAct<Code extends string>(
  house: House,
  { id, by, deed, input, decide }: Deed<Code>,
): Promise<Result<Acted, Code | FollowRefused>> {
  const { actor } = by
  if (actor.as !== 'follower') return refuse('not_allowed')
  const once = onceKey(by, deed, input)
  const going = { id }
  return again(() =>
    actOnCase<Follower, Code | FollowRefused | 'moved'>(house, {
      id: going.id,
      actor,
      once,
      decide: async (scene) => {
        const needs = await listNeedsOf(scene.tx, actor.community, actor.request)
        const mine = needs.filter((need) => need.case === going.id)
        if (mine.length === 0) {
          // The page was open while a worker merged the case into another: the deed goes there.
          const into = scene.it.joinedInto
          if (into === null) return refuse('case.not_found')
          going.id = into
          return refuse('moved')
        }
        if (mine.every((need) => need.endedAt !== null)) return refuse('request.already_withdrawn')
        return decide(scene)
      },
    }),
  )
}

type FollowRefused = CommonRefused | 'request.already_withdrawn'

type Words = { readonly id: CaseId; readonly words: string; readonly draft?: string | undefined }

/** More words or photos. When the post had asked something, they are the answer to it. */
export function addWords(house: House) {
  return ({ id, words, draft }: Words, by: Caller) =>
    followerAct(house, {
      id,
      by,
      deed: 'add_words',
      input: [id, words],
      decide: async ({ tx, it, by: follower, now }) => {
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
        const kind = it.openQuestion ? 'answered' : 'added'
        const note = await insertNote(tx, {
          case: it.id,
          request: follower.request,
          kind,
          words,
          by: follower,
          at: now,
        })
        await attachDraft(tx, follower.community, draft, { note, case: it.id })
        await addToSearch(tx, follower.community, it.id, searchVector(words))
        return ok(
          change({ ...it, openQuestion: null }, `resident.${kind}`, { note, request: follower.request }),
        )
      },
    })
}

/** Pressed again within this time it says no more than it has said. */
export const minutesBetweenUrges = 60

/** 催一下: lands with whoever holds the case now. */
export function urgeCase(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    followerAct(house, {
      id,
      by,
      deed: 'urge',
      input: id,
      decide: async ({ tx, it, by: follower, now }) => {
        if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
        const last = await findLastUrge(tx, it, follower.request)
        if (last && minutesBetween(last, now) < minutesBetweenUrges)
          return refuse('case.urged_lately', { minutes: minutesBetweenUrges })
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
      deed: 'fixed',
      input: [id, rating],
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
      deed: 'not_fixed',
      input: [id, words],
      decide: async (scene) => {
        if (tidy(words) === '') return refuse('answer.needs_words')
        const note = tidy(words)
        return settle(scene, {
          request: scene.by.request,
          isFixed: false,
          rating: null,
          words: note,
          as: 'resident',
          person: null,
        })
      },
    })
}
