import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fileStore } from '../kernel/files/store.ts'
import { systemClock } from '../kernel/time.ts'
import { type Config, WrongSetting } from './config.ts'
import { isDemoDone } from './demo-mark.ts'
import { stopHeart } from './health.ts'
import { migrate } from './migrate.ts'

/**
 * Told before anything is started, rather than by a web process that dies again and again.
 * @throws WrongSetting
 */
export async function mustBeFree({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createServer()
  const error = await new Promise<NodeJS.ErrnoException | undefined>((tell) => {
    probe.once('error', tell)
    probe.listen({ host, port }, () => tell(undefined))
  })
  await new Promise((closed) => probe.close(closed))
  if (error) throw new WrongSetting(sentenceOf(error, host, port))
}

/** Brings the database up to date and, where wanted, fills the demo. */
export async function prepare(
  config: Config,
  asked: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  if (!config.database) throw new Error('the database is not known')
  await untilAnswers(config.database.ownerUrl, asked)
  if (asked.aborted) return
  await migrate(config.database.ownerUrl)
  await mustHaveRole(config.database.appUrl)
  await clearAway(config, config.database.ownerUrl)
  if (config.demo && !asked.aborted) await demo(config, say)
}

// A server of one's own may start later than we do.
async function untilAnswers(url: string, asked: AbortSignal): Promise<void> {
  for (let tries = 1; !asked.aborted; tries++) {
    const error = await connectOnce(url)
    if (!error) return
    if (tries === 30) throw new WrongSetting(`The database (DATABASE_URL) does not answer: ${error.message}`)
    await pause(1_000, undefined, { signal: asked }).catch(() => undefined)
  }
}

async function mustHaveRole(appUrl: string): Promise<void> {
  const error = await connectOnce(appUrl)
  if (!error) return
  throw new WrongSetting(
    `The role legwork_app cannot be used: ${error.message}. Give it a password ` +
      "(alter role legwork_app password '…') and set DATABASE_APP_URL to it.",
  )
}

async function connectOnce(connectionString: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => undefined,
      (error: Error) => error,
    )
}

/** What a crash left behind: a heart that seems to beat, files half written. Nothing of this machine runs yet. */
async function clearAway({ dataDir }: Config, ownerUrl: string): Promise<void> {
  await stopHeart(ownerUrl)
  await fileStore(join(dataDir, 'files')).sweep(systemClock())
}

async function demo(config: Config, say: (line: string) => void): Promise<void> {
  // Drawing photos and telling stories is not needed again once it is done.
  if (await isDemoDone(config)) return
  say('Filling the demo community (once, some seconds) …')
  const { fillDemo } = await import('./demo.ts')
  await fillDemo(config)
}

function sentenceOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or set PORT to another number.`
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Set PORT to a number above 1023.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST is ${host}, which is no address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.`
  return `Cannot listen on ${host}, port ${port}: ${error.message}`
}
