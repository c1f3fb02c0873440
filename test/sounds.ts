import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A model that says 响 of what is loud and 静 of what is quiet. */
export const loudOrQuiet = fileURLToPath(new URL('./fixtures/loud-or-quiet', import.meta.url))

/** The engine is an optional package. */
export const hasEngine = canResolve('sherpa-onnx-node')

/** A tone of so many seconds. */
export function tone(seconds: number, rate = 16_000): Float32Array {
  return Float32Array.from({ length: seconds * rate }, (_, n) => Math.sin(n * 0.3) * 0.8)
}

export function silence(seconds: number, rate = 16_000): Float32Array {
  return new Float32Array(seconds * rate)
}

export function joined(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]))
}

type Format = {
  readonly rate?: number
  readonly channels?: number
  readonly bits?: 8 | 16 | 24 | 32
  readonly float?: boolean
}

/** A WAV file as recorders write it. */
export function wav(
  samples: Float32Array,
  { rate = 16_000, channels = 1, bits = 16, float = false }: Format = {},
): Buffer {
  const width = bits / 8
  const data = Buffer.alloc(samples.length * channels * width)
  samples.forEach((sample, at) => {
    for (let channel = 0; channel < channels; channel++) {
      const to = (at * channels + channel) * width
      if (float) data.writeFloatLE(sample, to)
      else if (bits === 8) data.writeUInt8(Math.round(sample * 127) + 128, to)
      else data.writeIntLE(Math.round(sample * (2 ** (bits - 1) - 1)), to, width)
    }
  })
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(float ? 3 : 1, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * channels * width, 28)
  head.writeUInt16LE(channels * width, 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

function canResolve(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}
