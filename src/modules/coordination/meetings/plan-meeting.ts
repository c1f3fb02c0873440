import type { Staff } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type BodyId, type CaseId, newId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { shippedAgenda } from '../../../rulebook/agenda.ts'
import { findCase, type House, isOpen } from '../../cases/door.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import { bodiesOf } from '../../people/door.ts'
import { deskDeed, noEntry, type Scene } from '../deed.ts'
import { dossierName, listDue } from '../dossiers/door.ts'
import { agendaOf, type Proposed, type Reason } from './agenda.rules.ts'
import {
  type Item,
  type Meeting,
  type MeetingId,
  mayPlan,
  type PlanRefused,
  usualQuorum,
} from './meeting.rules.ts'
import { insertMeeting } from './meeting.store.ts'
import { listStuck } from './stuck.store.ts'

export type Planning = {
  readonly title: string
  readonly at: Instant
  readonly minutes: number
  readonly place: string
  readonly quorum?: number | undefined
  readonly bodies: readonly BodyId[]
  readonly cases: readonly CaseId[]
  /** Matters that are no case. */
  readonly others: readonly string[]
}

type Refused = PlanRefused | 'body.not_found' | 'case.not_found' | 'case.ended'

/** Calls the bodies concerned to one table, with an agenda. */
export function planMeeting(house: House) {
  return (input: Planning, by: Caller): Promise<Result<Meeting, Refused | 'not_allowed'>> =>
    deskDeed<Meeting, Refused>(house, 'worker', {
      by,
      deed: 'meeting.plan',
      input,
      work: async (scene) => {
        const { byId } = await bodiesOf(house.db, scene.by.community)
        const bodies = [...new Set(input.bodies)]
        if (bodies.some((body) => !byId.has(body))) return refuse('body.not_found')
        const items = await itemsOf(scene, input)
        if (!items.ok) return items
        return callMeeting(scene, { ...input, bodies, items: items.value })
      },
    })
}

type Called = Omit<Planning, 'cases' | 'others'> & { readonly items: readonly Item[] }

/** Writes the meeting with its first entry; also for one that takes up what another could not settle. */
export async function callMeeting(scene: Scene<Staff>, it: Called): Promise<Result<Meeting, PlanRefused>> {
  const { tx, by, now, note } = scene
  const quorum = it.quorum ?? usualQuorum(it.bodies.length)
  const may = mayPlan({ at: it.at, quorum, guests: it.bodies, items: it.items }, now)
  if (!may.ok) return may
  const id = newId<MeetingId>()
  const journal = await note(id, noEntry, {
    kind: 'meeting.called',
    facts: { at: it.at, quorum, bodies: it.bodies, cases: it.items.flatMap((item) => item.case ?? []) },
  })
  const made: Meeting = {
    id,
    community: by.community,
    title: it.title,
    at: it.at,
    minutes: it.minutes,
    place: it.place,
    quorum,
    state: 'planned',
    sequence: 0,
    calledBy: by.person,
    calledAt: now,
    endedAt: null,
    why: null,
    next: null,
    guests: it.bodies.map((body) => ({ body, came: null, who: null })),
    items: it.items.map((item, at) => ({ ...item, n: at + 1, said: null, decided: null, state: 'open' })),
    journal,
  }
  await insertMeeting(tx, made)
  return ok(made)
}

/** What should be talked about next, by the rule; each with why. */
export async function proposeAgenda(tx: Scene['tx'], community: Staff['community']): Promise<Proposed[]> {
  return agendaOf(await listStuck(tx, community, shippedAgenda), shippedAgenda)
}

async function itemsOf(
  { tx, by, now, calendar }: Scene<Staff>,
  { cases, others }: Planning,
): Promise<Result<Item[], 'case.not_found' | 'case.ended'>> {
  const proposed = new Map((await proposeAgenda(tx, by.community)).map((each) => [each.id, each.why]))
  const items: Item[] = []
  for (const id of new Set(cases)) {
    const it = await findCase(tx, by.community, id)
    if (!it) return refuse('case.not_found')
    if (!isOpen(it))
      return refuse('case.ended', { ref: it.ref, state: it.state, since: it.times.endedAt ?? '' })
    items.push(itemOf({ case: id, title: it.title, reasons: proposed.get(id) ?? ['by_hand'] }))
  }
  const due = new Set((await listDue(tx, by.community, dayOf(calendar, now))).map(dossierName))
  for (const title of others)
    items.push(itemOf({ case: null, title, reasons: [due.has(title) ? 'dossier_due' : 'by_hand'] }))
  return ok(items)
}

type Raw = { readonly case: CaseId | null; readonly title: string; readonly reasons: readonly Reason[] }

function itemOf(raw: Raw): Item {
  return { ...raw, n: 1, said: null, decided: null, state: 'open' }
}
