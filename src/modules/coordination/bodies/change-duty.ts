import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, newId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { deskDeed, type Scene } from '../deed.ts'
import { holdBody } from '../../people/door.ts'
import { holdCard, noteOf } from './card.store.ts'
import { isPlaceHere } from './place.store.ts'
import type { Duty, DutyDocument, DutyId } from './duty.rules.ts'
import { findDuty, insertDuty, listDuties, updateDuty } from './duty.store.ts'
import type { Actor } from '../../../kernel/actor.ts'

export type NewDuty = Omit<Duty, 'id'>
type DutyRefused =
  | 'body.not_found'
  | 'duty.not_found'
  | 'duty.place_unknown'
  | 'duty.ends_before'
  | 'duty.twice'
type Done = { readonly id: DutyId; readonly body: BodyId }

/** The coordinator writes a line into the responsibility list. */
export function addDuty(house: House) {
  return (duty: NewDuty, by: Caller) =>
    deskDeed<Done, DutyRefused>(house, 'coordinator', {
      by,
      deed: 'duty.add',
      input: duty,
      work: (scene) => writeDuty(scene, duty),
    })
}

/** One new line, inside the caller's deed. A body answers for the same topic and place once at a time. */
export async function writeDuty(scene: Scene<Actor>, fresh: NewDuty): Promise<Result<Done, DutyRefused>> {
  const { tx, by, now } = scene
  const { community } = by
  if (!(await holdBody(tx, community, fresh.body))) return refuse('body.not_found')
  if (!(await isPlaceHere(tx, community, fresh.place))) return refuse('duty.place_unknown')
  if (fresh.until !== null && fresh.until < fresh.from) return refuse('duty.ends_before')
  await holdCard(tx, community, fresh.body)
  const mine = await listDuties(tx, community, { body: fresh.body, topic: fresh.topic })
  const duty: Duty = { ...fresh, id: newId<DutyId>() }
  if (mine.some((other) => isTwice(other, duty))) return refuse('duty.twice')
  await insertDuty(tx, community, { duty, at: now, by: by.as === 'staff' ? by.person : null })
  await noteOf(scene, duty.body, {
    kind: 'duty.added',
    facts: {
      duty: duty.id,
      topic: duty.topic,
      place: duty.place.building ?? duty.place.estate,
      from: duty.from,
      until: duty.until,
    },
  })
  return ok({ id: duty.id, body: duty.body })
}

type Change = DutyDocument & { readonly id: DutyId; readonly until: PlainDate | null }

/** The coordinator ends a line, lets it go on, or names its document anew; whose it is and where stays as it was. */
export function changeDuty(house: House) {
  return (change: Change, by: Caller) =>
    deskDeed<Done, DutyRefused>(house, 'coordinator', {
      by,
      deed: 'duty.change',
      input: change,
      work: async (scene) => {
        const { tx, by: staff } = scene
        const known = await findDuty(tx, staff.community, change.id)
        if (!known) return refuse('duty.not_found')
        await holdCard(tx, staff.community, known.body)
        return writeChange(scene, known, change)
      },
    })
}

/** The same inside the caller's deed, who holds the body's card. */
export async function writeChange(
  scene: Scene<Actor>,
  { body, topic, place, from }: Duty,
  change: Change,
): Promise<Result<Done, DutyRefused>> {
  const { tx, by } = scene
  if (change.until !== null && change.until < from) return refuse('duty.ends_before')
  const next: Duty = { ...change, body, topic, place, from }
  const mine = await listDuties(tx, by.community, { body, topic })
  if (mine.some((other) => other.id !== next.id && isTwice(other, next))) return refuse('duty.twice')
  await updateDuty(tx, by.community, next)
  await noteOf(scene, body, { kind: 'duty.changed', facts: { duty: next.id, until: next.until } })
  return ok({ id: next.id, body })
}

function isTwice(a: Duty, b: Duty): boolean {
  return (
    a.topic === b.topic &&
    a.place.estate === b.place.estate &&
    a.place.building === b.place.building &&
    (a.until === null || b.from <= a.until) &&
    (b.until === null || a.from <= b.until)
  )
}
