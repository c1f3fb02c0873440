import decodeHeic from 'heic-decode'
import sharp, { type Sharp } from 'sharp'
import { ok, refuse, type Result } from '../result.ts'
import { limited } from './limited.ts'

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
const mostPixels = 64_000_000

sharp.cache(false)
sharp.concurrency(1)
const inTurn = limited(2)

/**
 * Decodes a photo and writes it anew: turned upright, shrunk, as JPEG, without any of what the camera wrote about
 * place, time and owner.
 */
export function keepPhoto(bytes: Uint8Array, isHeic: boolean): Promise<Result<Photo, 'file.broken'>> {
  return inTurn(async () => {
    try {
      const upright = await (isHeic
        ? fromHeic(bytes)
        : Promise.resolve(sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).rotate()))
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
      return ok({ bytes: data, thumb, width: info.width, height: info.height })
    } catch {
      // Whatever the decoder says about a stranger's bytes, the answer is the same: it is no readable photo.
      return refuse('file.broken')
    }
  })
}

// The prebuilt image library has no HEVC, for its patents; this one decodes in WebAssembly and turns upright itself.
async function fromHeic(bytes: Uint8Array): Promise<Sharp> {
  const { width, height, data } = await decodeHeic({ buffer: bytes })
  if (width * height > mostPixels) throw new RangeError('too many pixels')
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
  })
}
