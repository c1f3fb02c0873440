import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import type { ApiCaller, Caller, Input, Reply } from '../../../kernel/http/contract.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { sayPlace } from '../../places/door.ts'
import type { Acted } from '../act-on-case.ts'
import { readCursor, readFilter, writeCursor } from '../reading/filter.ts'
import { findIdByRef } from '../reading/find.store.ts'
import { storyOf } from '../reading/story-of.ts'
import { type CaseFile, doorOf, readCase } from '../reading/read-case.ts'
import { type Inbox, readInbox } from '../reading/read-inbox.ts'
import type { House } from '../house.ts'
import { revealPhone } from '../reveal-phone.ts'
import { setHousehold } from '../set-household.ts'
import type { CasesTables } from '../tables.ts'
import type * as deeds from './deeds.contract.ts'
import type * as contract from './desk.contract.ts'

type Line = Reply<typeof contract.getCases>['cases'][number]

export function listByApi(house: House) {
  return async (
    query: Input<typeof contract.getCases>,
    { staff }: ApiCaller,
  ): Promise<Result<Reply<typeof contract.getCases>, 'sign_in.needed' | 'not_allowed'>> => {
    if (!staff) return refuse('sign_in.needed')
    if (!outranks(staff.rank, 'worker')) return refuse('not_allowed')
    const { after, ...wanted } = query
    const inbox = await readInbox(house)(staff, { filter: readFilter(wanted), after: readCursor(after) })
    return ok({
      cases: inbox.lines.map((line) => lineOf(inbox, line)),
      next: inbox.next && writeCursor(inbox.next),
    })
  }
}

function lineOf({ tree }: Inbox, line: Inbox['lines'][number]): Line {
  return { ...line, place: [sayPlace(tree, line), line.placeWords].filter(Boolean).join(' ') }
}

export function showByApi(house: House) {
  return async (
    { ref }: Input<typeof contract.getCase>,
    { staff }: ApiCaller,
  ): Promise<Result<Reply<typeof contract.getCase>, 'sign_in.needed' | 'case.not_found'>> => {
    if (!staff) return refuse('sign_in.needed')
    const file = await readCase(house)(staff, ref)
    return file ? ok(caseOf(file)) : refuse('case.not_found')
  }
}

function caseOf(file: CaseFile): Reply<typeof contract.getCase> {
  const { it } = file
  const { times, holder, next } = it
  return {
    ...it,
    place: [file.place, it.place.words].filter(Boolean).join(' '),
    body: holder?.body ?? null,
    person: holder?.person ?? null,
    clock: next?.clock ?? null,
    dueAt: next?.at ?? null,
    openedAt: times.openedAt,
    endedAt: times.endedAt,
    seen: it.journal.n,
    offeredTo: it.offer?.to ?? null,
    contactDueAt: times.contactDue,
    updateDueAt: times.updateDue,
    finishDueAt: times.finishDue,
    requests: file.requests.map((request) => ({ ...request, door: doorOf(file, request) })),
    needs: file.needs.map(({ id, request, words }) => ({ id, request, words })),
    story: storyOf(file).map(({ n, at, says, words }) => ({ n, at, says, words })),
  }
}

type OnCase = { readonly ref: string; readonly seen?: number | undefined }
type ActedReply = Pick<Acted, 'ref' | 'state'>

/** A deed of the post on the case with that number, when this member of it may see the case. */
export function actByApi<Given extends OnCase, Code extends string>(
  house: House,
  act: (
    house: House,
  ) => (input: Omit<Given, 'ref' | 'seen'> & { id: CaseId }, by: Caller) => Promise<Result<Acted, Code>>,
) {
  return async (
    { ref, seen, ...rest }: Given,
    { staff, once }: ApiCaller,
  ): Promise<Result<ActedReply, Code | 'sign_in.needed' | 'case.not_found'>> => {
    if (!staff) return refuse('sign_in.needed')
    const file = await readCase(house)(staff, ref)
    if (!file) return refuse('case.not_found')
    return act(house)({ ...rest, id: file.it.id }, { actor: staff, once, seen })
  }
}

/** For deeds that name another case by its number. */
export function naming<Name extends 'into' | 'other', Code extends string>(
  name: Name,
  act: (
    house: House,
  ) => (input: { id: CaseId } & Record<Name, CaseId>, by: Caller) => Promise<Result<Acted, Code>>,
) {
  return (house: House) =>
    async (
      input: { id: CaseId } & Record<Name, string>,
      by: Caller,
    ): Promise<Result<Acted, Code | 'case.not_found'>> => {
      const { community } = by.actor
      const other = await readCommunity<CasesTables, CaseId | undefined>(house.db, community, (tx) =>
        findIdByRef(tx, community, input[name]),
      )
      if (!other) return refuse('case.not_found')
      return act(house)({ ...input, [name]: other } as { id: CaseId } & Record<Name, CaseId>, by)
    }
}

export function phoneByApi(house: House) {
  return async ({ ref, request }: Input<typeof deeds.postPhone>, { staff }: ApiCaller) => {
    if (!staff) return refuse('sign_in.needed')
    const file = await readCase(house)(staff, ref)
    if (!file) return refuse('case.not_found')
    if (!file.requests.some((each) => each.id === request)) return refuse('request.not_found')
    return revealPhone(house)({ request }, { actor: staff, once: null })
  }
}

export function householdByApi(house: House) {
  return async ({ ref, request, home }: Input<typeof deeds.postHousehold>, { staff, once }: ApiCaller) => {
    if (!staff) return refuse('sign_in.needed')
    const file = await readCase(house)(staff, ref)
    if (!file) return refuse('case.not_found')
    if (!file.requests.some((each) => each.id === request)) return refuse('request.not_found')
    const done = await setHousehold(house)({ request, home }, { actor: staff, once })
    return done.ok ? ok({ ref: file.it.ref, state: file.it.state }) : done
  }
}
