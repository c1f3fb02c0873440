import { fileURLToPath } from 'node:url'
import { printAddresses, untilReady } from './addresses.ts'
import { childEnvironment, type Config, readConfig } from './config.ts'
import { keepServer } from './own-server.ts'
import { mustBeFree, prepare } from './prepare.ts'
import { untilAskedToStop } from './stopping.ts'
import { type Kept, keepRunning } from './supervise.ts'

/**
 * The whole house in one command: the database where it is ours, migrations, demo, then `serve` and `work`, which are
 * started again when they die. Ends in order when asked to, with a sentence when it cannot go on.
 */
async function runHouse(asked: AbortSignal): Promise<void> {
  const config = readConfig()
  const own = config.database ? undefined : await keepServer(config, say)
  const opened = own ? { ...config, database: { ownerUrl: own.ownerUrl, appUrl: own.appUrl } } : config
  const kept: Kept[] = []
  const stopped = aborted(asked)
  try {
    await mustBeFree(config)
    await Promise.race([prepare(opened, asked, say), stopped])
    if (asked.aborted) return
    kept.push(keep('serve', opened), keep('work', opened))
    void untilReady(config, asked).then((ready) => (ready ? printAddresses(opened) : undefined))
    const causes = [stopped, ...kept.map((each) => each.gaveUp), ...(own ? [own.gaveUp] : [])]
    const sentence = await Promise.race(causes)
    if (sentence) throw new Error(sentence)
  } finally {
    await Promise.all(kept.map((each) => each.stop()))
    await own?.stop()
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((tell) => {
    if (signal.aborted) tell(undefined)
    else signal.addEventListener('abort', () => tell(undefined))
  })
}

function keep(name: 'serve' | 'work', config: Config): Kept {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  return keepRunning({ name, script, env: childEnvironment(config), say })
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

const stop = new AbortController()
void untilAskedToStop().then(() => stop.abort())
try {
  await runHouse(stop.signal)
  process.exit(0)
} catch (error) {
  if (!stop.signal.aborted) say(error instanceof Error ? `\n${error.message}` : String(error))
  process.exit(stop.signal.aborted ? 0 : 1)
}
