import { dayOf, startOfDay, takeWorkingMinutes } from '../../kernel/calendar.ts'
import { afterMillis, type Instant, minutesAfter } from '../../kernel/time.ts'
import type { Dice } from './dice.ts'
import { fitting, past, type Plot } from './plots.ts'
import { type Step, tell, type World } from './scene.ts'
import { type Theme, themes } from './sayings.ts'
import { today } from './today.ts'

const pastStories = 310
/** The last days belong to what is still open. */
const newestDay = 11
const oldestDay = 91
/** As many at once as two cores can use. */
const atOnce = 6

type Story = {
  readonly name: string
  readonly theme: Theme
  readonly at: Instant
  readonly spot: number
  readonly steps: readonly Step[]
}

/** Three months of a neighbourhood, ending now. */
export async function tellAll(world: World, dice: Dice): Promise<void> {
  const stories = [...pastOf(world, dice), ...todayOf(world, dice)].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const rest = stories.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const story of rest) await tellOne(world, dice, story)
    }),
  )
}

async function tellOne(world: World, dice: Dice, { name, theme, at, spot, steps }: Story): Promise<void> {
  const where = world.spots[spot]
  if (!where) throw new RangeError(`no stairwell ${spot}`)
  try {
    await tell(world, { dice: dice.for(name), theme, spot: where, at }, steps)
  } catch (error) {
    throw new Error(`the story ${name} (${theme}) went wrong`, { cause: error })
  }
}

function pastOf(world: World, all: Dice): Story[] {
  const plots = past.flatMap(([share, plot]): Plot[] => Array.from({ length: share }, () => plot))
  return Array.from({ length: pastStories }, (_, n) => {
    const name = `past ${n}`
    const dice = all.for(`${name} begins`)
    const theme = dice.pick(busy)
    const plot = plots[n % plots.length]
    if (!plot) throw new RangeError('no plots')
    return {
      name,
      theme,
      at: momentOf(world, dice),
      spot: dice.whole(0, world.spots.length - 1),
      steps: fitting(plot, theme)(all.for(`${name} goes`)),
    }
  })
}

// Lamps, leaks and drains are what an old estate talks about.
const busy: readonly Theme[] = [
  ...themes,
  ...themes,
  'lamp',
  'lamp',
  'lamp',
  'leak',
  'leak',
  'drain',
  'drain',
  'rubbish',
  'rubbish',
  'parking',
  'door',
]

/** Some day of the last three months, at an hour when people are awake. */
function momentOf({ calendar, present }: World, dice: Dice): Instant {
  const before = afterMillis(present, -dice.whole(newestDay, oldestDay) * 86_400_000)
  return minutesAfter(startOfDay(calendar, dayOf(calendar, before)), dice.whole(7 * 60, 21 * 60 + 30))
}

function todayOf(world: World, all: Dice): Story[] {
  return today.map(({ age, clock, theme, spot, steps }, n) => {
    const name = `today ${n}`
    const minutes = Math.round(age * 60)
    return {
      name,
      theme,
      at:
        clock === 'wall'
          ? minutesAfter(world.present, -minutes)
          : takeWorkingMinutes(world.calendar, world.present, minutes),
      spot:
        spot ??
        (theme === 'lamp' || theme === 'door'
          ? shownSpot(n)
          : all.for(name).whole(0, world.spots.length - 1)),
      steps,
    }
  })
}

// The page that is opened first, 3号楼2单元, and its neighbours have something to show.
function shownSpot(n: number): number {
  return [7, 6, 8, 10][n % 4] ?? 7
}
