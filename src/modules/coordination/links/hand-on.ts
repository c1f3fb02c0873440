import type { AtBody } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { readPhone } from '../../people/door.ts'
import { doDeed } from '../deed.ts'
import { isLive, type Link, type LinkId } from './link.rules.ts'
import { findLinkAndLock } from './link.store.ts'
import { keepNewLink } from './make-link.ts'

type Handing = { readonly case: CaseId; readonly name: string; readonly phone: string }

export type HandRefused = 'hand.no_name' | 'phone.not_a_number' | 'link.revoked'

/** A colleague at the body has it now: a link of their own, for this one case. The number is sealed. */
export function handOn(house: House) {
  return async (
    { case: about, name, phone }: Handing,
    by: Caller<AtBody>,
  ): Promise<Result<Link, HandRefused>> => {
    if (name === '') return refuse('hand.no_name')
    const digits = phone === '' ? null : readPhone(phone)
    if (phone !== '' && digits === null) return refuse('phone.not_a_number')
    return doDeed<Link, HandRefused, AtBody>(house, by.actor, {
      by,
      deed: 'link.hand_on',
      input: [about, name, phone],
      work: async (scene) => {
        const id = scene.by.link as LinkId
        const from = await findLinkAndLock(scene.tx, scene.by.community, id)
        if (!from || !isLive(from, dayOf(scene.calendar, scene.now))) return refuse('link.revoked')
        const phoneSealed = digits === null ? null : house.secrets.seal(digits)
        return ok(await keepNewLink(scene, { body: scene.by.body, case: about, name, from, phoneSealed }))
      },
    })
  }
}
