import type { SpeechModel } from './model-folder.ts'

/*
 * A process of its own: the engine is native code that ends its process when a model is not to its liking, holds its
 * thread while it listens, and keeps some hundred megabytes.
 */

export type Ask =
  | { readonly is: 'load'; readonly model: SpeechModel }
  | { readonly is: 'hear'; readonly id: number; readonly samples: Float32Array; readonly rate: number }

export type Told =
  | { readonly is: 'ready' }
  | { readonly is: 'no_package'; readonly why: string }
  | { readonly is: 'broken'; readonly why: string }
  | { readonly is: 'heard'; readonly id: number; readonly text: string }

type Ears = (samples: Float32Array, rate: number) => string

const state: { ears: Ears | null } = { ears: null }

process.on('disconnect', () => process.exit(0))
process.on('message', (ask: Ask) => {
  if (ask.is === 'load') void load(ask.model).then(tell)
  else if (state.ears) tell({ is: 'heard', id: ask.id, text: state.ears(ask.samples, ask.rate) })
})

function tell(told: Told): void {
  process.send?.(told)
}

async function load(model: SpeechModel): Promise<Told> {
  const engine = await import('sherpa-onnx-node').catch(
    (error: unknown) => String(error).split('\n', 1)[0] ?? '',
  )
  if (typeof engine === 'string') return { is: 'no_package', why: engine }
  try {
    const recognizer = new engine.default.OfflineRecognizer({
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      modelConfig: { ...model.parts, tokens: model.tokens, numThreads: 1, provider: 'cpu', debug: 0 },
    })
    state.ears = (samples, sampleRate) => {
      const stream = recognizer.createStream()
      stream.acceptWaveform({ samples, sampleRate })
      recognizer.decode(stream)
      return recognizer.getResult(stream).text
    }
    return { is: 'ready' }
  } catch (error) {
    return { is: 'broken', why: String(error) }
  }
}
