import { isAtLeast } from '../../kernel/actor.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { RequestId } from '../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { sayTopic } from '../../rulebook/catalogue.ts'
import { actOnRequest, type RequestRefused, type RequestScene } from './act-on-request.ts'
import { type Case, change } from './case.rules.ts'
import { catalogueFor } from './catalogue/catalogue-for.ts'
import { removeFilesOf } from './file.store.ts'
import type { House } from './house.ts'
import { forgetLessons } from './learning/lean-of.ts'
import { forgetProposals } from './model-help/proposal.store.ts'
import { renewSearchOf } from './renew-search.ts'
import { eraseRequest as erase, countHouseholds, listNeedsFor } from './request.store.ts'
import { sweepBytes } from './sweep-bytes.ts'

type Refused = RequestRefused | 'not_allowed' | 'request.erased'

/**
 * A person's right to be forgotten: the words, what was learnt from them, the phone, who it was and the photos go;
 * that something was asked and what was done stay. Only the secretary may do it, and it cannot be taken back.
 */
export function eraseRequest(house: House) {
  return async (
    { request: id }: { readonly request: RequestId },
    { actor }: Caller,
  ): Promise<Result<{ readonly request: RequestId }, Refused>> => {
    if (!isAtLeast(actor, 'secretary')) return refuse('not_allowed')
    const { community } = actor
    const hashes: string[] = []
    const done = await actOnRequest(house, {
      request: id,
      actor,
      once: null,
      decide: async (scene) => {
        if (scene.request.erasedAt !== null) return refuse('request.erased', { at: scene.request.erasedAt })
        hashes.push(...(await removeFilesOf(scene.tx, community, id)))
        await forgetProposals(scene.tx, community, id)
        await erase(scene.tx, community, { request: id, at: scene.now })
        for (const it of scene.cases) await forget(house, scene, it)
        return ok({ request: id })
      },
    })
    // After the commit: bytes are gone only when their rows are.
    if (done.ok) await sweepBytes(house, community, hashes)
    if (done.ok) forgetLessons(house.db, community)
    return done
  }
}

/** What the case itself had taken from the words: its title, its place in words, what can be found of it. */
async function forget(
  house: House,
  { tx, request, keep }: RequestScene<Caller['actor']>,
  it: Case,
): Promise<void> {
  const left = (await listNeedsFor(tx, it.community, it.id)).filter((need) => need.words !== null)
  const topic = sayTopic(await catalogueFor(house.db, it.community), 'zh-CN', it.topic)
  const title = left[0]
    ? Array.from(left[0].words ?? '')
        .slice(0, 30)
        .join('')
    : topic
  const households = await countHouseholds(tx, it.community, it.id)
  const after = { ...it, title, households, place: { ...it.place, words: null } }
  await renewSearchOf(house, tx, after)
  await keep(it, change(after, 'request.erased', { request: request.id, households }))
}
