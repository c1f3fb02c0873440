/**
 * Sound without a box around it has only a few bits that say what it is, and other files have them by chance.
 * Two frames in a row, the second where the first says it ends, are no chance.
 */
export function holdsFrames(bytes: Uint8Array, type: 'audio/mpeg' | 'audio/aac'): boolean {
  const length = type === 'audio/mpeg' ? mpegFrame : aacFrame
  const first = afterTag(bytes)
  const one = length(bytes, first)
  return one > 0 && length(bytes, first + one) > 0
}

/** Where the sound starts: behind an ID3v2 tag, whose length has seven bits a byte. */
function afterTag(bytes: Uint8Array): number {
  if (bytes[0] !== 0x49 || bytes[1] !== 0x44 || bytes[2] !== 0x33) return 0
  return 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0)
}

// Thousands of bits a second by index (ISO/IEC 11172-3, 13818-3), layer 3: recorders write nothing else.
const rates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const samples = [44_100, 48_000, 32_000]

function mpegFrame(bytes: Uint8Array, at: number): number {
  const [sync = 0, kind = 0, coding = 0] = bytes.subarray(at, at + 3)
  const [version, layer] = [(kind >> 3) & 3, (kind >> 1) & 3]
  if (sync !== 0xff || kind >> 5 !== 7 || version === 1 || layer !== 1) return 0
  const rate = rates[version === 3 ? 1 : 2][coding >> 4]
  const sampled = samples[(coding >> 2) & 3]
  if (!rate || !sampled) return 0
  const halved = version === 3 ? 1 : version === 2 ? 2 : 4
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1_000 * halved) / sampled) + ((coding >> 1) & 1)
}

function aacFrame(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, , d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
  if (a !== 0xff || (b & 0xf6) !== 0xf0) return 0
  const length = ((d & 3) << 11) | (e << 3) | (f >> 5)
  return length > 7 ? length : 0
}
