import { closing } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { House } from '../../cases/door.ts'
import { makePromise } from '../promises/door.ts'
import { actOnMeeting } from './act-on-meeting.ts'
import { type Item, maySettle, mayPromise, type Meeting, type MeetingId } from './meeting.rules.ts'
import { updateItem } from './meeting.store.ts'

export type Writing = {
  readonly id: MeetingId
  readonly n: number
  readonly said: string
  readonly decided: string
  readonly putOff: boolean
  /** Who takes on what by when; only somebody who sits at the table. */
  readonly promise?: { readonly body: BodyId; readonly what: string; readonly on: PlainDate } | undefined
}

/** The minutes of one item: what was said, what was decided or put off, and who has promised what. */
export function writeItem(house: House) {
  return ({ id, n, said, decided, putOff, promise }: Writing, by: Caller) =>
    actOnMeeting(house, 'worker', {
      id,
      by,
      deed: 'write',
      input: [n, said, decided, putOff, promise],
      decide: async (scene, it) => {
        const item = it.items.find((each) => each.n === n)
        if (!item) return refuse('meeting.no_item')
        const settles = decided !== '' || putOff || promise !== undefined
        const may = settles ? maySettle(it, scene.now) : ok(null)
        if (!may.ok) return may
        if (it.state !== 'planned') return refuse('meeting.not_planned', { state: it.state })
        if (putOff && decided !== '') return refuse('meeting.decided_or_put_off')
        const after = written(item, { said, decided, putOff })
        await updateItem(scene.tx, it, after)
        if (promise) {
          const made = await promised(scene, it, { item: after, promise })
          if (!made.ok) return made
        }
        const facts = { n, state: after.state, ...(promise && { promisedBy: promise.body }) }
        return ok({ after: replaced(it, after), kind: 'meeting.written', facts })
      },
    })
}

function written(item: Item, { said, decided, putOff }: Pick<Writing, 'said' | 'decided' | 'putOff'>): Item {
  return {
    ...item,
    said: said === '' ? null : said,
    decided: decided === '' ? null : decided,
    state: decided !== '' ? 'decided' : putOff ? 'put_off' : 'open',
  }
}

type Promising = { readonly item: Item; readonly promise: NonNullable<Writing['promise']> }

async function promised(scene: Parameters<typeof makePromise>[0], it: Meeting, { item, promise }: Promising) {
  const may = mayPromise(it, promise.body, scene.now)
  if (!may.ok) return may
  if (promise.what === '') return refuse('promise.needs_what')
  return makePromise(scene, {
    body: promise.body,
    to: 'post',
    what: promise.what,
    due: closing(scene.calendar, promise.on),
    about: { meeting: it.id, case: item.case },
  })
}

function replaced(it: Meeting, item: Item): Meeting {
  return { ...it, items: it.items.map((each) => (each.n === item.n ? item : each)) }
}
