import { readConfig } from './config.ts'
import { endOnBugs } from './guard.ts'
import { openLog } from './log.ts'
import { startServing } from './serving.ts'
import { untilAskedToStop } from './stopping.ts'

/** The web process: every page and the API. */
const asked = untilAskedToStop()
const config = readConfig()
const log = openLog(config, 'serve')
endOnBugs(log)
const serving = await startServing(config, log)
log.info({ port: serving.port }, 'listening')
await asked
await serving.stop()
log.info('stopped')
process.exit(0)
