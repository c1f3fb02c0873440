import { breaker } from '../kernel/model/breaker.ts'
import { findDecoder } from '../kernel/speech/decode.ts'
import { openEngine, type SpeechRefused } from '../kernel/speech/engine.ts'
import type { Clock } from '../kernel/time.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Extras } from './tasks.ts'

type Wanted = Pick<Config, 'model' | 'speechFolder'>

/** What this installation has beyond the whole product, by its settings. Says what it found, and what is missing. */
export async function extrasOf(config: Wanted, clock: Clock, log: Log): Promise<Extras> {
  return { model: modelOf(config, clock, log), speech: await speechOf(config, log) }
}

function modelOf({ model }: Wanted, clock: Clock, log: Log): Extras['model'] {
  if (!model) return undefined
  const { endpoint, budget } = model
  log.info({ url: endpoint.url, model: endpoint.name, ...budget }, 'a model outside may propose topics')
  return {
    endpoint,
    budget,
    breaker: breaker(clock, { failures: 3, restMinutes: 10 }),
    told: (outcome, facts) => log.info({ outcome, ...facts }, 'a model was asked'),
  }
}

const missing: Record<SpeechRefused, string> = {
  'speech.no_folder': 'LEGWORK_SPEECH_MODEL names no folder; voice notes are played as they are',
  'speech.no_model':
    'LEGWORK_SPEECH_MODEL holds no model that the engine knows; voice notes are played as they are',
  'speech.no_package':
    'the package sherpa-onnx-node is not installed here; voice notes are played as they are',
  'speech.broken': 'the speech engine does not start with this model; voice notes are played as they are',
}

async function speechOf({ speechFolder }: Wanted, log: Log): Promise<Extras['speech']> {
  if (speechFolder === undefined) return undefined
  const engine = await openEngine(speechFolder)
  if (!engine.ok) {
    log.warn(engine.facts, missing[engine.code])
    return undefined
  }
  const decoder = await findDecoder()
  log.info({ model: engine.value.name }, 'voice notes are written down')
  if (decoder.program === null)
    log.warn('ffmpeg is not here: only WAV is written down, what phones record is played as it is')
  return {
    engine: engine.value,
    decoder,
    told: (outcome, facts) => log.info({ outcome, ...facts }, 'a voice note was listened to'),
  }
}
