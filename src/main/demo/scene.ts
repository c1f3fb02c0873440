import type { Actor, Staff } from '../../kernel/actor.ts'
import { addLimit, type Limit, type WorkingCalendar } from '../../kernel/calendar.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type {
  BodyId,
  CaseId,
  CommunityId,
  HomeId,
  PersonId,
  RequestId,
  StairwellId,
} from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import { afterMillis, type Instant } from '../../kernel/time.ts'
import { nextLook } from '../../modules/cases/clock.rules.ts'
import type { House } from '../../modules/cases/house.ts'
import { lookAtClock } from '../../modules/cases/look-at-clock.ts'
import type { Place } from '../../modules/places/door.ts'
import type { Dice } from './dice.ts'
import type { KeptMedia } from './media.ts'
import type { BodyKey, MemberKey } from './people.ts'
import type { Running } from './running.ts'
import type { Theme } from './sayings.ts'

/** Somewhere in the estate, and who lives there. */
export type Spot = {
  readonly place: Place & { readonly stairwell: StairwellId }
  readonly homes: readonly {
    readonly home: HomeId
    readonly person: PersonId
    readonly phone: string | null
  }[]
}

/** The made-up community, ready for stories to happen in it. */
export type World = {
  readonly house: House
  readonly community: CommunityId
  readonly calendar: WorkingCalendar
  readonly present: Instant
  readonly bodies: Readonly<Record<BodyKey, BodyId>>
  readonly staff: Readonly<Record<MemberKey, Staff>>
  readonly spots: readonly Spot[]
  readonly media: KeptMedia
  readonly running: (cases: readonly CaseId[]) => Promise<Running[]>
}

/** One story as far as it has been told. */
export type Scene = {
  readonly world: World
  readonly dice: Dice
  readonly theme: Theme
  readonly spot: Spot
  /** The house with the story's own clock. */
  readonly house: House
  readonly state: {
    now: Instant
    readonly said: { readonly request: RequestId; readonly cases: readonly CaseId[] }[]
    /** What the story is about: the cases of the first saying. */
    cases: readonly CaseId[]
  }
}

/** Something that somebody does, some time after what was before. */
export type Step = {
  readonly wait: Limit
  readonly deed: (scene: Scene) => Promise<void>
}

type Beginning = {
  readonly dice: Dice
  readonly theme: Theme
  readonly spot: Spot
  readonly at: Instant
}

/** Tells a story from its beginning; what would happen after the present has not happened yet. */
export async function tell(
  world: World,
  { at, ...begin }: Beginning,
  steps: readonly Step[],
): Promise<Scene> {
  const state: Scene['state'] = { now: at, said: [], cases: [] }
  const scene: Scene = { world, ...begin, state, house: { ...world.house, clock: () => state.now } }
  for (const { wait, deed } of steps) {
    const next = afterwards(scene, wait)
    if (next >= world.present) break
    await runClocks(scene, next)
    state.now = next
    await deed(scene)
  }
  await runClocks(scene, world.present)
  return scene
}

// People are not punctual.
function afterwards({ state, world, dice }: Scene, wait: Limit): Instant {
  if (wait.amount === 0) return state.now
  const due = addLimit(world.calendar, state.now, wait)
  const minutes = wait.unit === 'minute' ? 0 : dice.whole(0, 35)
  return afterMillis(due, minutes * 60_000 + dice.whole(0, 59_000))
}

/** What the clocks did in the meantime: warned, raised the alarm, let an offer lapse, closed what was confirmed. */
async function runClocks(scene: Scene, until: Instant): Promise<void> {
  const { world, state, house } = scene
  for (;;) {
    const due = (await world.running(casesOf(state))).flatMap((it) => {
      const look = nextLook(it, world.calendar, house.rules.ladder)
      return look && look.at <= until ? [{ id: it.id, at: look.at }] : []
    })
    const first = due.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
    if (!first) return
    state.now = first.at > state.now ? first.at : state.now
    const looked = must(await lookAtClock(house)({ community: world.community, case: first.id }), 'look')
    if (looked === 'nothing') throw new Error(`the clock of ${first.id} was due and did nothing`)
  }
}

function casesOf({ said }: Scene['state']): CaseId[] {
  return [...new Set(said.flatMap((each) => each.cases))]
}

/** The value; a demo that is refused something is a mistake of ours. */
export function must<T>(result: Result<T, string>, what: string): T {
  if (result.ok) return result.value
  throw new Error(`the demo could not ${what}: ${result.code} ${JSON.stringify(result.facts)}`)
}

export function as(actor: Actor): Caller {
  return { actor, once: null }
}
