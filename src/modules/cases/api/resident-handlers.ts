import type { ApiCaller, Caller, Input, Reply } from '../../../kernel/http/contract.ts'
import type { Site } from '../../../kernel/http/site.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { type Community, getCommunity } from '../../people/door.ts'
import { findCode, placeOfStairwell, placesOf } from '../../places/door.ts'
import type { Acted } from '../act-on-case.ts'
import { findIdByRef } from '../reading/find.store.ts'
import { fileRequest, type FileRefused, mostWords, type Receipt } from '../file-request.ts'
import type { House } from '../house.ts'
import { joinCase, type JoinRefused } from '../join-case.ts'
import type { CasesTables } from '../tables.ts'
import { understand } from '../understand.ts'
import { withdrawRequest } from '../withdraw-request.ts'
import { linkFor, openLink } from './open-link.ts'
import { firstCaseOf, readRequest } from './read-request.ts'
import type * as contract from './resident.contract.ts'

type Said = Input<typeof contract.postRequest>
type SaidReply = Reply<typeof contract.postRequest>
type LinkCode = 'link.forged' | 'link.expired'

export function sayByApi(house: House, site: Site) {
  return async (
    said: Said,
    { once, lang }: ApiCaller,
  ): Promise<Result<SaidReply, FileRefused | JoinRefused | 'code.not_found'>> => {
    const at = await standingAt(house, said.code)
    if (!at) return refuse('code.not_found')
    const { community, place } = at
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
      return filed.ok ? ok(receiptOf(house, { site, community }, filed.value)) : filed
    }
    const into = await caseNamed(house, community, said.joins)
    if (!into) return refuse('case.not_found')
    const joined = await joinCase(house)({ ...input, into }, by)
    return joined.ok ? ok(receiptOf(house, { site, community }, joined.value)) : joined
  }
}

/** The community and the place that a stairwell's code stands for. */
async function standingAt(house: House, code: string) {
  const found = await findCode(house.db, code)
  if (!found) return undefined
  const place = placeOfStairwell(await placesOf(house.db, found.community), found.stairwell)
  return place ? { community: await getCommunity(house.db, found.community), place } : undefined
}

function caseNamed(house: House, { id }: Community, ref: string): Promise<CaseId | undefined> {
  return readCommunity<CasesTables, CaseId | undefined>(house.db, id, (tx) => findIdByRef(tx, id, ref))
}

type At = { readonly site: Site; readonly community: Community }

function receiptOf(house: House, { site, community }: At, { request, ref, cases }: Receipt): SaidReply {
  const token = linkFor(house, community, request)
  return { ref, token, url: `${site.baseUrl}/r/${token}`, cases: [...cases] }
}

export function tellByApi(house: House) {
  return async ({
    token,
  }: Input<typeof contract.getRequest>): Promise<Result<Reply<typeof contract.getRequest>, LinkCode>> => {
    const opened = await openLink(house, token)
    if (!opened.ok) return opened
    const story = await readRequest(house, opened.value)
    return story ? ok(story) : refuse('link.forged')
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
    const id = named ?? (await firstCaseOf(house, opened.value))
    if (!id) return refuse('case.not_found')
    return act(house)({ ...rest, id }, { actor: opened.value, once })
  }
}

export function withdrawByApi(house: House) {
  return async ({ token }: { readonly token: string }, { once }: ApiCaller) => {
    const opened = await openLink(house, token)
    if (!opened.ok) return opened
    const done = await withdrawRequest(house)({ actor: opened.value, once })
    return done.ok ? ok({ withdrawn: true as const }) : done
  }
}
