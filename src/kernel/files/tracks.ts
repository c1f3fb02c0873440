/** What a container holds: a phone's voice note is often called a video, because the box is the same. */
export type Tracks = { readonly sound: boolean; readonly picture: boolean }

type Span = { readonly kind: string; readonly from: number; readonly to: number }

// A voice note has a handful of boxes; a crafted file may have millions of empty ones.
const mostBoxes = 10_000

/** The handlers of the tracks in an ISO base media file (ISO/IEC 14496-12: mp4, m4a, 3gp). */
export function tracksOfMp4(bytes: Uint8Array): Tracks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Set<string>()
  for (const moov of boxes(view, 0, bytes.byteLength).filter((box) => box.kind === 'moov'))
    for (const track of boxes(view, moov.from, moov.to).filter((box) => box.kind === 'trak'))
      for (const media of boxes(view, track.from, track.to).filter((box) => box.kind === 'mdia'))
        for (const handler of boxes(view, media.from, media.to).filter((box) => box.kind === 'hdlr'))
          if (handler.to - handler.from >= 12) found.add(letters(view, handler.from + 8))
  return { sound: found.has('soun'), picture: found.has('vide') }
}

function boxes(view: DataView, from: number, to: number): Span[] {
  const found: Span[] = []
  for (let at = from; at + 8 <= to && found.length < mostBoxes; ) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= to
    const size = short === 0 ? to - at : isLong ? Number(view.getBigUint64(at + 8)) : short
    const head = isLong ? 16 : 8
    if (size < head) break
    found.push({ kind: letters(view, at + 4), from: at + head, to: Math.min(at + size, to) })
    at += size
  }
  return found
}

function letters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)))
}

const segment = '18538067'
const trackList = '1654ae6b'
const track = 'ae'
const trackType = '83'

/** The track types in a Matroska or WebM file (RFC 9559: 1 is video, 2 is audio). */
export function tracksOfWebm(bytes: Uint8Array): Tracks {
  const found = new Set<number>()
  for (const root of elements(bytes, 0, bytes.length).filter((one) => one.kind === segment))
    for (const list of elements(bytes, root.from, root.to).filter((one) => one.kind === trackList))
      for (const entry of elements(bytes, list.from, list.to).filter((one) => one.kind === track))
        for (const type of elements(bytes, entry.from, entry.to).filter((one) => one.kind === trackType))
          found.add(bytes[type.to - 1] ?? 0)
  return { sound: found.has(2), picture: found.has(1) }
}

function elements(bytes: Uint8Array, from: number, to: number): Span[] {
  const found: Span[] = []
  for (let at = from; at < to && found.length < mostBoxes; ) {
    const idLength = lengthOf(bytes[at])
    const sizeLength = lengthOf(bytes[at + idLength])
    const start = at + idLength + sizeLength
    if (idLength > 4 || sizeLength > 8 || start > to) break
    const kind = Buffer.from(bytes.subarray(at, at + idLength)).toString('hex')
    const size = sizeOf(bytes.subarray(at + idLength, start))
    const end = Math.min(start + size, to)
    found.push({ kind, from: start, to: end })
    at = end
  }
  return found
}

/** The leading zero bits of an EBML number say how many bytes it has. */
function lengthOf(first: number | undefined): number {
  return first === undefined ? 9 : Math.clz32(first) - 24 + 1
}

/** All ones means "not known yet": a browser that records writes it so, and the rest of the file is inside. */
function sizeOf(number: Uint8Array): number {
  const [first = 0, ...rest] = number
  const mask = 0xff >> number.length
  if ((first & mask) === mask && rest.every((byte) => byte === 0xff)) return Number.POSITIVE_INFINITY
  return rest.reduce((sum, byte) => sum * 256 + byte, first & mask)
}

const beginsStream = 2
const soundStreams = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   ']
const aboutStreams = 'fishead'

/** The streams that an Ogg file announces on its first pages (RFC 3533); what is no sound we know counts as picture. */
export function tracksOfOgg(bytes: Uint8Array): Tracks {
  const found = { sound: false, picture: false }
  for (let at = 0; letters8(bytes, at).startsWith('OggS') && ((bytes[at + 5] ?? 0) & beginsStream) !== 0; ) {
    const segments = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0))
    const start = at + 27 + segments.length
    const says = letters8(bytes, start)
    if (soundStreams.some((each) => says.startsWith(each))) found.sound = true
    else if (!says.startsWith(aboutStreams)) found.picture = true
    at = start + segments.reduce((sum, length) => sum + length, 0)
  }
  return found
}

function letters8(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at, at + 8)).toString('latin1')
}
