import { type AtBody, isAtLeast, type Machine, signature, type Staff } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, type CaseId, newId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { signLink } from '../../../kernel/signed-link.ts'
import { findCase, type House, tidy } from '../../cases/door.ts'
import { bodiesOf, getCommunity, holdBody } from '../../people/door.ts'
import { doDeed, noEntry, type Scene } from '../deed.ts'
import { isLive, lastDayOf, type Link, type LinkId } from './link.rules.ts'
import { findProgramLinkAndLock, insertLink, updateLink } from './link.store.ts'

type Wanted = {
  readonly body: BodyId
  /** One case; null for all that the body is asked, holds and promised. */
  readonly case: CaseId | null
  /** Who at the body it is for. */
  readonly name?: string | null
}

export type MakeRefused = 'not_allowed' | 'body.not_found' | 'case.not_found' | 'link.for_the_post'

/**
 * Makes a link for a body. A worker gets a new one each time; the program gets the one it made before while that still
 * opens, so that every message about a matter carries the same link.
 */
export function makeBodyLink(house: House) {
  return async (
    { body, case: about, name = null }: Wanted,
    by: Caller<Staff | Machine>,
  ): Promise<Result<Link, MakeRefused>> => {
    const { actor } = by
    if (actor.as !== 'machine' && !isAtLeast(actor, 'worker')) return refuse('not_allowed')
    const bodies = await bodiesOf(house.db, actor.community)
    if (!bodies.byId.has(body)) return refuse('body.not_found')
    // The post has its desk; a link would be a way around signing in.
    if (body === bodies.post.id) return refuse('link.for_the_post')
    const input = [body, about, name]
    return doDeed<Link, MakeRefused, Staff | Machine>(house, actor, {
      by,
      deed: 'link.make',
      input,
      work: async (scene) => {
        if (about !== null && !(await findCase(scene.tx, actor.community, about)))
          return refuse('case.not_found')
        // Two messages to one body at once: the second finds the first one's link.
        if (actor.as === 'machine' && !(await holdBody(scene.tx, actor.community, body)))
          return refuse('body.not_found')
        const known = actor.as === 'machine' ? await standing(scene, { body, case: about }) : undefined
        return ok(known ?? (await keepNewLink(scene, { body, case: about, name })))
      },
    })
  }
}

/** The program's link that still opens for a week; an older one makes room for its successor. */
async function standing(
  scene: Scene,
  of: { readonly body: BodyId; readonly case: CaseId | null },
): Promise<Link | undefined> {
  const known = await findProgramLinkAndLock(scene.tx, scene.by.community, of)
  if (!known) return undefined
  if (isLive(known, dayOf(scene.calendar, scene.now))) return known
  const journal = await scene.note(known.id, known.journal, { kind: 'link.renewed' })
  await updateLink(scene.tx, { ...known, revokedAt: scene.now, journal })
  return undefined
}

type Fresh = Wanted & { readonly from?: Link; readonly phoneSealed?: Buffer | null }

/** Writes a new link with its first entry, inside the caller's deed. */
export async function keepNewLink(
  { tx, by, now, calendar, note }: Scene<Staff | Machine | AtBody>,
  { body, case: about, name = null, from, phoneSealed = null }: Fresh,
): Promise<Link> {
  const id = newId<LinkId>()
  const expiresOn = lastDayOf({ case: about }, dayOf(calendar, now))
  const facts = { body, case: about, until: expiresOn, from: from?.id ?? null }
  const { as, id: maker } = signature(by)
  const link: Link = {
    id,
    community: by.community,
    body,
    case: about,
    madeAs: as === 'machine' || as === 'body' ? as : 'desk',
    madeBy: maker,
    from: from?.id ?? null,
    forName: name === null || tidy(name) === '' ? null : tidy(name),
    madeAt: now,
    expiresOn,
    openedAt: null,
    usedAt: null,
    device: null,
    code: { n: 0, tries: 0 },
    revokedAt: null,
    revokedBy: null,
    journal: await note(id, noEntry, { kind: 'link.made', facts }),
  }
  await insertLink(tx, link, phoneSealed)
  return link
}

/** What a phone opens. `baseUrl` is what the site calls itself, without a slash at the end. */
export async function bodyLinkUrl(
  { house, baseUrl }: { readonly house: House; readonly baseUrl: string },
  link: Pick<Link, 'id' | 'community' | 'expiresOn'>,
): Promise<string> {
  const { serial } = await getCommunity(house.db, link.community)
  return linkUrl({ house, baseUrl }, serial, link)
}

/** The same where the community's number is known. */
export function linkUrl(
  { house, baseUrl }: { readonly house: House; readonly baseUrl: string },
  serial: number,
  link: Pick<Link, 'id' | 'expiresOn'>,
): string {
  return `${baseUrl}/b/${tokenOf(house, serial, link)}`
}

export function tokenOf(house: House, serial: number, { id, expiresOn }: Pick<Link, 'id' | 'expiresOn'>) {
  return signLink(house.secrets, 'body', { serial, id, expiresOn })
}
