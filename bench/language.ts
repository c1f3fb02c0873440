import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { measureDepartments, measureNeighbourhood, measureRobustness } from './language/measure.ts'

/* node --import tsx bench/language.ts [folder]: how well and how fast words are read, as JSON. */

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'shared', 'data')

if (existsSync(join(folder, 'neighbourhood.dev.jsonl')))
  console.log(
    JSON.stringify(
      {
        neighbourhood: measureNeighbourhood(folder),
        departmentsOnTitles: measureDepartments(folder),
        robustness: measureRobustness(folder),
      },
      null,
      2,
    ),
  )
else console.log(JSON.stringify({ skipped: `no data in ${folder}` }))
