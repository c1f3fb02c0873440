import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../kernel/db.ts'
import { fileStore } from '../kernel/files/store.ts'
import { secretsFrom } from '../kernel/secrets.ts'
import { systemClock } from '../kernel/time.ts'
import type { House } from '../modules/cases/house.ts'
import { limitsFrom, shippedClocks } from '../rulebook/clocks.ts'
import { shippedLadder } from '../rulebook/escalation.ts'
import { calendarFor, chinaHolidays, type Holidays, loadHolidays } from '../rulebook/holidays.ts'
import { type Config, WrongSetting } from './config.ts'
import { installationSecret } from './secret.ts'
import { readSettingFile } from './setting-file.ts'

type Wanted = {
  /** How the process calls itself to the database. */
  readonly name: string
  /** Connections at most. */
  readonly max?: number
  readonly changed?: House['changed']
  readonly onError?: (error: Error) => void
}

export type OpenHouse = House & { readonly close: () => Promise<void> }

/** What every program of the installation works with. Connects to the database when it is first used. */
export function openHouse(config: Config, { name, max = 10, changed, onError }: Wanted): OpenHouse {
  if (!config.database) throw new Error('the database is not known')
  const db = connect<unknown>(config.database.appUrl, { max, name, ...(onError && { onError }) })
  const holidays = holidaysOf(config.holidaysFile)
  const files = join(config.dataDir, 'files')
  mkdirSync(files, { recursive: true, mode: 0o700 })
  return {
    db,
    clock: systemClock,
    secrets: secretsFrom(installationSecret(config)),
    files: fileStore(files),
    rules: {
      calendarOf: (hours) => calendarFor(holidays, hours),
      limitsFor: limitsFrom(shippedClocks),
      ladder: shippedLadder,
      ...(config.leastToCompare !== undefined && { leastToCompare: config.leastToCompare }),
    },
    changed: changed ?? (() => undefined),
    close: () => db.destroy(),
  }
}

function holidaysOf(file: string | undefined): Holidays {
  if (file === undefined) return chinaHolidays
  const read = loadHolidays(readSettingFile('LEGWORK_HOLIDAYS', file))
  if (!read.ok) throw new WrongSetting(`LEGWORK_HOLIDAYS: ${file} cannot be used. ${read.facts['why'] ?? ''}`)
  return read.value
}
