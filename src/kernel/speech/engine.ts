import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { ok, refuse, type Result } from '../result.ts'
import type { Ask, Told } from './hear.child.ts'
import { readModelFolder, type SpeechModel } from './model-folder.ts'
import type { Sound } from './sound.ts'

export type SpeechEngine = {
  /** The model's name. */
  readonly name: string
  /** What is said in a sound, as the model writes it; empty when nothing is. One at a time. */
  readonly hear: (sound: Sound) => Promise<Result<string, 'speech.broken' | 'speech.slow'>>
  readonly close: () => Promise<void>
}

export type SpeechRefused = 'speech.no_folder' | 'speech.no_model' | 'speech.no_package' | 'speech.broken'

type Patience = { readonly loadMillis: number; readonly hearMillis: number }
type Child = {
  readonly process: ChildProcess
  readonly told: (want: Want, millis: number) => Promise<Told | null>
}
type Want = (told: Told) => boolean

/**
 * Starts the engine with the model in a folder, in a process of its own, and waits until it can hear. A process that
 * dies later is started again with the next sound.
 */
export async function openEngine(
  folder: string,
  { loadMillis, hearMillis }: Patience = { loadMillis: 30_000, hearMillis: 120_000 },
): Promise<Result<SpeechEngine, SpeechRefused>> {
  const model = await readModelFolder(folder)
  if (!model.ok) return model
  const first = await startChild(model.value, loadMillis)
  if (!first.ok) return first
  const state: { child: Child | null; turn: Promise<unknown>; asked: number } = {
    child: first.value,
    turn: Promise.resolve(),
    asked: 0,
  }
  const hearNow = async (sound: Sound): Promise<Result<string, 'speech.broken' | 'speech.slow'>> => {
    if (!state.child || hasEnded(state.child)) {
      const again = await startChild(model.value, loadMillis)
      if (!again.ok) return refuse('speech.broken')
      state.child = again.value
    }
    const { child } = state
    const id = (state.asked += 1)
    const wait = child.told((told) => told.is === 'heard' && told.id === id, hearMillis)
    send(child, { is: 'hear', id, ...sound })
    const told = await wait
    if (told?.is === 'heard') return ok(told.text.trim())
    const slow = !hasEnded(child)
    await end(child)
    return refuse(slow ? 'speech.slow' : 'speech.broken')
  }
  return ok({
    name: model.value.name,
    hear: (sound) => {
      const heard = state.turn.then(() => hearNow(sound))
      state.turn = heard.catch(() => undefined)
      return heard
    },
    close: async () => {
      if (state.child) await end(state.child)
    },
  })
}

async function startChild(
  model: SpeechModel,
  millis: number,
): Promise<Result<Child, 'speech.no_package' | 'speech.broken'>> {
  const started = fork(new URL('./hear.child.ts', import.meta.url), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const last = { words: '' }
  started.stderr?.on('data', (data: Buffer) => void (last.words = (last.words + data.toString()).slice(-400)))
  const child: Child = { process: started, told: (want, most) => nextTold(started, want, most) }
  const loaded = child.told(({ is }) => is !== 'heard', millis)
  send(child, { is: 'load', model })
  const told = await loaded
  if (told?.is === 'ready') return ok(child)
  await end(child)
  if (told?.is === 'no_package') return refuse('speech.no_package', { why: told.why })
  return refuse('speech.broken', { why: told?.is === 'broken' ? told.why : last.words.trim() })
}

/** What the process says next that is wanted; null when it ends or takes too long. */
function nextTold(child: ChildProcess, want: Want, millis: number): Promise<Told | null> {
  return new Promise((tell) => {
    const finish = (told: Told | null) => {
      clearTimeout(timer)
      child.off('message', hear).off('exit', gone).off('error', gone)
      tell(told)
    }
    const hear = (told: Told) => want(told) && finish(told)
    const gone = () => finish(null)
    const timer = setTimeout(gone, millis)
    child.on('message', hear).on('exit', gone).on('error', gone)
  })
}

// The channel may have closed a moment ago; then the exit is heard.
function send({ process: child }: Child, ask: Ask): void {
  child.send(ask, () => undefined)
}

function hasEnded({ process: child }: Child): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function end(child: Child): Promise<void> {
  if (hasEnded(child)) return
  const gone = once(child.process, 'exit')
  child.process.kill('SIGKILL')
  await gone
}
