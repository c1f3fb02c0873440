import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Intake, measureIntake } from './intake.ts'
import { type MonthPages, measureFigures } from './figures.ts'
import { thisMachine } from './machine.ts'
import { measurePages, type Pages } from './pages.ts'
import { openPlace } from './place.ts'
import { type Figures, tableOf } from './table.ts'
import { measureResident } from './resident.ts'
import { measureStarts } from './start.ts'

/*
 * `npm run bench` measures everything; `npm run bench -- intake pages` only those. `--cases 10000,100000` chooses the
 * sizes, `--seconds 10` how long each load lasts, `--write` keeps the table in docs/benchmarks.md.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
})
const sizes = values.cases.split(',').map(Number)
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name)

async function measureAll(): Promise<Figures> {
  const starts = wanted('start') ? await measureStarts() : undefined
  const place = await openPlace()
  try {
    const resident = wanted('resident') ? await measureResident(place) : undefined
    const pages: Pages[] = []
    const intake: Intake[] = []
    for (const cases of sizes) {
      process.stderr.write(`${cases} cases …\n`)
      if (wanted('pages')) pages.push(await measurePages(place, cases))
      if (wanted('intake') && cases >= 100_000)
        intake.push(await measureIntake(place, cases, Number(values.seconds)))
    }
    return { machine: thisMachine(), starts, resident, pages, intake, months: await measureMonths() }
  } finally {
    await place.leave()
  }
}

// In a place of its own: ten hands for each case are not what the other pages are measured with.
async function measureMonths(): Promise<readonly MonthPages[]> {
  if (!wanted('figures')) return []
  const place = await openPlace()
  try {
    return await measureFigures(place)
  } finally {
    await place.leave()
  }
}

const figures = await measureAll()
const table = tableOf(figures)
process.stdout.write(`${table}\n${JSON.stringify(figures, null, 2)}\n`)
if (values.write) writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), table)
