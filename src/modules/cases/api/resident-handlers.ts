import type { Follower } from '../../../kernel/actor.ts'
import type { ApiCaller, Caller, Input, Reply } from '../../../kernel/http/contract.ts'
import type { Site } from '../../../kernel/http/site.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { bodiesOf } from '../../people/door.ts'
import type { Acted } from '../act-on-case.ts'
import { findIdByRef } from '../desk/find.store.ts'
import { fileRequest, type FileRefused, mostWords, type Receipt } from '../file-request.ts'
import type { House } from '../house.ts'
import { joinCase, type JoinRefused } from '../join-case.ts'
import { readStory } from '../resident/follow/read-story.ts'
import { linkTo, type Standing, standingAt } from '../resident/spot.ts'
import type { CasesTables } from '../tables.ts'
import { understand } from '../understand.ts'
import { withdrawRequest } from '../withdraw-request.ts'
import { openLink } from './open-link.ts'
import type * as contract from './resident.contract.ts'

type Said = Input<typeof contract.postRequest>
type SaidReply = Reply<typeof contract.postRequest>
type LinkCode = 'link.forged' | 'link.expired'

export function sayByApi(house: House, site: Site) {
  return async (
    said: Said,
    { once, lang }: ApiCaller,
  ): Promise<Result<SaidReply, FileRefused | JoinRefused | 'code.not_found'>> => {
    const standing = await standingAt(house, said.code)
    if (!standing) return refuse('code.not_found')
    const { community, place } = standing
    const by: Caller = { actor: { as: 'visitor', community: community.id }, once }
    const words = said.words.slice(0, mostWords + 1)
    const understanding = await understand(house)(community.id, { words, place, at: house.clock() })
    const input = {
      words,
      lang: said.lang ?? lang,
      channel: 'api' as const,
      phone: said.phone,
      dangerSeen: said.dangerSeen ?? false,
      understanding,
    }
    if (said.joins === undefined) {
      const filed = await fileRequest(house)({ ...input, isNew: said.isNew ?? false }, by)
      return filed.ok ? ok(receiptOf(house, { site, standing }, filed.value)) : filed
    }
    const into = await caseNamed(house, standing, said.joins)
    if (!into) return refuse('case.not_found')
    const joined = await joinCase(house)({ ...input, into }, by)
    return joined.ok ? ok(receiptOf(house, { site, standing }, joined.value)) : joined
  }
}

function caseNamed(house: House, { community }: Standing, ref: string): Promise<CaseId | undefined> {
  return readCommunity<CasesTables, CaseId | undefined>(house.db, community.id, (tx) =>
    findIdByRef(tx, community.id, ref),
  )
}

type At = { readonly site: Site; readonly standing: Standing }

function receiptOf(house: House, { site, standing }: At, { request, ref, cases }: Receipt): SaidReply {
  const token = linkTo(house, standing.community, request)
  return { ref, token, url: `${site.baseUrl}/r/${token}`, cases: [...cases] }
}

export function tellByApi(house: House) {
  return async ({
    token,
  }: Input<typeof contract.getRequest>): Promise<Result<Reply<typeof contract.getRequest>, LinkCode>> => {
    const opened = await openLink(house, token)
    if (!opened.ok) return opened
    const story = await readStory(house)(opened.value)
    if (!story) return refuse('link.forged')
    const { byId } = await bodiesOf(house.db, opened.value.community)
    const { ref, words, saidAt, withdrawnAt } = story.request
    const cases = story.needs.map((need) => ({
      ...need,
      holder: need.holder && (byId.get(need.holder.body)?.name ?? null),
      offeredTo: need.offeredTo && (byId.get(need.offeredTo)?.name ?? null),
      dueAt: need.due?.at ?? null,
      isPromised: need.due?.isPromised ?? false,
    }))
    return ok({ ref, words, saidAt, withdrawnAt, cases })
  }
}

type Following = { readonly token: string; readonly case?: CaseId | undefined }
type ActedReply = Pick<Acted, 'ref' | 'state'>

/** A deed of whoever holds the link, on the case that is named or the first of the request. */
export function followByApi<Given extends Following, Code extends string>(
  house: House,
  act: (
    house: House,
  ) => (input: Omit<Given, 'token' | 'case'> & { id: CaseId }, by: Caller) => Promise<Result<Acted, Code>>,
) {
  return async (
    { token, case: named, ...rest }: Given,
    { once }: ApiCaller,
  ): Promise<Result<ActedReply, Code | LinkCode | 'case.not_found'>> => {
    const opened = await openLink(house, token)
    if (!opened.ok) return opened
    const id = named ?? (await firstCase(house, opened.value))
    if (!id) return refuse('case.not_found')
    return act(house)({ ...rest, id }, { actor: opened.value, once })
  }
}

async function firstCase(house: House, follower: Follower): Promise<CaseId | undefined> {
  return (await readStory(house)(follower))?.needs[0]?.case
}

export function withdrawByApi(house: House) {
  return async ({ token }: { readonly token: string }, { once }: ApiCaller) => {
    const opened = await openLink(house, token)
    if (!opened.ok) return opened
    const done = await withdrawRequest(house)({ actor: opened.value, once })
    return done.ok ? ok({ withdrawn: true as const }) : done
  }
}
