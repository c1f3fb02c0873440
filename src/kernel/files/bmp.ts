export type Bitmap = {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  /** Blue comes first, as Windows wrote it. */
  readonly data: Buffer
}

/**
 * The pixels of a plain BMP of 24 or 32 bits, the kind that screenshots and scanners write; the image library reads
 * none. Throws RangeError at anything else, at more than `most` pixels, and when pixels are missing.
 */
export function readBmp(bytes: Uint8Array, most: number): Bitmap {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = view.getUint32(10, true)
  const [width, signed] = [view.getInt32(18, true), view.getInt32(22, true)]
  const height = Math.abs(signed)
  if (width < 1 || height < 1 || width * height > most) throw new RangeError('no such size')
  const channels = channelsOf(view)
  const row = Math.ceil((width * channels) / 4) * 4
  if (start + row * height > bytes.byteLength) throw new RangeError('pixels are missing')
  const data = Buffer.alloc(width * height * channels)
  for (let y = 0; y < height; y++) {
    // Rows run from the bottom up, unless the height is negative.
    const from = start + row * (signed > 0 ? height - 1 - y : y)
    data.set(bytes.subarray(from, from + width * channels), y * width * channels)
  }
  return { width, height, channels, data }
}

function channelsOf(view: DataView): 3 | 4 {
  const [bits, packing] = [view.getUint16(28, true), view.getUint32(30, true)]
  const isUsualMask =
    packing === 3 && view.getUint32(54, true) === 0xff0000 && view.getUint32(62, true) === 0xff
  if (bits === 24 && packing === 0) return 3
  if (bits === 32 && (packing === 0 || isUsualMask)) return 4
  throw new RangeError('not a plain bitmap')
}
