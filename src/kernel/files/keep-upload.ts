import type { CommunityId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { keepPhoto } from './photo.ts'
import { sniff } from './sniff.ts'
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
  | 'file.not_a_photo'
  | 'file.broken'
  | 'file.empty'
  | 'file.disk_full'

export const uploadLimits = { photos: 9, voices: 1, photoBytes: 20_000_000, voiceBytes: 10_000_000 } as const

/** Judges one upload by its bytes and keeps it: photos written anew, voice as it is. */
export async function keepUpload(
  store: FileStore,
  community: CommunityId,
  { name, bytes }: Upload,
): Promise<Result<Kept, UploadRefused>> {
  const short = name.slice(-40)
  if (bytes.byteLength === 0) return refuse('file.empty', { name: short })
  if (bytes.byteLength > uploadLimits.photoBytes)
    return refuse('file.too_large', { name: short, megabytes: uploadLimits.photoBytes / 1e6 })
  const found = await sniff(bytes)
  if (!found) return refuse('file.not_a_photo', { name: short })
  if (found.kind === 'voice') return keepVoice(store, community, { name: short, bytes, type: found.type })
  const photo = await keepPhoto(bytes, found.kind === 'heic')
  if (!photo.ok) return refuse('file.broken', { name: short })
  const { width, height } = photo.value
  const hash = await store.keep(community, photo.value.bytes)
  if (!hash.ok) return hash
  const thumb = await store.keep(community, photo.value.thumb)
  if (!thumb.ok) return thumb
  return ok({
    kind: 'photo',
    hash: hash.value,
    thumb: thumb.value,
    type: 'image/jpeg',
    bytes: photo.value.bytes.byteLength,
    width,
    height,
  })
}

async function keepVoice(
  store: FileStore,
  community: CommunityId,
  { name, bytes, type }: Upload & { readonly type: string },
): Promise<Result<Kept, UploadRefused>> {
  if (bytes.byteLength > uploadLimits.voiceBytes)
    return refuse('file.too_large', { name, megabytes: uploadLimits.voiceBytes / 1e6 })
  const hash = await store.keep(community, bytes)
  if (!hash.ok) return hash
  return ok({
    kind: 'voice',
    hash: hash.value,
    thumb: null,
    type,
    bytes: bytes.byteLength,
    width: null,
    height: null,
  })
}
