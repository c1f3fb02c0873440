import { readFileSync } from 'node:fs'
import sharp from 'sharp'

/** Files as residents send them, and as attackers do; made here, so that no stranger's photo lies in the repository. */

/** Left half red, right half blue: then one sees which way is up. */
export function twoHalves(width: number, height: number) {
  const half = { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#0000ff' }
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: { create: half }, left: Math.floor(width / 2), top: 0 },
  ])
}

/** 96 × 64, as an iPhone writes it: left half red, right half blue, with a place in its EXIF. */
export const heic = readFileSync(new URL('./fixtures/two-halves.heic', import.meta.url))

/** The same with another size in its head. */
export function heicOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(heic)
  const at = bytes.indexOf('ispe') + 8
  bytes.writeUInt32BE(width, at)
  bytes.writeUInt32BE(height, at + 4)
  return bytes
}

/** A PNG that says it is this large, in a few bytes. */
export async function pngBomb(width: number, height: number): Promise<Buffer> {
  const bytes = await twoHalves(8, 8).png().toBuffer()
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

/** 40 × 20 pixels of 24 bits from the bottom up: left red, right blue, and a green line at the top. */
export function bmp(): Buffer {
  const bytes = Buffer.alloc(54 + 40 * 20 * 3)
  bytes.write('BM')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(40, 18)
  bytes.writeInt32LE(20, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  const [blue, green, red] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ]
  for (let y = 0; y < 20; y++)
    for (let x = 0; x < 40; x++)
      bytes.set((y > 15 ? green : x < 20 ? red : blue) ?? [], 54 + (y * 40 + x) * 3)
  return bytes
}

type Track = 'soun' | 'vide'

/** An MP4 with these tracks; `brand` is what a recorder writes at its head. */
export function mp4(tracks: readonly Track[], brand = 'isom'): Buffer {
  const handlers = tracks.map((kind) =>
    box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(13)))),
  )
  const head = box('ftyp', Buffer.from(brand), Buffer.alloc(4), Buffer.from(brand))
  return Buffer.concat([head, box('moov', ...handlers), box('mdat', Buffer.alloc(64, 7))])
}

function box(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(kind, 4)
  return Buffer.concat([head, body])
}

/** A WebM as a browser records it (1 is a picture, 2 a sound); its length is not known while it is written. */
export function webm(types: readonly (1 | 2)[]): Buffer {
  const tracks = types.map((type) => element('ae', element('83', Buffer.of(type))))
  const head = element('1a45dfa3', element('4282', Buffer.from('webm')))
  const open = Buffer.from('18538067' + '01ffffffffffffff', 'hex')
  return Buffer.concat([head, open, element('1654ae6b', ...tracks)])
}

function element(id: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.of(0x80 | body.length), body])
}

/** An Ogg file whose first pages announce these streams. */
export function ogg(...streams: readonly string[]): Buffer {
  return Buffer.concat(
    streams.map((says) => {
      const page = Buffer.alloc(27)
      page.write('OggS')
      page[5] = 2
      page[26] = 1
      return Buffer.concat([page, Buffer.of(16), Buffer.from(says.padEnd(16, '\0'), 'latin1')])
    }),
  )
}

/** Frames of MPEG layer 3 at 128 kbit/s and 44.1 kHz: 417 bytes each. */
export function mp3(frames: number): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

/** Frames of AAC in ADTS, 32 bytes each. */
export function aac(frames: number): Buffer {
  const frame = Buffer.alloc(32)
  frame.set([0xff, 0xf1, 0x50, 0x80, 0x04, 0x1f, 0xfc])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

export const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64, 0x3c)])

export const wav = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.of(68, 0, 0, 0),
  Buffer.from('WAVEfmt '),
  Buffer.alloc(60),
])

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect/></svg>')
export const html = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>')
export const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex')

function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}
