import sharp, { type Matrix3x3, type Sharp } from 'sharp'
import { ok, refuse, type Result } from '../result.ts'
import { readBmp } from './bmp.ts'
import { decodeHeic } from './heic.ts'
import type { PhotoKind } from './sniff.ts'
import { turnstile } from './turnstile.ts'

export type Photo = {
  readonly bytes: Uint8Array
  readonly thumb: Uint8Array
  readonly width: number
  readonly height: number
}

/** Pixels on the long side: enough to read a meter, small enough for a weak signal. */
const longSide = 1_600
const thumbSide = 320
/** A bomb says it has more; 64 megapixels is more than any phone's normal mode. */
export const mostPixels = 64_000_000

type PhotoRefused = 'file.broken' | 'file.too_many_pixels'

sharp.cache(false)
sharp.concurrency(1)
const inTurn = turnstile(2)

/**
 * Decodes a photo and writes it anew: turned upright, shrunk, its first picture when it moves, as JPEG, without any
 * of what the camera wrote about place, time and owner.
 */
export function remakePhoto(bytes: Uint8Array, kind: PhotoKind): Promise<Result<Photo, PhotoRefused>> {
  return inTurn(async () => {
    try {
      const upright = await opened(bytes, kind)
      return upright.ok ? ok(await shrunk(upright.value)) : upright
    } catch {
      // Whatever the decoder says about a stranger's bytes, the answer is the same: it is no readable photo.
      return refuse('file.broken')
    }
  })
}

async function opened(bytes: Uint8Array, kind: PhotoKind): Promise<Result<Sharp, PhotoRefused>> {
  if (kind === 'heic') return fromHeic(bytes)
  if (kind === 'bmp') return ok(fromBmp(bytes))
  const photo = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
  // The head of the file is read first, without unfolding anything; then the limit is kept while it is unfolded.
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  return width * height > mostPixels ? refuse('file.too_many_pixels') : ok(photo.autoOrient())
}

async function fromHeic(bytes: Uint8Array): Promise<Result<Sharp, PhotoRefused>> {
  const answer = await decodeHeic(bytes, mostPixels)
  if (typeof answer === 'string') return refuse(`file.${answer}`)
  const { width, height, data } = answer
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return ok(sharp(raw, { raw: { width, height, channels: 4 } }))
}

function fromBmp(bytes: Uint8Array): Sharp {
  const { width, height, channels, data } = readBmp(bytes, mostPixels)
  const redFirst: Matrix3x3 = [
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ]
  return sharp(data, { raw: { width, height, channels } }).removeAlpha().recomb(redFirst)
}

async function shrunk(upright: Sharp): Promise<Photo> {
  const { data, info } = await upright
    .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: 78, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
  const thumb = await sharp(data)
    .resize(thumbSide, thumbSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 72 })
    .toBuffer()
  return { bytes: data, thumb, width: info.width, height: info.height }
}
