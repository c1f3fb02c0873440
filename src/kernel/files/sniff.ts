import { fileTypeFromBuffer } from 'file-type'

export type Sniffed = { readonly kind: 'photo' | 'heic' | 'voice'; readonly type: string }

const photos = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/tiff',
  'image/bmp',
])
const heics = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])

// WeChat and old phones record AMR and 3GP; browsers WebM, Ogg or MP4 (which the bytes alone call video).
const voices = new Set([
  'audio/webm',
  'video/webm',
  'audio/ogg',
  'audio/opus',
  'audio/ogg; codecs=opus',
  'video/ogg',
  'audio/mp4',
  'video/mp4',
  'audio/x-m4a',
  'audio/mpeg',
  'audio/wav',
  'audio/vnd.wave',
  'audio/amr',
  'audio/aac',
  'video/3gpp',
  'audio/3gpp',
  'audio/flac',
])

/** What the bytes are, whatever name or type came with them; null for anything but a photo or a sound. */
export async function sniff(bytes: Uint8Array): Promise<Sniffed | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!found) return null
  if (photos.has(found.mime)) return { kind: 'photo', type: found.mime }
  if (heics.has(found.mime)) return { kind: 'heic', type: found.mime }
  return voices.has(found.mime) ? { kind: 'voice', type: found.mime.replace(/^video\//, 'audio/') } : null
}
