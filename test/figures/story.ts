import fc from 'fast-check'
import { hoursAfter, minutesAfter, plainDate } from '../../src/kernel/time.ts'
import { refuseOffer } from '../../src/modules/cases/answer-offer.ts'
import { callBack } from '../../src/modules/cases/call-back.ts'
import { sayFixed } from '../../src/modules/cases/follow-request.ts'
import { offerHandover } from '../../src/modules/cases/offer-handover.ts'
import { promiseDate } from '../../src/modules/cases/promise-date.ts'
import { sayDone } from '../../src/modules/cases/say-done.ts'
import { hearCase } from '../../src/modules/coordination/promises/hear-case.ts'
import { deeds } from '../model/commands.ts'
import type { Deed, Dice } from '../model/deed.ts'
import { settled } from '../model/deeds-of-residents.ts'
import { type Model, pick } from '../model/model.ts'
import { asFollower, asStaff, type Real, runDueJobs, takeOver } from '../model/real.ts'

/* Random stories in which much falls due: deeds of the model outside, marks of every kind, and long silences between. */

const mark = (n: number): number | undefined => (n % 6 === 0 ? undefined : n % 6)

const answers: Readonly<Record<string, Deed>> = {
  called: (world, { house, post }, { a, b, c }) => {
    const said = pick(world.requests.values(), a)
    const id = pick(said.cases, b)
    const outcome = pick(['fixed', 'fixed', 'not_fixed', 'unreached'] as const, c)
    return {
      expects: '',
      does: () =>
        callBack(house)(
          { id, request: said.id, outcome, rating: mark(a + c), words: '问过了' },
          asStaff(post.worker),
        ),
      means: async () => {
        const it = world.cases.get(id)
        if (it && outcome !== 'unreached') await settled({ house, post } as Real, it, outcome === 'fixed')
      },
    }
  },
  marked: (world, real, { a, b, c }) => {
    const said = pick(world.requests.values(), a)
    const id = pick(said.cases, b)
    return {
      expects: '',
      does: () => sayFixed(real.house)({ id, rating: mark(c) }, asFollower(real, said.id)),
      means: async () => {
        const it = world.cases.get(id)
        if (it) await settled(real, it, true)
      },
    }
  },
}

/** Two deeds in a row on one case, which chance would rarely bring together. */
const inARow: Readonly<Record<string, Deed>> = {
  passedOn: (world, real, { a, b, c }) => {
    const { house, post } = real
    const it = pick(world.cases.values(), a)
    const bodies = Object.values(post.bodies)
    const [to, better] = [pick(bodies, b), pick(bodies, b + 1 + (c % 2))]
    return {
      expects: '',
      does: async () => {
        const offered = await offerHandover(house)({ id: it.id, to, why: '归他们管' }, asStaff(post.worker))
        if (!offered.ok) return offered
        return refuseOffer(house)({ id: it.id, why: '不归我们管', better }, asStaff(post.worker))
      },
      means: () => takeOver(world, real),
    }
  },
  promisedAndDone: (world, real, { a, b }) => {
    const { house, post } = real
    const it = pick(world.cases.values(), a)
    const on = plainDate(hoursAfter(world.now, (1 + (b % 9)) * 24 + 8).slice(0, 10))
    return {
      expects: '',
      does: async () => {
        const promised = await promiseDate(house)({ id: it.id, on, why: '等配件' }, asStaff(post.worker))
        if (!promised.ok) return promised
        return sayDone(house)({ id: it.id, words: '换了灯' }, asStaff(post.worker))
      },
      means: () => takeOver(world, real),
    }
  },
}

const all: Readonly<Record<string, Deed>> = { ...deeds, ...answers, ...inARow }
const often = [
  'file',
  'file',
  'join',
  'done',
  'done',
  'done',
  'done',
  'called',
  'called',
  'called',
  'marked',
  'marked',
]
const names = [
  ...often,
  'tell',
  'passedOn',
  'promisedAndDone',
  'propose',
  'propose',
  'approve',
  'approve',
  'notFixed',
  'promise',
  'promise',
  'offer',
  'refuse',
  'designate',
  ...Object.keys(deeds),
]

export type Step = { readonly name: string; readonly dice: Dice; readonly minutes: number }

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom(...names),
  dice: fc.record({ a: fc.nat(60), b: fc.nat(60), c: fc.nat(60) }),
  minutes: fc.constantFrom(1, 7, 40, 240, 1_500, 4_000, 20_000),
})

export const stories = fc.array(step, { minLength: 15, maxLength: 45, size: 'max' })

/** Tells a story; a deed that is refused is no part of it. The worker process runs after every long silence. */
export async function tellStory(model: Model, real: Real, steps: readonly Step[]): Promise<void> {
  const opening: Step[] = [0, 1].map((a) => ({ name: 'file', dice: { a, b: 0, c: 0 }, minutes: 5 }))
  for (const { name, dice, minutes } of [...opening, ...steps]) {
    model.now = minutesAfter(model.now, minutes)
    real.clock.set(model.now)
    if (minutes > 1_000) {
      await runDueJobs(real)
      await takeOver(model, real)
    }
    const deed = all[name]
    if (!deed) throw new Error(`nobody knows how to ${name}`)
    const planned = deed(model, real, dice)
    const done = await planned.does()
    if (done.ok) await planned.means(done.value)
  }
  model.now = hoursAfter(model.now, 24 * 20)
  real.clock.set(model.now)
  for (const id of model.cases.keys())
    await hearCase(real.house)({ community: real.post.community, case: id })
}
