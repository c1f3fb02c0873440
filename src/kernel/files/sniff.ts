import { fileTypeFromBuffer } from 'file-type'
import { holdsFrames } from './frames.ts'
import { type Tracks, tracksOfMp4, tracksOfOgg, tracksOfWebm } from './tracks.ts'

export type PhotoKind = 'photo' | 'heic' | 'bmp'

export type Sniffed =
  | { readonly kind: PhotoKind | 'voice'; readonly type: string }
  /** Neither a photo nor a sound, or a film, or a box in which nothing is found. */
  | { readonly kind: 'unknown' | 'video' | 'broken' }

const pictures: Readonly<Record<string, PhotoKind>> = {
  'image/jpeg': 'photo',
  'image/png': 'photo',
  'image/webp': 'photo',
  'image/avif': 'photo',
  'image/gif': 'photo',
  'image/tiff': 'photo',
  'image/bmp': 'bmp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
}

// A recorder's box is called a video by its first bytes, whatever is in it.
const boxes: Readonly<
  Record<string, { readonly read: (bytes: Uint8Array) => Tracks; readonly type: string }>
> = {
  'video/mp4': { read: tracksOfMp4, type: 'audio/mp4' },
  'audio/mp4': { read: tracksOfMp4, type: 'audio/mp4' },
  'audio/x-m4a': { read: tracksOfMp4, type: 'audio/mp4' },
  'video/quicktime': { read: tracksOfMp4, type: 'audio/mp4' },
  'video/3gpp': { read: tracksOfMp4, type: 'audio/3gpp' },
  'video/3gpp2': { read: tracksOfMp4, type: 'audio/3gpp2' },
  'video/webm': { read: tracksOfWebm, type: 'audio/webm' },
  'video/matroska': { read: tracksOfWebm, type: 'audio/webm' },
  'audio/ogg': { read: tracksOfOgg, type: 'audio/ogg' },
  'audio/ogg; codecs=opus': { read: tracksOfOgg, type: 'audio/ogg' },
  'video/ogg': { read: tracksOfOgg, type: 'audio/ogg' },
  'application/ogg': { read: tracksOfOgg, type: 'audio/ogg' },
}

// WeChat and old phones record AMR.
const sounds = new Set(['audio/amr', 'audio/wav', 'audio/flac'])
const films = /^video\//

/** What the bytes are, whatever name or type came with them. */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  const picture = pictures[type]
  if (picture) return { kind: holdsAvif(bytes, picture) ? 'photo' : picture, type }
  const box = boxes[type]
  if (box) return inBox(box.read(bytes), box.type)
  if (sounds.has(type)) return { kind: 'voice', type }
  if ((type === 'audio/mpeg' || type === 'audio/aac') && holdsFrames(bytes, type))
    return { kind: 'voice', type }
  return { kind: films.test(type) ? 'video' : 'unknown' }
}

function inBox({ sound, picture }: Tracks, type: string): Sniffed {
  if (picture) return { kind: 'video' }
  return sound ? { kind: 'voice', type } : { kind: 'broken' }
}

// `mif1` says only that it is a picture in this box; the brands after it say which.
function holdsAvif(bytes: Uint8Array, picture: PhotoKind): boolean {
  return picture === 'heic' && Buffer.from(bytes.subarray(8, 40)).includes('avif')
}
