import type { CommunityId } from '../ids.ts'
import { ok, refuse, type Refusal, type Result } from '../result.ts'
import { mostPixels, remakePhoto } from './photo.ts'
import { shortName } from './short-name.ts'
import { type PhotoKind, sniff } from './sniff.ts'
import type { FileStore } from './store.ts'

export type Upload = { readonly name: string; readonly bytes: Uint8Array }

export type Kept = {
  readonly kind: 'photo' | 'voice'
  readonly hash: string
  readonly thumb: string | null
  readonly type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
}

export type UploadRefused =
  | 'file.too_large'
  | 'file.too_many'
  | 'file.too_many_pixels'
  | 'file.not_a_photo'
  | 'file.video'
  | 'file.broken'
  | 'file.empty'
  | 'file.disk_full'

/** What one saying may carry. */
export const uploadLimits = { photos: 9, voices: 1, photoBytes: 20_000_000, voiceBytes: 10_000_000 } as const

/**
 * Judges one upload by its bytes and keeps it: photos written anew, voice as it is. The facts of a refusal carry the
 * file's name as it may be shown.
 */
export async function keepUpload(
  store: FileStore,
  community: CommunityId,
  { name, bytes }: Upload,
): Promise<Result<Kept, UploadRefused>> {
  const kept = await keepBytes({ store, community }, bytes)
  return kept.ok ? kept : { ...kept, facts: { name: shortName(name), ...kept.facts } }
}

type Place = { readonly store: FileStore; readonly community: CommunityId }

async function keepBytes(place: Place, bytes: Uint8Array): Promise<Result<Kept, UploadRefused>> {
  if (bytes.byteLength === 0) return refuse('file.empty')
  if (bytes.byteLength > uploadLimits.photoBytes) return tooLarge(uploadLimits.photoBytes)
  const found = await sniff(bytes)
  switch (found.kind) {
    case 'unknown':
      return refuse('file.not_a_photo')
    case 'video':
      return refuse('file.video')
    case 'broken':
      return refuse('file.broken')
    case 'voice':
      return keepVoice(place, bytes, found.type)
    default:
      return keepPhoto(place, bytes, found.kind)
  }
}

async function keepPhoto(
  { store, community }: Place,
  bytes: Uint8Array,
  kind: PhotoKind,
): Promise<Result<Kept, UploadRefused>> {
  const photo = await remakePhoto(bytes, kind)
  if (!photo.ok)
    return photo.code === 'file.broken' ? photo : refuse(photo.code, { megapixels: mostPixels / 1e6 })
  const kept = await store.keepBoth(community, [photo.value.bytes, photo.value.thumb])
  if (!kept.ok) return kept
  const [hash, thumb] = kept.value
  const { width, height } = photo.value
  const size = { bytes: photo.value.bytes.byteLength, width, height }
  return ok({ kind: 'photo', hash, thumb, type: 'image/jpeg', ...size })
}

async function keepVoice(
  { store, community }: Place,
  bytes: Uint8Array,
  type: string,
): Promise<Result<Kept, UploadRefused>> {
  if (bytes.byteLength > uploadLimits.voiceBytes) return tooLarge(uploadLimits.voiceBytes)
  const hash = await store.keep(community, bytes)
  if (!hash.ok) return hash
  const size = { bytes: bytes.byteLength, width: null, height: null }
  return ok({ kind: 'voice', hash: hash.value, thumb: null, type, ...size })
}

function tooLarge(most: number): Refusal<'file.too_large'> {
  return refuse('file.too_large', { megabytes: most / 1e6 })
}
