/** One channel, -1 to 1, so many samples a second. */
export type Sound = { readonly samples: Float32Array; readonly rate: number }

/** What a WAV file holds, mixed to one channel; null when it is none or of a kind that recorders do not write. */
export function readWav(bytes: Uint8Array, mostSeconds: number): Sound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') return null
  const format = formatOf(view, chunkOf(view, 'fmt '))
  const data = chunkOf(view, 'data')
  const read = format && readers[`${format.code}/${format.bits}`]
  if (!format || !data || !read) return null
  const { channels, rate } = format
  const width = format.bits / 8
  const frames = Math.min(Math.floor(data.length / (width * channels)), rate * mostSeconds)
  const samples = new Float32Array(frames)
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++)
      sum += read(view, data.at + (frame * channels + channel) * width)
    samples[frame] = Math.max(-1, Math.min(1, sum / channels)) || 0
  }
  return { samples, rate }
}

type Chunk = { readonly at: number; readonly length: number }
type Format = {
  readonly code: number
  readonly channels: number
  readonly rate: number
  readonly bits: number
}

const readers: Readonly<Record<string, (view: DataView, at: number) => number>> = {
  '1/8': (view, at) => (view.getUint8(at) - 128) / 128,
  '1/16': (view, at) => view.getInt16(at, true) / 32_768,
  '1/24': (view, at) => ((view.getUint16(at, true) << 8) | (view.getInt8(at + 2) << 24)) / 2_147_483_648,
  '1/32': (view, at) => view.getInt32(at, true) / 2_147_483_648,
  '3/32': (view, at) => view.getFloat32(at, true),
}

function formatOf(view: DataView, chunk: Chunk | null): Format | null {
  if (!chunk || chunk.length < 16) return null
  const said = view.getUint16(chunk.at, true)
  // 0xfffe: what it is stands further on.
  const code = said === 0xfffe && chunk.length >= 26 ? view.getUint16(chunk.at + 24, true) : said
  const [channels, rate] = [view.getUint16(chunk.at + 2, true), view.getUint32(chunk.at + 4, true)]
  if (channels < 1 || channels > 8 || rate < 4_000 || rate > 192_000) return null
  return { code, channels, rate, bits: view.getUint16(chunk.at + 14, true) }
}

function chunkOf(view: DataView, name: string): Chunk | null {
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true)
    // A recorder that was stopped short leaves a length that is not true.
    if (tag(view, at) === name) return { at: at + 8, length: Math.min(length, view.byteLength - at - 8) }
    at += 8 + length + (length % 2)
  }
  return null
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))
}
