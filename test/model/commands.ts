import fc from 'fast-check'
import { hoursAfter, minutesAfter } from '../../src/kernel/time.ts'
import type { Deed, Dice } from './deed.ts'
import { handOver } from './deeds-of-hand-over.ts'
import { residents } from './deeds-of-residents.ts'
import { ofTwo } from './deeds-of-two.ts'
import { work } from './deeds-of-work.ts'
import { end, type Model } from './model.ts'
import { answerOf, compare, type Real, runDueJobs, takeOver } from './real.ts'

export const deeds: Readonly<Record<string, Deed>> = { ...handOver, ...residents, ...ofTwo, ...work }

type Command = fc.AsyncCommand<Model, Real>

/** Somebody does something; the answer is the one the model gives. */
class One implements Command {
  readonly name: string
  readonly dice: Dice

  constructor(name: string, dice: Dice) {
    this.name = name
    this.dice = dice
  }

  check(): boolean {
    return true
  }

  async run(model: Model, real: Real): Promise<void> {
    pass(model, real, 1 + (this.dice.c % 9))
    const deed = deedOf(this.name)(model, real, this.dice)
    const done = await deed.does()
    if (answerOf(done) !== deed.expects)
      throw new Error(`${this.toString()} was answered ${answerOf(done)}, not ${deed.expects}`)
    if (done.ok) await deed.means(done.value)
    await compare(model, real)
  }

  toString(): string {
    return `${this.name}(${this.dice.a},${this.dice.b},${this.dice.c})`
  }
}

/** Two people at once. Either may be first; afterwards every promise holds all the same. */
class Two implements Command {
  readonly first: One
  readonly second: One

  constructor(first: One, second: One) {
    this.first = first
    this.second = second
  }

  check(): boolean {
    return true
  }

  async run(model: Model, real: Real): Promise<void> {
    pass(model, real, 3)
    const before = new Set(model.requests.keys())
    const both = [this.first, this.second].map(({ name, dice }) => deedOf(name)(model, real, dice))
    const done = await Promise.all(both.map((deed) => deed.does()))
    // Only what is new must be told to the model; what came of the old it reads from the rows.
    for (const [at, deed] of both.entries()) {
      const answer = done[at]
      const name = at === 0 ? this.first.name : this.second.name
      if (answer?.ok && (name === 'file' || name === 'join' || name === 'urge' || name === 'split'))
        await deed.means(answer.value)
    }
    if (model.requests.size < before.size) throw new Error('a request is gone')
    await takeOver(model, real)
    await compare(model, real)
  }

  toString(): string {
    return `both(${this.first.toString()}, ${this.second.toString()})`
  }
}

/** Time passes and the worker process does what is due. */
class Wait implements Command {
  readonly hours: number

  constructor(hours: number) {
    this.hours = hours
  }

  check(): boolean {
    return true
  }

  async run(model: Model, real: Real): Promise<void> {
    model.now = hoursAfter(model.now, this.hours)
    real.clock.set(model.now)
    await runDueJobs(real)
    for (const it of model.cases.values()) {
      if (it.offer && it.offer.answerBy <= model.now) {
        it.offer = null
        it.awaits = true
        it.sentBack = true
      }
      // Silence after "done" never confirms; only what somebody confirmed closes by itself.
      if (it.state === 'confirmed' && it.settleBy !== null && it.settleBy <= model.now)
        end(it, 'closed', model.now)
    }
    await compare(model, real)
  }

  toString(): string {
    return `wait(${this.hours}h)`
  }
}

function pass(model: Model, real: Real, minutes: number): void {
  model.now = minutesAfter(model.now, minutes)
  real.clock.set(model.now)
}

function deedOf(name: string): Deed {
  const deed = deeds[name]
  if (!deed) throw new Error(`nobody knows how to ${name}`)
  return deed
}

/** What a story begins with, so that there is something to do. */
export const opening: readonly Command[] = [
  new One('file', { a: 0, b: 0, c: 0 }),
  new One('file', { a: 1, b: 0, c: 0 }),
]

const dice = fc.record({ a: fc.nat(60), b: fc.nat(60), c: fc.nat(60) })

function oneOf(names: readonly string[]): fc.Arbitrary<One> {
  return fc.tuple(fc.constantFrom(...names), dice).map(([name, thrown]) => new One(name, thrown))
}

// What ends a case is rarer, or most of a story would be refusals.
const often = Object.keys(deeds).filter((name) => !['refer', 'approve', 'withdraw'].includes(name))
const any = oneOf([...often, ...often, ...Object.keys(deeds)])
const twice = fc.tuple(any, any).map(([first, second]) => new Two(first, second))
// On the same row: the race that matters.
const sameRow = fc
  .tuple(any, any, dice)
  .map(
    ([first, second, thrown]) =>
      new Two(new One(first.name, thrown), new One(second.name, { ...thrown, b: 1 })),
  )
const wait = fc.constantFrom(1, 5, 24, 72, 400).map((hours) => new Wait(hours))

export const alone = fc.commands([any, any, any, any, wait], { maxCommands: 22, size: 'max' })
export const crowded = fc.commands([any, twice, sameRow, wait], { maxCommands: 14, size: 'max' })
