import type { Staff } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { deskDeed } from '../deed.ts'
import type { Link, LinkId } from './link.rules.ts'
import { findLinkAndLock, listLinks, updateLink } from './link.store.ts'

type EndRefused = 'not_allowed' | 'link.not_found' | 'link.already_revoked'

/** Ends a link, and with it what was handed on from it inside the body. It opens nothing from this moment on. */
export function revokeLink(house: House) {
  return ({ id }: { readonly id: LinkId }, by: Caller<Staff>): Promise<Result<null, EndRefused>> =>
    deskDeed<null, EndRefused>(house, 'worker', {
      by,
      deed: 'link.revoke',
      input: id,
      work: async ({ tx, by: worker, now, note }) => {
        const link = await findLinkAndLock(tx, worker.community, id)
        if (!link) return refuse('link.not_found')
        if (link.revokedAt !== null) return refuse('link.already_revoked')
        const open: Link[] = [link]
        for (let each = open.shift(); each; each = open.shift()) {
          open.push(...(await listLinks(tx, worker.community, { from: each.id, most: 100 })))
          if (each.revokedAt !== null) continue
          const journal = await note(each.id, each.journal, { kind: 'link.revoked' })
          await updateLink(tx, {
            ...each,
            forName: null,
            revokedAt: now,
            revokedBy: worker.person,
            journal,
          })
        }
        return ok(null)
      },
    })
}

/** A new code to read out, after too many wrong ones or when somebody has overheard it. */
export function renewCode(house: House) {
  return (
    { id }: { readonly id: LinkId },
    by: Caller<Staff>,
  ): Promise<Result<null, 'not_allowed' | 'link.not_found'>> =>
    deskDeed<null, 'link.not_found'>(house, 'worker', {
      by,
      deed: 'link.code',
      input: id,
      work: async ({ tx, by: worker, note }) => {
        const link = await findLinkAndLock(tx, worker.community, id)
        if (!link) return refuse('link.not_found')
        const journal = await note(id, link.journal, { kind: 'link.new_code' })
        await updateLink(tx, { ...link, code: { n: link.code.n + 1, tries: 0 }, journal })
        return ok(null)
      },
    })
}
