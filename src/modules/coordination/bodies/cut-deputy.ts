import { dayOf } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { deskDeed } from '../deed.ts'
import type { DeputyId } from './card.rules.ts'
import { dropDeputy, holdCard, listDeputies, noteOf, updateDeputy } from './card.store.ts'

type Cut = {
  readonly body: BodyId
  readonly id: DeputyId
  /** The last day, from today on; null: not at all, while it has not begun. */
  readonly until: PlainDate | null
}

type CutRefused = 'deputy.not_found' | 'deputy.past' | 'deputy.longer' | 'deputy.begun' | 'deputy.ends_before'

/** Whoever stands in does so for a shorter time than was said. */
export function cutDeputy(house: House) {
  return ({ body, id, until }: Cut, by: Caller) =>
    deskDeed<BodyId, CutRefused>(house, 'coordinator', {
      by,
      deed: 'deputy.cut',
      input: [body, id, until],
      work: async (scene) => {
        const { tx, now, calendar, by: staff } = scene
        const { community } = staff
        await holdCard(tx, community, body)
        const known = (await listDeputies(tx, community, body)).find((each) => each.id === id)
        if (!known) return refuse('deputy.not_found')
        const today = dayOf(calendar, now)
        if (until === null) {
          if (known.from <= today) return refuse('deputy.begun')
          await dropDeputy(tx, community, { id, at: now })
          await noteOf(scene, body, { kind: 'deputy.dropped', facts: { deputy: id } })
          return ok(body)
        }
        if (until < today) return refuse('deputy.past')
        if (until < known.from) return refuse('deputy.ends_before')
        if (until >= known.until) return refuse('deputy.longer')
        await updateDeputy(tx, community, { id, until })
        await noteOf(scene, body, { kind: 'deputy.cut', facts: { deputy: id, until } })
        return ok(body)
      },
    })
}
