import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, newId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { holdBody, readPhone } from '../../people/door.ts'
import { deskDeed } from '../deed.ts'
import type { Contact, ContactId, DeputyId, Hours } from './card.rules.ts'
import { holdCard, listDeputies, noteOf } from './card.store.ts'

export type CardRefused =
  | 'body.not_found'
  | 'contact.not_found'
  | 'contact.phone'
  | 'hours.order'
  | 'deputy.same'
  | 'deputy.ends_before'
  | 'deputy.twice'

/** When the body works; null: as the post does. */
export function setHours(house: House) {
  return ({ body, hours }: { readonly body: BodyId; readonly hours: Hours | null }, by: Caller) =>
    deskDeed<BodyId, CardRefused>(house, 'coordinator', {
      by,
      deed: 'body.hours',
      input: [body, hours],
      work: async (scene) => {
        const { tx, by: staff } = scene
        if (!(await holdBody(tx, staff.community, body))) return refuse('body.not_found')
        if (hours && hours.closes <= hours.opens) return refuse('hours.order')
        await holdCard(tx, staff.community, body)
        await tx
          .updateTable('coordination.body_card')
          .set({ opens: hours?.opens ?? null, closes: hours?.closes ?? null })
          .where('community_id', '=', staff.community)
          .where('id', '=', body)
          .execute()
        const facts = { opens: hours?.opens ?? null, closes: hours?.closes ?? null }
        await noteOf(scene, body, { kind: 'body.hours_set', facts })
        return ok(body)
      },
    })
}

type NewContact = Omit<Contact, 'id'> & { readonly body: BodyId }

/** Somebody to be reached there; the number is kept sealed. */
export function addContact(house: House) {
  return ({ body, name, role, phone, email, wecom }: NewContact, by: Caller) =>
    deskDeed<BodyId, CardRefused>(house, 'coordinator', {
      by,
      deed: 'contact.add',
      input: [body, name, role, phone, email, wecom],
      work: async (scene) => {
        const { tx, now, by: staff } = scene
        if (!(await holdBody(tx, staff.community, body))) return refuse('body.not_found')
        const digits = phone === null ? null : readPhone(phone)
        if (phone !== null && digits === null) return refuse('contact.phone')
        await holdCard(tx, staff.community, body)
        const id = newId<ContactId>()
        await tx
          .insertInto('coordination.body_contact')
          .values({
            community_id: staff.community,
            id,
            body_id: body,
            name,
            role,
            phone_sealed: digits === null ? null : house.secrets.seal(digits),
            phone_print: digits === null ? null : house.secrets.fingerprint('phone', digits),
            email,
            wecom: null,
            wecom_sealed: wecom === null ? null : house.secrets.seal(wecom),
            since: now,
            ended_at: null,
          })
          .execute()
        await noteOf(scene, body, { kind: 'contact.added', facts: { contact: id } })
        return ok(body)
      },
    })
}

/** Not to be reached there any more: name, number and addresses are erased at once. */
export function endContact(house: House) {
  return ({ body, id }: { readonly body: BodyId; readonly id: ContactId }, by: Caller) =>
    deskDeed<BodyId, CardRefused>(house, 'coordinator', {
      by,
      deed: 'contact.end',
      input: [body, id],
      work: async (scene) => {
        const { tx, now, by: staff } = scene
        await holdCard(tx, staff.community, body)
        const { numUpdatedRows } = await tx
          .updateTable('coordination.body_contact')
          .set({
            name: null,
            phone_sealed: null,
            phone_print: null,
            email: null,
            wecom: null,
            wecom_sealed: null,
            ended_at: now,
          })
          .where('community_id', '=', staff.community)
          .where('body_id', '=', body)
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return refuse('contact.not_found')
        await noteOf(scene, body, { kind: 'contact.ended', facts: { contact: id } })
        return ok(body)
      },
    })
}

type NewDeputy = {
  readonly body: BodyId
  readonly absent: ContactId
  readonly contact: ContactId
  readonly from: PlainDate
  readonly until: PlainDate
}

/** Who stands in for whom, from one day to another, both within it. */
export function addDeputy(house: House) {
  return ({ body, absent, contact, from, until }: NewDeputy, by: Caller) =>
    deskDeed<BodyId, CardRefused>(house, 'coordinator', {
      by,
      deed: 'deputy.add',
      input: [body, absent, contact, from, until],
      work: async (scene) => {
        const { tx, by: staff } = scene
        const { community } = staff
        if (absent === contact) return refuse('deputy.same')
        if (until < from) return refuse('deputy.ends_before')
        await holdCard(tx, community, body)
        const known = await tx
          .selectFrom('coordination.body_contact')
          .select('id')
          .where('community_id', '=', community)
          .where('body_id', '=', body)
          .where('id', 'in', [absent, contact])
          .where('ended_at', 'is', null)
          .execute()
        if (known.length !== 2) return refuse('contact.not_found')
        const others = await listDeputies(tx, community, body)
        if (others.some((each) => each.absent === absent && each.from <= until && from <= each.until))
          return refuse('deputy.twice')
        const id = newId<DeputyId>()
        await tx
          .insertInto('coordination.body_deputy')
          .values({
            community_id: community,
            id,
            body_id: body,
            for_contact: absent,
            contact,
            from_on: from,
            until_on: until,
            dropped_at: null,
          })
          .execute()
        await noteOf(scene, body, {
          kind: 'deputy.added',
          facts: { deputy: id, contact, absent, from, until },
        })
        return ok(body)
      },
    })
}
