import { announceChanges } from './changes.ts'
import { readConfig } from './config.ts'
import { endOnBugs } from './guard.ts'
import { openHouse } from './house.ts'
import { openLog } from './log.ts'
import { untilAskedToStop } from './stopping.ts'
import { extrasOf } from './extras.ts'
import { sendingOf } from './sending.ts'
import { cronOf, tasksOf } from './tasks.ts'
import { keepWorking } from './worker.ts'

/** The process that runs jobs: clocks, sweeping, whatever must happen without anybody pressing a button. */
const asked = new AbortController()
void untilAskedToStop().then(() => asked.abort())
const config = readConfig()
const log = openLog(config, 'work')
endOnBugs(log)
if (!config.database) throw new Error('the database is not known')
const announcing = announceChanges(() => house.db, log)
const house = openHouse(config, {
  name: 'legwork-work',
  max: 6,
  changed: announcing.changed,
  onError: (error) => log.debug({ error }, 'a connection broke'),
})
const extras = await extrasOf(config, house.clock, log)
const sending = sendingOf(config, house.clock, log)
log.info('working')
await keepWorking(
  {
    ownerUrl: config.database.ownerUrl,
    db: house.db,
    tasks: tasksOf(house, sending, extras),
    cron: cronOf(extras),
    log,
  },
  asked.signal,
)
await extras.speech?.engine.close()
await announcing.stop()
await house.close()
log.info('stopped')
process.exit(0)
