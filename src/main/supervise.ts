import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** A program that is to run as long as the house does. */
export type Program = {
  readonly name: string
  /** The file, as a path. */
  readonly script: string
  readonly env: NodeJS.ProcessEnv
  /** A line for whoever watches. */
  readonly say: (line: string) => void
}

export type Kept = {
  /** Told, in a sentence, when the program dies too often to be started again. */
  readonly gaveUp: Promise<string>
  readonly stop: () => Promise<void>
}

const mostDeaths = 5
const within = 60_000
const graceful = 15_000

/**
 * Starts a program and starts it again when it dies: at once, then after ever longer waits. After five deaths within
 * a minute it is left alone.
 */
export function keepRunning(program: Program): Kept {
  const asked = new AbortController()
  const state: { child?: ChildProcess } = {}
  const told = Promise.withResolvers<string>()
  const done = loop(program, asked.signal, (child) => {
    state.child = child
  }).then((sentence) => sentence && told.resolve(sentence))
  const stop = async () => {
    asked.abort()
    const { child } = state
    child?.kill('SIGTERM')
    const late = setTimeout(() => child?.kill('SIGKILL'), graceful)
    await done
    clearTimeout(late)
  }
  return { gaveUp: told.promise, stop }
}

/** @returns the sentence with which it gives up; undefined when it was asked to stop */
async function loop(
  program: Program,
  asked: AbortSignal,
  started: (child: ChildProcess) => void,
): Promise<string | undefined> {
  let deaths: readonly number[] = []
  while (!asked.aborted) {
    const child = start(program)
    started(child)
    const how = await ended(child)
    if (asked.aborted) return undefined
    const now = performance.now()
    deaths = [...deaths.filter((at) => now - at < within), now]
    if (deaths.length >= mostDeaths)
      return `The process "${program.name}" died ${mostDeaths} times within a minute (${how}). What it said last stands above.`
    const wait = 100 * 2 ** (deaths.length - 1)
    program.say(`The process "${program.name}" died (${how}); starting it again.`)
    await pause(wait, undefined, { signal: asked }).catch(() => undefined)
  }
  return undefined
}

function start({ script, env }: Program): ChildProcess {
  // What the settings file says stands in `env` already.
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--env-file'))
  return spawn(process.execPath, [...flags, script], {
    env,
    // A group of its own: Ctrl-C comes to us, who stop things in order. Over the channel it notices when we die.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((tell) => {
    child.once('error', (error) => tell(error.message))
    child.once('exit', (code, signal) => tell(signal ?? `exit code ${code}`))
  })
}
